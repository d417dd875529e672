import type { Deps } from '../context.ts';
import { Refusal } from '../shared/refusal.ts';
import { deleteHeader, listColumns, listHeaders } from './header.store.ts';
import { headerKey, type CorrectedField, type HeaderCorrection } from './import/corrections.ts';
import { requireProgramme } from './programme.service.ts';
import type { RosterColumnRow, RosterHeaderRow } from './roster-import.entity.ts';

/** More than any office invents; they are kept with every import. */
const MOST_REMEMBERED = 150;

/** What clerks said of a programme's headers, the latest first. Throws NOT_FOUND. */
export async function rememberedHeaders(
  deps: Deps,
  programmeCode: string,
): Promise<RosterHeaderRow[]> {
  const { code } = await requireProgramme(deps, programmeCode);
  return listHeaders(deps.database.read, code, MOST_REMEMBERED);
}

export async function rememberedCorrections(
  deps: Deps,
  programmeCode: string,
): Promise<HeaderCorrection[]> {
  const headers = await rememberedHeaders(deps, programmeCode);
  return headers.map(({ header, field }) => ({ header, field: field as CorrectedField }));
}

/** From the next file on the header is understood by its name again. Throws NOT_FOUND. */
export async function forgetHeader(
  deps: Deps,
  programmeCode: string,
  header: string,
): Promise<void> {
  const { code } = await requireProgramme(deps, programmeCode);
  const isForgotten = await deps.database.write((writer) =>
    deleteHeader(writer, code, headerKey(header)),
  );
  if (!isForgotten)
    throw new Refusal(
      'NOT_FOUND',
      '这个补贴项目没有记住这个表头，请照 rememberedHeaders 里的原样填写。',
    );
}

/** How every header of a roster's file was taken; none for rosters older than this list. */
export function headersOfRoster(deps: Deps, rosterId: number): Promise<RosterColumnRow[]> {
  return listColumns(deps.database.read, rosterId);
}

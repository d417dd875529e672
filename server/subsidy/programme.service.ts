import type { Deps } from '../context.ts';
import { isPeriod, type Period } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import { staffNames } from '../staff/staff.service.ts';
import type { ProgrammeRateRow, ProgrammeRevisionRow } from './programme.entity.ts';
import {
  publicColumnsSince,
  rateFor,
  refuseOtherPeriod,
  type PublicColumn,
  type SubsidyProgramme,
} from './programme.ts';
import * as store from './programme.store.ts';

/** In the order they came, retired ones included: their rosters stay. */
export function listProgrammes(deps: Deps): Promise<SubsidyProgramme[]> {
  return store.listProgrammes(deps.database.read);
}

export function programmesByCode(deps: Deps): Promise<ReadonlyMap<string, SubsidyProgramme>> {
  return store.programmesByCode(deps.database.read);
}

/** Which columns of a roster of this programme, imported then, are public. */
export async function publicColumnsOf(
  deps: Deps,
): Promise<(code: string, importedAt: Date) => PublicColumn[]> {
  const wordings = Map.groupBy(await store.listWordings(deps.database.read), ({ code }) => code);
  return (code, importedAt) => publicColumnsSince(wordings.get(code) ?? [], importedAt);
}

/** Throws NOT_FOUND with where to look. */
export async function requireProgramme(deps: Deps, code: string): Promise<SubsidyProgramme> {
  const programme = (await programmesByCode(deps)).get(code);
  if (programme === undefined)
    throw new Refusal('NOT_FOUND', '没有这个补贴项目代码，请用 programmes 查询可用的代码。');
  return programme;
}

/**
 * The programme a roster or an allocation of this period is of. Throws BAD_INPUT for an unknown
 * code or a period that is none of the programme's, WRONG_STATE for a retired programme.
 */
export async function programmeOfPeriod(
  deps: Deps,
  { programmeCode, period }: { readonly programmeCode: string; readonly period: Period },
): Promise<SubsidyProgramme> {
  const programmes = await listProgrammes(deps);
  const programme = programmes.find(({ code }) => code === programmeCode);
  if (programme === undefined)
    throw new Refusal('BAD_INPUT', `没有这个补贴项目代码。可用的有：${codesOf(programmes)}。`);
  if (programme.isRetired)
    throw new Refusal(
      'WRONG_STATE',
      `${programme.name}已经停用。可用的有：${codesOf(programmes)}。`,
    );
  if (!isPeriod(period))
    throw new Refusal(
      'BAD_INPUT',
      '期次 period 应写成 2026、2026-10、2026-Q3 或 2026-H1，请改后重试。',
    );
  refuseOtherPeriod(programme, period);
  return programme;
}

function codesOf(programmes: readonly SubsidyProgramme[]): string {
  const inUse = programmes.filter(({ isRetired }) => !isRetired);
  return inUse.map(({ code, name }) => `${code}（${name}）`).join('、');
}

/** What a programme said over time, newest first, with the names of those who changed it. */
export async function programmeHistory(
  deps: Deps,
  code: string,
): Promise<(ProgrammeRevisionRow & { by: string | null })[]> {
  await requireProgramme(deps, code);
  const revisions = await store.listProgrammeRevisions(deps.database.read, code);
  return named(deps, revisions);
}

/** The rates of a programme, the newest first, with the names of those who set them. */
export async function ratesOf(
  deps: Deps,
  code: string,
): Promise<(ProgrammeRateRow & { by: string | null })[]> {
  return named(deps, (await store.listRates(deps.database.read, code)).toReversed());
}

/** Null when no rate was set for the period or before. */
export async function rateOfPeriod(
  deps: Deps,
  code: string,
  period: Period,
): Promise<ProgrammeRateRow | null> {
  return rateFor(await store.listRates(deps.database.read, code), period);
}

async function named<Row extends { readonly staffId: number | null }>(
  deps: Deps,
  rows: readonly Row[],
): Promise<(Row & { by: string | null })[]> {
  const names = await staffNames(
    deps,
    rows.flatMap(({ staffId }) => staffId ?? []),
  );
  return rows.map((row) => ({ ...row, by: names.get(row.staffId ?? 0) ?? null }));
}

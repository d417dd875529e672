import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { checkAll, hasLength } from '../shared/check-all.ts';
import { plainDecimal } from '../shared/money.ts';
import { isPeriod } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import type { ReadRow, RosterProblem } from './import/reading.ts';
import { problem } from './import/problem.ts';
import type { SubsidyProgramme } from './programme.ts';
import type { ProgrammeRateRow } from './proof.entity.ts';
import { insertRate, listRates } from './proof.store.ts';
import { requireProgramme } from './roster.service.ts';

export interface NewRate {
  readonly programmeCode: string;
  readonly fromPeriod: string;
  /** Yuan for one unit, up to seven places. */
  readonly rate: string;
  readonly document: string;
}

/** Sets a programme's rate from a period on; what was before stays on record. Throws BAD_INPUT. */
export async function setRate(deps: Deps, actor: Actor, input: NewRate): Promise<void> {
  const { programmeCode, fromPeriod } = input;
  const programme = requireProgramme(programmeCode);
  const document = input.document.trim();
  checkAll(
    [programme.arithmetic === 'area', `${programme.name}没有统一标准，不用登记`],
    [isPeriod(fromPeriod), '起始期次 fromPeriod 应写成 2026、2026-10、2026-Q3 或 2026-H1'],
    [/^\d{1,6}(\.\d{1,7})?$/.test(input.rate), '标准 rate 是每单位的元数，最多 7 位小数'],
    [hasLength(document, 1, 100), '请写明定标准的文件，最多 100 字'],
  );
  const signed = { recordedById: actor.staffId, recordedAt: deps.clock.now() };
  const rate = plainDecimal(input.rate);
  const number = (await listRates(deps.database.read, programmeCode)).length + 1;
  await deps.database
    .write((writer) =>
      insertRate(writer, { programmeCode, number, fromPeriod, rate, document, ...signed }),
    )
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw new Refusal('STALE', '别人刚刚登记了标准，请看过最新的再登记。');
    });
}

/** Every rate a programme ever had, oldest record first. */
export function ratesOf(deps: Deps, programmeCode: string): Promise<ProgrammeRateRow[]> {
  return listRates(deps.database.read, programmeCode);
}

/**
 * Rates of the file that are not the programme's for the period, each told once with its rows. Of
 * two records for one period the later holds; before the first record nothing is known.
 */
export async function strangeRates(
  deps: Deps,
  { code }: SubsidyProgramme,
  period: string,
  rows: readonly ReadRow[],
): Promise<RosterProblem[]> {
  const rate = (await ratesOf(deps, code)).filter(({ fromPeriod }) => fromPeriod <= period);
  const inForce = rate.toSorted(byPeriodThenNumber).at(-1)?.rate;
  if (inForce === undefined) return [];
  const strange = new Map<string, { first: ReadRow; count: number }>();
  for (const row of rows) {
    if (row.rate === null || row.rate === inForce) continue;
    const known = strange.get(row.rate) ?? { first: row, count: 0 };
    strange.set(row.rate, { ...known, count: known.count + 1 });
  }
  return [...strange].map(([written, { first, count }]) =>
    problem(
      'RATE_DIFFERS',
      { sheet: first.sheet, row: first.row, column: null },
      written,
      inForce,
      String(count),
    ),
  );
}

function byPeriodThenNumber(a: ProgrammeRateRow, b: ProgrammeRateRow): number {
  return a.fromPeriod < b.fromPeriod ? -1 : a.fromPeriod > b.fromPeriod ? 1 : a.number - b.number;
}

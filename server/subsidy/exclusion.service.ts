import type { Deps } from '../context.ts';
import { carriersOfRosters } from '../disclosure/publication.service.ts';
import { daysOfPeriod } from '../shared/period.ts';
import type { ReadRow, RosterProblem } from './import/reading.ts';
import { problem } from './import/problem.ts';
import { findProgramme, type SubsidyProgramme } from './programme.ts';
import { findOnOtherRosters } from './proof.store.ts';

const CHUNK = 500;

/**
 * Rows of persons who stand on a published roster of a programme that this one excludes, for days
 * both cover (特困 and 低保 at once).
 */
export async function excludedPersons(
  deps: Deps,
  { excludes }: SubsidyProgramme,
  period: string,
  rows: readonly ReadRow[],
): Promise<RosterProblem[]> {
  if (excludes.length === 0) return [];
  const problems: RosterProblem[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    const chunk = rows.slice(from, from + CHUNK);
    const keyed = chunk.map((row) => ({ row, personKey: deps.vault.personKey(row.idNumber) }));
    const names = await otherProgrammes(deps, excludes, period, keyed);
    for (const { row, personKey } of keyed) {
      const name = names.get(personKey);
      const place = { sheet: row.sheet, row: row.row, column: null };
      if (name !== undefined) problems.push(problem('PROGRAMMES_EXCLUDE', place, name));
    }
  }
  return problems;
}

async function otherProgrammes(
  deps: Deps,
  excludes: readonly string[],
  period: string,
  keyed: readonly { readonly personKey: string }[],
): Promise<ReadonlyMap<string, string>> {
  const keys = keyed.map(({ personKey }) => personKey);
  const found = await findOnOtherRosters(deps.database.read, keys, excludes);
  const overlapping = found.filter((other) => overlaps(other.period, period));
  const ids = [...new Set(overlapping.map(({ rosterId }) => Number(rosterId)))];
  const carriers = await carriersOfRosters(deps, ids);
  return new Map(
    overlapping
      .filter(({ rosterId }) => carriers.has(Number(rosterId)))
      .map((other) => [
        other.personKey,
        `${findProgramme(other.programmeCode)!.name}（${other.period}）`,
      ]),
  );
}

function overlaps(one: string, other: string): boolean {
  const [a, b] = [daysOfPeriod(one), daysOfPeriod(other)];
  return a.from <= b.to && b.from <= a.to;
}

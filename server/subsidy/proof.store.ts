import { In, type SelectQueryBuilder } from 'typeorm';
import type { Reader } from '../database/database.ts';
import type { ExcludedRow, UsedRate } from './proof.ts';
import { RosterEntryRow, RosterProblemRow, RosterRow } from './roster.entity.ts';
import type { PersonSum } from './roster-changes.ts';

const CHUNK = 2000;

/** What the file itself was told to have wrong, in its order. */
export function listFileProblems(reader: Reader, rosterId: number): Promise<RosterProblemRow[]> {
  return reader.find(RosterProblemRow, { where: { rosterId }, order: { position: 'ASC' } });
}

/** Every roster of these programmes, drafts included. */
export function listRostersOf(
  reader: Reader,
  programmeCodes: readonly string[],
): Promise<Pick<RosterRow, 'id' | 'programmeCode' | 'period'>[]> {
  return reader.find(RosterRow, {
    select: { id: true, programmeCode: true, period: true },
    where: { programmeCode: In([...programmeCodes]) },
  });
}

export async function listUsedRates(reader: Reader, rosterId: number): Promise<UsedRate[]> {
  const rows = await rowsOf(reader, rosterId)
    .select('entry.rate', 'rate')
    .addSelect('COUNT(*)', 'rowCount')
    .andWhere('entry.rate IS NOT NULL')
    .groupBy('entry.rate')
    .orderBy('MIN(entry.position)')
    .getRawMany<{ rate: string; rowCount: string | number }>();
  return rows.map(({ rate, rowCount }) => ({ rate, rowCount: Number(rowCount) }));
}

/** The rows whose person also stands on one of the others, once for each of these. */
export async function listRowsAlsoOn(
  reader: Reader,
  rosterId: number,
  others: readonly number[],
): Promise<ExcludedRow[]> {
  if (others.length === 0) return [];
  const rows = await rowsOf(reader, rosterId)
    .innerJoin(RosterEntryRow, 'other', 'other.personKey = entry.personKey')
    .select('entry.position', 'position')
    .addSelect('entry.sheet', 'sheet')
    .addSelect('entry.sheetRow', 'sheetRow')
    .addSelect('other.rosterId', 'otherRosterId')
    .distinct(true)
    .andWhere('other.rosterId IN (:...others)', { others })
    .orderBy('entry.position')
    .addOrderBy('other.rosterId')
    .getRawMany<ExcludedRow>();
  return rows;
}

/**
 * Each person of a roster with the sum of their rows, in the order they first appear. Read and added
 * up a chunk at a time: SQLite would hold up everybody else while it groups thirty thousand rows.
 */
export async function listPersonSums(reader: Reader, rosterId: number): Promise<PersonSum[]> {
  const sums = new Map<string, PersonSum>();
  for (let after = 0; ;) {
    const rows = await rowsOf(reader, rosterId)
      .select('entry.personKey', 'personKey')
      .addSelect('entry.amountFen', 'amountFen')
      .addSelect('entry.position', 'position')
      .andWhere('entry.position > :after', { after })
      .orderBy('entry.position')
      .limit(CHUNK)
      .getRawMany<{ personKey: string; amountFen: string | number; position: number }>();
    for (const { personKey, amountFen, position } of rows) {
      const known = sums.get(personKey) ?? { personKey, amountFen: 0, position };
      sums.set(personKey, { ...known, amountFen: known.amountFen + Number(amountFen) });
    }
    const last = rows.at(-1);
    if (last === undefined) return [...sums.values()];
    after = last.position;
    await new Promise(setImmediate);
  }
}

export function listEntriesAt(
  reader: Reader,
  rosterId: number,
  positions: readonly number[],
): Promise<RosterEntryRow[]> {
  return reader.findBy(RosterEntryRow, { rosterId, position: In([...positions]) });
}

function rowsOf(reader: Reader, rosterId: number): SelectQueryBuilder<RosterEntryRow> {
  return reader
    .createQueryBuilder(RosterEntryRow, 'entry')
    .where('entry.rosterId = :rosterId', { rosterId });
}

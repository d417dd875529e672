import { In, MoreThan } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { insertRows } from '../database/insert-rows.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { unpackRows, type PackedRows } from './packed-rows.ts';
import { RosterColumnRow } from './roster-import.entity.ts';
import { RosterEntryRow, RosterProblemRow, RosterRow, RosterVillageRow } from './roster.entity.ts';

/** Rows in one INSERT: enough to be quick, few enough for SQLite's 32,766 parameters. */
const CHUNK = 500;
/** Packs of rows taken together for one INSERT. */
const PACKS = 5;

/** A roster with everything that was read of its file; each row knows the roster's id. */
export interface RosterParts {
  readonly roster: RosterRow;
  /** In the order of the file. */
  readonly entries: readonly PackedRows<RosterEntryRow>[];
  readonly villages: readonly RosterVillageRow[];
  readonly problems: readonly RosterProblemRow[];
  readonly columns: readonly RosterColumnRow[];
}

/**
 * The id of a roster that is still to be made. The row is taken back in the same transaction, so
 * nobody ever sees it; the number is spent and is nobody else's, on both databases.
 */
export async function reserveRosterId(
  writer: Writer,
  roster: Omit<RosterRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(RosterRow, { ...roster });
  const { id } = identifiers[0] as { id: number };
  await writer.delete(RosterRow, id);
  return id;
}

/** Inserts a roster under its reserved id. `goOn` is asked now and then and may throw. */
export async function insertRoster(
  writer: Writer,
  parts: RosterParts,
  goOn: () => void,
): Promise<void> {
  await writer.insert(RosterRow, { ...parts.roster });
  for (let from = 0; from < parts.entries.length; from += PACKS) {
    const packs = parts.entries.slice(from, from + PACKS);
    await insertAll(writer, RosterEntryRow, packs.flatMap(unpackRows), goOn);
  }
  await insertAll(writer, RosterVillageRow, parts.villages, goOn);
  await insertAll(writer, RosterProblemRow, parts.problems, goOn);
  await insertAll(writer, RosterColumnRow, parts.columns, goOn);
}

/** Inserts in chunks and lets other work in between, so that a long import starves nobody. */
async function insertAll<
  T extends RosterEntryRow | RosterVillageRow | RosterProblemRow | RosterColumnRow,
>(writer: Writer, entity: new () => T, rows: readonly T[], goOn: () => void): Promise<void> {
  for (let start = 0; start < rows.length; start += CHUNK) {
    goOn();
    await insertRows(writer, entity, rows.slice(start, start + CHUNK));
    await new Promise(setImmediate);
  }
}

export function findRoster(reader: Reader, id: number): Promise<RosterRow | null> {
  return reader.findOneBy(RosterRow, { id });
}

export async function findRosterIds(
  reader: Reader,
  programmeCode: string,
  period: string,
): Promise<number[]> {
  const rows = await reader.find(RosterRow, {
    select: { id: true },
    where: { programmeCode, period },
  });
  return rows.map(({ id }) => id);
}

export async function findRosters(
  reader: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, RosterRow>> {
  if (ids.length === 0) return new Map();
  const rows = await reader
    .createQueryBuilder(RosterRow, 'roster')
    .where('roster.id IN (:...ids)', { ids })
    .getMany();
  return new Map(rows.map((row) => [row.id, row]));
}

export async function listVillageSums(
  reader: Reader,
  rosterIds: readonly number[],
): Promise<RosterVillageRow[]> {
  if (rosterIds.length === 0) return [];
  return reader
    .createQueryBuilder(RosterVillageRow, 'sum')
    .where('sum.rosterId IN (:...rosterIds)', { rosterIds })
    .orderBy('sum.rosterId')
    .addOrderBy('sum.villageCode')
    .getMany();
}

/** A page of rows in the order of the file, of one village when it is named. */
export async function pageEntries(
  reader: Reader,
  rosterId: number,
  villageCode: string | null,
  request: PageRequest,
): Promise<Page<RosterEntryRow>> {
  const after = decodeCursor(request) ?? 0;
  const where = { rosterId, ...(villageCode === null ? {} : { villageCode }) };
  const [fetched, totalCount] = await Promise.all([
    reader.find(RosterEntryRow, {
      where: { ...where, position: MoreThan(after) },
      order: { position: 'ASC' },
      take: request.first + 1,
    }),
    reader.countBy(RosterEntryRow, where),
  ]);
  return pageOf(fetched, request, totalCount, ({ position }) => position);
}

/** Reads all rows of a roster in order, a chunk at a time. */
export async function* everyEntry(
  reader: Reader,
  rosterId: number,
): AsyncGenerator<RosterEntryRow> {
  let after = 0;
  for (;;) {
    const rows = await reader.find(RosterEntryRow, {
      where: { rosterId, position: MoreThan(after) },
      order: { position: 'ASC' },
      take: CHUNK,
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.position;
  }
}

/** What each row promises, in order, without anything of the person. */
export function listAmounts(
  reader: Reader,
  rosterId: number,
): Promise<Pick<RosterEntryRow, 'position' | 'amountFen'>[]> {
  return reader
    .createQueryBuilder(RosterEntryRow, 'entry')
    .select(['entry.rosterId', 'entry.position', 'entry.amountFen'])
    .where('entry.rosterId = :rosterId', { rosterId })
    .orderBy('entry.position')
    .getMany();
}

export function findEntriesAt(
  reader: Reader,
  rosterId: number,
  positions: readonly number[],
): Promise<RosterEntryRow[]> {
  return reader.findBy(RosterEntryRow, { rosterId, position: In([...positions]) });
}

/** A row, and what its roster is of. */
export type EntryOfRoster = RosterEntryRow & Pick<RosterRow, 'programmeCode' | 'period'>;

/**
 * The newest rows whose file names this person as the householder, at most `most`; on drafts too:
 * the caller keeps what is public.
 */
export function findEntriesOfHousehold(
  reader: Reader,
  householderKey: string,
  most: number,
): Promise<EntryOfRoster[]> {
  return newestEntries(reader, 'entry.householderKey = :key', householderKey, most);
}

/** All rows of a person, on drafts too: the caller keeps what is public. */
export function findEntriesOfPerson(reader: Reader, personKey: string): Promise<EntryOfRoster[]> {
  return newestEntries(reader, 'entry.personKey = :key', personKey);
}

/** In one statement with their rosters: every look-up asks for them. */
async function newestEntries(
  reader: Reader,
  condition: string,
  key: string,
  most?: number,
): Promise<EntryOfRoster[]> {
  const { entities, raw } = await reader
    .createQueryBuilder(RosterEntryRow, 'entry')
    .innerJoin(RosterRow, 'roster', 'roster.id = entry.rosterId')
    .addSelect('roster.programmeCode', 'programmeCode')
    .addSelect('roster.period', 'period')
    .where(condition, { key })
    .orderBy('entry.rosterId', 'DESC')
    .addOrderBy('entry.position')
    .limit(most)
    .getRawAndEntities<Pick<RosterRow, 'programmeCode' | 'period'>>();
  return entities.map((entry, at) => {
    const { programmeCode, period } = raw[at]!;
    return Object.assign(entry, { programmeCode, period });
  });
}

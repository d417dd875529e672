import type { Deps } from '../context.ts';
import { maskName } from '../shared/mask.ts';
import { hideNumbers } from './import/file-text.ts';
import type { HeaderReading } from './import/headers.ts';
import { countRows, type PackedReading } from './import/packed-reading.ts';
import type { ReadRow, RosterProblem } from './import/reading.ts';
import type { RosterColumnRow, RosterImportRow } from './roster-import.entity.ts';
import type { RosterEntryRow, RosterProblemRow, RosterRow } from './roster.entity.ts';
import { rosterDigest, sumByVillage } from './roster.ts';
import { placeOf } from './roster.service.ts';
import { packRows, unpackRows, type PackedRows } from './packed-rows.ts';
import { reserveRosterId, type RosterParts } from './roster.store.ts';

interface RowPlace {
  readonly rosterId: number;
  readonly position: number;
}

/**
 * Rows sealed at one go, less than half a millisecond: then it is the turn of whoever else waits. A
 * look-up asks the database ten times, one answer after the other, and waits its turn each time.
 */
const AT_ONCE = 20;

/**
 * Everything that is stored of a reading, sealed for its place. The rows are taken out of the
 * reading as they are sealed: a hundred thousand are not kept twice. `sealedRows` is told how many
 * are done after each pack and may stop the work by throwing.
 */
export async function sealRoster(
  deps: Deps,
  job: RosterImportRow,
  reading: PackedReading,
  sealedRows: (done: number) => Promise<void>,
): Promise<RosterParts> {
  const facts = rosterFacts(deps, job, reading);
  // A row is sealed for its place, so the id comes first; the transaction then only inserts.
  const id = await deps.database.write((writer) => reserveRosterId(writer, facts));
  const digest = rosterDigest();
  const shared = remembered();
  const entries: PackedRows<RosterEntryRow>[] = [];
  const sums: Pick<RosterEntryRow, 'villageCode' | 'amountFen'>[] = [];
  for (let pack = reading.rows.shift(); pack !== undefined; pack = reading.rows.shift()) {
    const made: RosterEntryRow[] = [];
    const rows = unpackRows(pack);
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const place = { rosterId: id, position: sums.length + from + 1 };
      made.push(...sealedRowsFrom(deps, place, rows.slice(from, from + AT_ONCE), shared));
      await new Promise(setImmediate);
    }
    for (const entry of made) digest.add(entry);
    sums.push(...made.map(({ villageCode, amountFen }) => ({ villageCode, amountFen })));
    entries.push(packRows(made));
    await sealedRows(sums.length);
  }
  return {
    roster: { ...facts, id, contentHash: digest.done() },
    entries,
    villages: sumByVillage(sums).map((sum) => ({ rosterId: id, ...sum })),
    problems: reading.problems.map((problem, at) => problemRow(id, at + 1, problem)),
    columns: reading.headers.map((header, at) => columnRow(id, at + 1, header)),
  };
}

/** Hashes first, then seals: each in a run of its own is quicker than in turns. */
function sealedRowsFrom(
  deps: Deps,
  first: RowPlace,
  rows: readonly ReadRow[],
  shared: (text: string) => string,
): RosterEntryRow[] {
  const { vault } = deps;
  const keys = rows.map(({ idNumber, householderIdNumber: householder }) => ({
    personKey: vault.personKey(idNumber),
    householderKey: householder === null ? null : vault.personKey(householder),
  }));
  return rows.map((row, at) =>
    sealed(deps, { ...first, position: first.position + at }, row, keys[at]!, shared),
  );
}

function rosterFacts(
  deps: Deps,
  job: RosterImportRow,
  reading: PackedReading,
): Omit<RosterRow, 'id'> {
  return {
    programmeCode: job.programmeCode,
    period: job.period,
    fileName: job.fileName,
    fileHash: job.fileHash,
    contentHash: '',
    rowCount: reading.rowCount,
    storedRowCount: countRows(reading),
    blockingCount: reading.problems.filter(({ severity }) => severity === 'BLOCKING').length,
    totalFen: reading.totalFen,
    importedById: job.requestedById,
    importedAt: deps.clock.now(),
    columns: reading.columns.map((column) => ({
      ...column,
      sheet: hideNumbers(column.sheet),
      header: hideNumbers(column.header),
    })),
  };
}

/** Texts that come from another process are each of their own, and most rows say the same. */
function remembered(): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const same = known.get(text);
    if (same === undefined) known.set(text, text);
    return same ?? text;
  };
}

function sealed(
  deps: Deps,
  place: RowPlace,
  row: ReadRow,
  keys: Pick<RosterEntryRow, 'personKey' | 'householderKey'>,
  shared: (text: string) => string,
): RosterEntryRow {
  const kept = (text: string | null) => (text === null ? null : shared(text));
  return {
    ...place,
    ...keys,
    sheet: shared(hideNumbers(row.sheet).slice(0, 60)),
    sheetRow: row.row,
    villageCode: kept(row.villageCode),
    villagerGroup: kept(row.villageGroup),
    maskedName: shared(maskName(row.name)),
    nameSealed: deps.vault.seal(row.name, placeOf(place, 'name')),
    idNumberSealed: deps.vault.seal(row.idNumber, placeOf(place, 'id_number')),
    accountSealed: deps.vault.seal(row.account, placeOf(place, 'account')),
    quantity: kept(row.quantity),
    rate: kept(row.rate),
    supportMode: kept(row.supportMode),
    amountFen: row.amountFen,
  };
}

function problemRow(rosterId: number, position: number, problem: RosterProblem): RosterProblemRow {
  return {
    rosterId,
    position,
    sheet: hideNumbers(problem.sheet).slice(0, 60),
    sheetRow: problem.row,
    columnHeader: problem.column === null ? null : hideNumbers(problem.column).slice(0, 60),
    code: problem.code,
    severity: problem.severity,
    message: hideNumbers(problem.message).slice(0, 1000),
  };
}

function columnRow(rosterId: number, position: number, read: HeaderReading): RosterColumnRow {
  return {
    rosterId,
    position,
    sheet: hideNumbers(read.sheet).slice(0, 500),
    header: hideNumbers(read.header).slice(0, 60),
    letter: read.column,
    field: read.field,
    isCorrected: read.isCorrected,
  };
}

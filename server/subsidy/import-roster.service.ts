import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { sha256Hex } from '../shared/crypto.ts';
import { hideLongNumbers, maskName } from '../shared/mask.ts';
import { Refusal } from '../shared/refusal.ts';
import { findTown, listVillages } from '../town/town.service.ts';
import { readRosterInWorker } from './import/read-roster.ts';
import type { ReadRow, RosterFile, RosterProblem, RosterReading } from './import/reading.ts';
import type { Places } from './import/villages.ts';
import { programmeOfPeriod } from './programme.service.ts';
import type { RosterEntryRow, RosterProblemRow, RosterRow } from './roster.entity.ts';
import { rosterDigest, sumByVillage } from './roster.ts';
import { placeOf } from './roster.service.ts';
import { insertRoster, reserveRosterId } from './roster.store.ts';

export interface RosterImport {
  readonly programmeCode: string;
  readonly period: string;
}

/** Rows sealed at one go, some ten milliseconds: then it is the turn of whoever else waits. */
const CHUNK = 500;

/**
 * Reads an office's file into a new draft: every data row is stored or listed as a problem. The
 * draft is there as a whole or not at all. Returns its id.
 * Throws BAD_INPUT, FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE, FILE_UNSUPPORTED, WRONG_STATE.
 */
export async function importRoster(
  deps: Deps,
  actor: Actor,
  input: RosterImport,
  file: RosterFile,
): Promise<number> {
  const programme = await programmeOfPeriod(deps, input);
  const reading = await readRosterInWorker(file, programme, await placesOf(deps));
  const facts = rosterFacts(deps, actor, input, file, reading);
  // A row is sealed for its place, so the id comes first; the transaction then only inserts.
  const id = await deps.database.write((writer) => reserveRosterId(writer, facts));
  const digest = rosterDigest();
  const sheetLabel = remembered((sheet) => hideNumbers(sheet).slice(0, 60));
  const entries = await inChunks(reading.rows, (rows, from) => {
    // Hashing first, then sealing: each in a run of its own is quicker than in turns.
    const keys = rows.map(({ idNumber }) => deps.vault.personKey(idNumber));
    const made = rows.map((row, at) => {
      const place = { rosterId: id, position: from + at + 1 };
      return sealed(deps, place, row, { sheet: sheetLabel(row.sheet), personKey: keys[at]! });
    });
    for (const entry of made) digest.add(entry);
    return made;
  });
  const problems = await inChunks(reading.problems, (chunk, from) =>
    chunk.map((problem, at) => problemRow(id, from + at + 1, problem)),
  );
  const villages = sumByVillage(entries).map((sum) => ({ rosterId: id, ...sum }));
  const roster = { ...facts, id, contentHash: digest.done() };
  await deps.database.write((writer) =>
    insertRoster(writer, { roster, entries, villages, problems }),
  );
  return id;
}

/** While the demo town loads, the town comes last: until then no prefix is taken for its name. */
async function placesOf(deps: Deps): Promise<Places> {
  const villages = await listVillages(deps);
  try {
    return { townName: (await findTown(deps)).name, villages };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return { townName: '', villages };
    throw error;
  }
}

function rosterFacts(
  deps: Deps,
  actor: Actor,
  { programmeCode, period }: RosterImport,
  file: RosterFile,
  reading: RosterReading,
): Omit<RosterRow, 'id'> {
  return {
    programmeCode,
    period,
    fileName: hideLongNumbers(file.name).slice(0, 200),
    fileHash: sha256Hex(file.bytes),
    contentHash: '',
    rowCount: reading.rowCount,
    storedRowCount: reading.rows.length,
    blockingCount: reading.problems.filter(({ severity }) => severity === 'BLOCKING').length,
    totalFen: reading.totalFen,
    importedById: actor.staffId,
    importedAt: deps.clock.now(),
    columns: reading.columns.map((column) => ({
      ...column,
      sheet: hideNumbers(column.sheet),
      header: hideNumbers(column.header),
    })),
  };
}

async function inChunks<T, R>(
  items: readonly T[],
  make: (chunk: readonly T[], from: number) => R[],
): Promise<R[]> {
  const made: R[] = [];
  for (let from = 0; from < items.length; from += CHUNK) {
    made.push(...make(items.slice(from, from + CHUNK), from));
    await new Promise(setImmediate);
  }
  return made;
}

/** Ten thousand rows of a sheet have one name. */
function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    known.set(text, made);
    return made;
  };
}

function sealed(
  deps: Deps,
  place: { readonly rosterId: number; readonly position: number },
  row: ReadRow,
  known: Pick<RosterEntryRow, 'sheet' | 'personKey'>,
): RosterEntryRow {
  return {
    ...place,
    ...known,
    sheetRow: row.row,
    villageCode: row.villageCode,
    villagerGroup: row.villageGroup,
    maskedName: maskName(row.name),
    nameSealed: deps.vault.seal(row.name, placeOf(place, 'name')),
    idNumberSealed: deps.vault.seal(row.idNumber, placeOf(place, 'id_number')),
    accountSealed: deps.vault.seal(row.account, placeOf(place, 'account')),
    quantity: row.quantity,
    rate: row.rate,
    supportMode: row.supportMode,
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

/** Sheet names and headers are free text too: a mobile number in one is hidden like an account. */
function hideNumbers(text: string): string {
  return hideLongNumbers(text).replace(/\p{Nd}{11,}[Xx]?/gu, '＊');
}

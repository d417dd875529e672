import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { sha256Hex } from '../shared/crypto.ts';
import { hideLongNumbers, maskName } from '../shared/mask.ts';
import { Refusal } from '../shared/refusal.ts';
import { listVillages } from '../town/town.service.ts';
import { readRosterInWorker } from './import/read-roster.ts';
import type { ReadRow, RosterFile, RosterProblem } from './import/reading.ts';
import { PROGRAMMES, findProgramme } from './programme.ts';
import type { RosterEntryRow, RosterProblemRow, RosterRow } from './roster.entity.ts';
import { isPeriod, rosterDigest, sumByVillage, type RosterLine } from './roster.ts';
import { placeOf } from './roster.service.ts';
import { insertRoster } from './roster.store.ts';

export interface RosterImport {
  readonly programmeCode: string;
  readonly period: string;
}

/**
 * Reads an office's file into a new draft: every data row is stored or listed as a problem. The
 * draft is there as a whole or not at all. Returns its id.
 * Throws BAD_INPUT, FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE, FILE_UNSUPPORTED.
 */
export async function importRoster(
  deps: Deps,
  actor: Actor,
  input: RosterImport,
  file: RosterFile,
): Promise<number> {
  const programme = findProgramme(input.programmeCode);
  if (programme === undefined)
    throw new Refusal(
      'BAD_INPUT',
      `没有这个补贴项目代码。可用的有：${PROGRAMMES.map(({ code, name }) => `${code}（${name}）`).join('、')}。`,
    );
  if (!isPeriod(input.period))
    throw new Refusal('BAD_INPUT', '期次 period 应写成 2026、2026-10 或 2026-Q3，请改后重试。');

  const reading = await readRosterInWorker(file, programme, await listVillages(deps));
  const prepared = prepareLines(deps, reading.rows);
  const roster: Omit<RosterRow, 'id'> = {
    programmeCode: programme.code,
    period: input.period,
    fileName: hideLongNumbers(file.name).slice(0, 200),
    fileHash: sha256Hex(file.bytes),
    contentHash: digestOf(prepared),
    rowCount: reading.rowCount,
    storedRowCount: reading.rows.length,
    blockingCount: reading.problems.filter(({ severity }) => severity === 'BLOCKING').length,
    totalFen: reading.totalFen,
    importedById: actor.staffId,
    importedAt: deps.clock.now(),
    columns: reading.columns.map((column) => ({
      ...column,
      sheet: hideLongNumbers(column.sheet),
      header: hideLongNumbers(column.header),
    })),
  };
  return deps.database.write((writer) =>
    insertRoster(writer, {
      roster,
      entries: (rosterId) => prepared.map((line) => sealed(deps, rosterId, line)),
      villages: (rosterId) => sumByVillage(prepared).map((sum) => ({ rosterId, ...sum })),
      problems: (rosterId) =>
        reading.problems.map((problem, index) => problemRow(rosterId, index + 1, problem)),
    }),
  );
}

interface PreparedLine extends RosterLine {
  readonly source: ReadRow;
}

function prepareLines(deps: Deps, rows: readonly ReadRow[]): PreparedLine[] {
  return rows.map((source, index) => ({
    source,
    position: index + 1,
    villageCode: source.villageCode,
    villagerGroup: source.villageGroup,
    personKey: deps.vault.personKey(source.idNumber),
    maskedName: maskName(source.name),
    quantity: source.quantity,
    rate: source.rate,
    supportMode: source.supportMode,
    amountFen: source.amountFen,
  }));
}

function digestOf(lines: readonly RosterLine[]): string {
  const digest = rosterDigest();
  for (const line of lines) digest.add(line);
  return digest.done();
}

function sealed(deps: Deps, rosterId: number, line: PreparedLine): RosterEntryRow {
  const { source, ...rest } = line;
  const place = { rosterId, position: line.position };
  return {
    rosterId,
    ...rest,
    sheet: hideLongNumbers(source.sheet).slice(0, 60),
    sheetRow: source.row,
    nameSealed: deps.vault.seal(source.name, placeOf(place, 'name')),
    idNumberSealed: deps.vault.seal(source.idNumber, placeOf(place, 'id_number')),
    accountSealed: deps.vault.seal(source.account, placeOf(place, 'account')),
  };
}

function problemRow(rosterId: number, position: number, problem: RosterProblem): RosterProblemRow {
  return {
    rosterId,
    position,
    sheet: hideLongNumbers(problem.sheet).slice(0, 60),
    sheetRow: problem.row,
    columnHeader: problem.column === null ? null : hideLongNumbers(problem.column).slice(0, 60),
    code: problem.code,
    severity: problem.severity,
    message: hideLongNumbers(problem.message).slice(0, 1000),
  };
}

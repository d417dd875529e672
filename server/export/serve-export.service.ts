import { Readable } from 'node:stream';
import { writeXlsxStream } from 'hucre/xlsx';
import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import { allColumns, shownColumns } from '../subsidy/public-columns.ts';
import { everyLine, everyPersonalLine } from '../subsidy/roster-lines.service.ts';
import { rosterFacts, type RosterFacts } from '../subsidy/roster.service.ts';
import { villagesByCode, type Village } from '../town/town.service.ts';
import { exportColumns, type ExportColumn, type ExportLine } from './columns.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv-line.ts';
import type { RosterExportRow } from './export.entity.ts';
import { decisionsOf, requireReceiver } from './export.service.ts';
import { stateOf, type ExportFormat } from './export.ts';
import { findExport, insertEvent, saveServed } from './export.store.ts';
import { figureCell, textCell } from './xlsx-cell.ts';

export interface ExportFile {
  readonly fileName: string;
  readonly type: string;
  /** Read a part at a time; breaks off when a row is missing. */
  readonly body: Readable;
}

const TYPES: Readonly<Record<ExportFormat, string>> = {
  CSV: 'text/csv; charset=utf-8',
  XLSX: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Rows written at one go. */
const CHUNK = 500;

/**
 * The file of an export, once. The record that it leaves is written first: without it nothing does.
 * Throws FORBIDDEN, NOT_FOUND, WRONG_STATE.
 */
export async function serveExport(deps: Deps, actor: Actor, id: number): Promise<ExportFile> {
  const row = await takeExport(deps, actor, id);
  const [facts, villages] = await Promise.all([
    rosterFacts(deps, [row.rosterId]),
    villagesByCode(deps),
  ]);
  const roster = facts.get(row.rosterId)!;
  const isPersonal = row.kind === 'PERSONAL';
  // Without names it goes to whoever may read the notice board, and tells no more than that.
  const shown = isPersonal ? allColumns(roster.fields) : shownColumns(roster);
  const columns = exportColumns({ ...roster.programme, shown, isPersonal });
  const lines = complete(exportLines(deps, row, villages), row.rowCount);
  return {
    fileName: fileNameOf(row, roster),
    type: TYPES[row.format],
    body: row.format === 'CSV' ? csvOf(lines, columns) : xlsxOf(lines, columns),
  };
}

/** Marks it as fetched and records that it leaves, both or neither. */
async function takeExport(deps: Deps, actor: Actor, id: number): Promise<RosterExportRow> {
  const at = deps.clock.now();
  return deps.database.write(async (writer) => {
    const row = await findExport(writer, id);
    if (row === null || row.requestedById !== actor.staffId)
      throw new Refusal('NOT_FOUND', '没有这份导出，或者不是您申请的，请核对编号。');
    requireReceiver(actor, row.kind);
    const state = stateOf(decisionsOf(row), at);
    if (state !== 'READY') throw new Refusal('WRONG_STATE', NOT_SERVED[state]);
    if (!(await saveServed(writer, id, at))) throw new Refusal('WRONG_STATE', NOT_SERVED.SERVED);
    const { rosterId, kind, format, rowCount, decidedById: consentedById } = row;
    const staffId = actor.staffId;
    const event = { exportId: id, rosterId, kind, format, rowCount, staffId, consentedById, at };
    await insertEvent(writer, event);
    return row;
  });
}

const NOT_SERVED = {
  PENDING: '还没有人同意这次导出，请等领导小组或党政办的另一位同事同意。',
  REFUSED: '这次导出没有得到同意，原因请看“导出记录”。',
  SERVED: '这份文件已经下载过了，一次申请只能下载一次。还需要的话请重新申请。',
  EXPIRED: '超过 24 小时没有下载，这次导出已经失效，请重新申请。',
} as const;

async function* exportLines(
  deps: Deps,
  { rosterId, kind }: RosterExportRow,
  villages: ReadonlyMap<string, Village>,
): AsyncGenerator<ExportLine> {
  const villageOf = (code: string | null) => villages.get(code ?? '')?.name ?? '';
  if (kind === 'PERSONAL')
    for await (const line of everyPersonalLine(deps, rosterId))
      yield { ...line, village: villageOf(line.villageCode) };
  else
    for await (const line of everyLine(deps, rosterId))
      yield {
        ...line,
        village: villageOf(line.villageCode),
        name: line.maskedName,
        maskedIdNumber: null,
        maskedAccount: null,
      };
}

/** Fails at the end when rows are missing: the browser then says that the file is broken. */
async function* complete<T>(lines: AsyncGenerator<T>, count: number): AsyncGenerator<T> {
  let passed = 0;
  for await (const line of lines) {
    passed += 1;
    yield line;
  }
  if (passed !== count) throw new Error(`an export of ${count} rows has ${passed}`);
}

function csvOf(lines: AsyncGenerator<ExportLine>, columns: readonly ExportColumn[]): Readable {
  return Readable.from(csvChunks(lines, columns), { objectMode: false, highWaterMark: 64 * 1024 });
}

async function* csvChunks(
  lines: AsyncGenerator<ExportLine>,
  columns: readonly ExportColumn[],
): AsyncGenerator<Buffer> {
  let held = BYTE_ORDER_MARK + csvLine(columns.map(({ header }) => header));
  let count = 0;
  for await (const line of lines) {
    held += csvLine(columns.map(({ cell }) => cell(line)));
    count += 1;
    if (count % CHUNK !== 0) continue;
    yield Buffer.from(held, 'utf8');
    held = '';
  }
  yield Buffer.from(held, 'utf8');
}

function xlsxOf(lines: AsyncGenerator<ExportLine>, columns: readonly ExportColumn[]): Readable {
  const stream = writeXlsxStream(xlsxRows(lines, columns), {
    name: '名册',
    columns: columns.map(({ header, width }) => ({ header, width })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]);
}

async function* xlsxRows(
  lines: AsyncGenerator<ExportLine>,
  columns: readonly ExportColumn[],
): AsyncGenerator<(string | number | null)[]> {
  for await (const line of lines)
    yield columns.map(({ cell, isFigure }) => (isFigure ? figureCell : textCell)(cell(line)));
}

function fileNameOf({ kind, format, rosterId }: RosterExportRow, roster: RosterFacts): string {
  const what = kind === 'PERSONAL' ? '完整姓名' : '公示内容';
  const { programme, period } = roster;
  return `${programme.name}-${period}-名册${rosterId}-${what}.${format.toLowerCase()}`;
}

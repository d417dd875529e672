import { readXlsx, writeXlsx } from 'hucre/xlsx';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { account, HEADER, idNumber } from '../../support/roster-files.ts';
import { importFile } from '../../support/rosters.ts';
import { figuresOf, printTable } from '../load/figures.ts';
import type { LoadJob, Loader, LoadResult } from '../load/load.ts';
import { watchMemory, type MemoryPeak } from './process.ts';
import { residentRequests } from './resident.ts';
import type { BenchTown } from './town.ts';

const BATCH = 500;
const CALM_SECONDS = 15;
/** Far more than a service hall asks, and far from what the server can do. */
const LOOK_UPS = { connections: 8, perSecond: 20 };

/** An import through the server, what it costs beside the least it could, and who notices it. */
export async function measureImport(
  town: BenchTown,
  loader: Loader,
  rows: number,
  rounds: number,
): Promise<void> {
  // The same file twice is one draft: each import has one of its own, made before it is measured.
  const files: File[] = [];
  for (let n = 0; n <= rounds; n += 1)
    files.push({ name: `${n}.xlsx`, bytes: await rosterFile(rows, n) });
  const lookUps = { ...LOOK_UPS, url: town.url, requests: residentRequests(town) };
  const alone: number[] = [];
  const least: number[] = [];
  const peaks: MemoryPeak[] = [];
  for (const file of files.slice(1)) {
    const memory = watchMemory(town.pid);
    const { seconds, rosterId } = await importOnce(town, file, rows);
    peaks.push(memory.done());
    alone.push(seconds);
    least.push(await parseAndInsert(town.connection, file.bytes, rosterId));
  }
  const calm = await loader.run({ ...lookUps, seconds: CALM_SECONDS });
  const busy = await lookUpsDuring(importOnce(town, files[0]!, rows), loader, lookUps);
  print(rows, { alone, least, peaks, calm: [calm], busy });
}

interface File {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function rosterFile(rows: number, which: number): Promise<Uint8Array> {
  const data = Array.from({ length: rows }, (_, at) => {
    const n = at + 1_000;
    return [at + 1 + which, '王桂兰', idNumber(n), account(n), 10, 131.42, 1314.2];
  });
  return writeXlsx({ sheets: [{ name: '前潘村', rows: [HEADER, ...data] }] });
}

async function importOnce(
  { clerk }: BenchTown,
  file: File,
  rows: number,
): Promise<{ seconds: number; rosterId: number }> {
  const began = performance.now();
  const { data, text } = await importFile(clerk, 'FARMLAND_FERTILITY', '2026', file);
  if (data?.storedRowCount !== rows) throw new Error(text.slice(0, 500));
  return { seconds: (performance.now() - began) / 1000, rosterId: Number(data.id) };
}

/** Seconds to read the same file and to insert the very rows the server made of it. */
async function parseAndInsert(
  connection: Connection,
  bytes: Uint8Array,
  rosterId: number,
): Promise<number> {
  await connection.query('DROP TABLE IF EXISTS plain_entry');
  await connection.query('CREATE TABLE plain_entry LIKE roster_entry');
  const [rows] = await connection.query<RowDataPacket[][]>({
    sql: 'SELECT * FROM roster_entry WHERE roster_id = ? ORDER BY position',
    values: [rosterId],
    rowsAsArray: true,
  });
  const began = performance.now();
  const { sheets } = await readXlsx(bytes);
  if (sheets[0]!.rows.length !== rows.length + 1) throw new Error('not the same file');
  await connection.beginTransaction();
  for (let from = 0; from < rows.length; from += BATCH)
    await connection.query('INSERT INTO plain_entry VALUES ?', [rows.slice(from, from + BATCH)]);
  await connection.commit();
  const seconds = (performance.now() - began) / 1000;
  await connection.query('DROP TABLE plain_entry');
  return seconds;
}

async function lookUpsDuring(
  work: Promise<unknown>,
  loader: Loader,
  lookUps: Omit<LoadJob, 'seconds'>,
): Promise<LoadResult[]> {
  let isDone = false;
  const end = work.finally(() => (isDone = true));
  const results: LoadResult[] = [];
  while (!isDone) results.push(await loader.run({ ...lookUps, seconds: 1 }));
  await end;
  return results;
}

function print(
  rows: number,
  measured: {
    readonly alone: readonly number[];
    readonly least: readonly number[];
    readonly peaks: readonly MemoryPeak[];
    readonly calm: readonly LoadResult[];
    readonly busy: readonly LoadResult[];
  },
): void {
  const { alone, least, peaks } = measured;
  const [calm, busy] = [figuresOf(measured.calm), figuresOf(measured.busy)];
  const count = rows.toLocaleString('en');
  const seconds = (all: readonly number[]) => all.map((one) => one.toFixed(1)).join(', ');
  const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
  const most = (part: keyof MemoryPeak) => Math.max(...peaks.map((peak) => peak[part])).toFixed(0);
  printTable(
    `Import of ${count} rows (.xlsx), ${alone.length}×`,
    ['what', 'measured'],
    [
      ['through the server', `${seconds(alone)} s`],
      ['parse, insert the same sealed rows', `${seconds(least)} s`],
      ['ratio', (sum(alone) / sum(least)).toFixed(2)],
      ['server process, peak above before', `${most('server')} MiB`],
      ['its reader process, peak', `${most('reader')} MiB`],
      ['both at one moment, above before', `${most('together')} MiB`],
      ['look-ups without an import', `p50 ${calm.p50.toFixed(1)}, p99 ${calm.p99.toFixed(1)} ms`],
      ['look-ups meanwhile', `p50 ${busy.p50.toFixed(1)}, p99 ${busy.p99.toFixed(1)} ms`],
      ['p99 is ×', (busy.p99 / calm.p99).toFixed(2)],
    ],
  );
}

import { writeXlsx } from 'hucre/xlsx';
import { gb18030 } from '../../support/gb18030.ts';
import type { RowDataPacket } from 'mysql2';
import type { Answer } from '../../support/client.ts';
import { bankFile, importReturn } from '../../support/payments.ts';
import { account, HEADER, row, sample } from '../../support/roster-files.ts';
import { importFile } from '../../support/rosters.ts';
import { workbookOf, workbookOfBytes, workbookStored, zipFile } from '../../support/zip-file.ts';
import { figuresOf, printTable } from '../load/figures.ts';
import type { LoadJob, Loader } from '../load/load.ts';
import { watchMemory } from './process.ts';
import { residentRequests } from './resident.ts';
import type { BenchTown } from './town.ts';

const SECONDS = 5;
const LOOK_UPS = { connections: 8, perSecond: 20 };

interface Hostile {
  readonly what: string;
  readonly name: string;
  readonly bytes: () => Uint8Array | Promise<Uint8Array>;
}

type Upload = (file: { name: string; bytes: Uint8Array }) => Promise<Answer<unknown>>;

const million = () => Array.from({ length: 1_000_000 }, (_, at) => at + 1);
const sheetRow = (n: number) =>
  `<row r="${n}"><c r="A${n}"><v>${(n * 7919) % 99_991}</v></c></row>`;
const text = (words: string) => Buffer.from(words, 'utf8');

/** Rosters that are refused: how soon, how much memory it takes, and what look-ups notice of it. */
const ROSTERS: readonly Hostile[] = [
  { what: 'zip bomb of 400 MB', name: 'a.xlsx', bytes: bomb },
  {
    what: 'zip that claims less than it holds',
    name: 'a.xlsx',
    bytes: () => workbookOfBytes(Buffer.alloc(400 * 1024 * 1024, 32), 1_000),
  },
  {
    what: 'half a workbook',
    name: 'a.xlsx',
    bytes: () => sample('farmland-fertility-2026.xlsx').subarray(0, 50_000),
  },
  {
    what: 'workbook with macros',
    name: 'a.xlsm',
    bytes: () => workbookOf('', { name: 'xl/vbaProject.bin', bytes: text('x') }),
  },
  {
    what: 'workbook with a password',
    name: 'a.xlsx',
    bytes: () =>
      writeXlsx({
        sheets: [{ name: '前潘村', rows: [HEADER, row(1)] }],
        encryption: { password: '123456', spinCount: 100_000 },
      }),
  },
  {
    what: 'workbook of a million rows',
    name: 'a.xlsx',
    bytes: () => workbookOf(million().map(sheetRow).join('')),
  },
  {
    what: '… with a prefix before every name',
    name: 'a.xlsx',
    bytes: () =>
      workbookOf(
        million()
          .map((n) => sheetRow(n).replaceAll(/(?<=<\/?)(?=[a-z])/g, 'x:'))
          .join(''),
      ),
  },
  {
    what: 'workbook of 260,000 rows, not compressed',
    name: 'a.xlsx',
    bytes: () => workbookStored(million().slice(0, 260_000).map(sheetRow).join('')),
  },
  {
    what: 'workbook of 500 rows of 4,000 cells',
    name: 'a.xlsx',
    bytes: () => workbookOf(`<row>${'<c><v>1</v></c>'.repeat(4_000)}</row>`.repeat(500)),
  },
  {
    what: 'CSV of a million rows',
    name: 'a.csv',
    bytes: () =>
      text(
        million()
          .map((n) => `${n},a,b`)
          .join('\n'),
      ),
  },
  { what: 'CSV of one row of 18 MB', name: 'a.csv', bytes: () => text('1,'.repeat(9_000_000)) },
  { what: 'CSV with zero bytes', name: 'a.csv', bytes: () => text('姓名,\0,金额') },
  {
    what: 'CSV of two encodings',
    name: 'a.csv',
    bytes: () =>
      Buffer.concat([
        gb18030(`${HEADER.join(',')}\n${row(1).join(',')}\n`),
        text(`${row(2, { 1: '欧阳修文' }).join(',')},高寨村\n`),
      ]),
  },
];

/** As many rows as a bank returns for a whole town, of people who are not on the roster. */
const OTHER_BANK_FILE: Hostile = {
  what: 'bank file of another programme, 10,000 rows',
  name: bankFile([]).name,
  bytes: () =>
    bankFile(
      Array.from({ length: 10_000 }, (_, at) => [
        account(at + 500_000),
        '王桂兰',
        '88.00',
        '成功',
        '',
        '2026-11-23',
      ]),
    ).bytes,
};

export async function measureHostile(town: BenchTown, loader: Loader): Promise<void> {
  const lookUps = { ...LOOK_UPS, url: town.url, requests: residentRequests(town) };
  const calm = figuresOf([await loader.run({ ...lookUps, seconds: SECONDS * 2 })]);
  const lines: string[][] = [['nothing', '', '', '', calm.p99.toFixed(1)]];
  const asRoster: Upload = (file) => importFile(town.clerk, 'FARMLAND_FERTILITY', '2026', file);
  for (const file of ROSTERS) lines.push(await measureFile(town, loader, lookUps, file, asRoster));
  const rosterId = await demoRoster(town);
  const asReturn: Upload = (file) => importReturn(town.clerk, rosterId, file);
  lines.push(await measureFile(town, loader, lookUps, OTHER_BANK_FILE, asReturn));
  printTable(
    'Files that are refused, one after the other for five seconds, beside 20 look-ups a second',
    ['file', 'refused as', 'slowest s', 'MiB above before', 'look-ups p99 ms'],
    lines,
  );
}

/** The demo town's, which was published in the office's way. */
async function demoRoster({ connection }: BenchTown): Promise<string> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT roster.id FROM roster JOIN edition ON edition.roster_id = roster.id
     WHERE edition.state = 'PUBLISHED' AND programme_code = 'FARMLAND_FERTILITY'
       AND period = '2026' AND roster.file_hash <> ''
     ORDER BY edition.number DESC LIMIT 1`,
  );
  return String((rows[0] as { id: number }).id);
}

async function measureFile(
  town: BenchTown,
  loader: Loader,
  lookUps: Omit<LoadJob, 'seconds'>,
  { what, name, bytes }: Hostile,
  upload: Upload,
): Promise<string[]> {
  const file = { name, bytes: await bytes() };
  // What look-ups need by themselves comes and goes and is not the file's.
  const calm = watchMemory(town.pid);
  await loader.run({ ...lookUps, seconds: SECONDS });
  const { server: alone } = calm.done();
  const memory = watchMemory(town.pid, alone);
  const load = loader.run({ ...lookUps, seconds: SECONDS });
  const began = performance.now();
  const codes = new Set<string>();
  let slowest = 0;
  while (performance.now() - began < SECONDS * 1_000) {
    const sent = performance.now();
    const { errors } = await upload(file);
    slowest = Math.max(slowest, performance.now() - sent);
    codes.add(errors[0]?.extensions.code ?? 'taken');
  }
  const { p99 } = figuresOf([await load]);
  const { together } = memory.done();
  const figures = [(slowest / 1_000).toFixed(2), together.toFixed(0), p99.toFixed(1)];
  return [what, [...codes].join(', '), ...figures];
}

function bomb(): Uint8Array {
  return zipFile(
    { name: '[Content_Types].xml', bytes: text('<Types/>') },
    { name: 'xl/worksheets/sheet1.xml', bytes: Buffer.alloc(400 * 1024 * 1024, 32) },
  );
}

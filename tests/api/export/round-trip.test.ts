import { read as readWithSheetJs, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RosterEntryRow } from '../../../server/subsidy/roster.entity.ts';
import type { PublicColumn } from '../../../server/subsidy/programme.ts';
import { readRosterFile } from '../../../server/subsidy/import/read-file.ts';
import { textOf } from '../../../server/subsidy/import/cell-text.ts';
import { readWorkbook } from '../../../server/subsidy/import/workbook.ts';
import { maskAccount, maskIdNumber, maskName } from '../../../server/shared/mask.ts';
import { plainDecimal } from '../../../server/shared/money.ts';
import type { Client } from '../../support/client.ts';
import { download, exportVerbs, granted } from '../../support/exports.ts';
import {
  account,
  FARMLAND,
  HEADER,
  idNumber,
  PLACES,
  programme,
  sample,
  xlsx,
} from '../../support/roster-files.ts';
import { importFile, importSample, SAMPLES } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let clerk: Client;
let leader: Client;
beforeAll(async () => {
  town = await openTown();
  clerk = await town.staff('roster');
  leader = await town.staff('leader');
});
afterAll(() => town.close());

type Format = 'CSV' | 'XLSX';
type Kind = 'MASKED' | 'PERSONAL';

async function exported(rosterId: string, format: Format, kind: Kind) {
  const asked = granted(await exportVerbs.request(clerk, rosterId, { format, kind }));
  if (asked.state === 'PENDING') granted(await exportVerbs.consent(leader, asked.id));
  const response = await download(clerk, asked.id);
  if (response.status !== 200) throw new Error(await response.text());
  return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers };
}

/** The rows of an exported file under their headers, as the importer reads cells. */
async function rowsOf(bytes: Uint8Array): Promise<Record<string, string>[]> {
  const [sheet] = await readWorkbook({ name: '名册', bytes });
  const [header, ...rows] = sheet!.rows;
  return rows.map((row) =>
    Object.fromEntries(header!.map((name, at) => [textOf(name), textOf(row[at] ?? null)])),
  );
}

const FORMATS: readonly [Format, Kind][] = [
  ['CSV', 'MASKED'],
  ['CSV', 'PERSONAL'],
  ['XLSX', 'MASKED'],
  ['XLSX', 'PERSONAL'],
];

describe.each(Object.keys(SAMPLES).filter((name) => !name.includes('faulty')))('%s', (name) => {
  const file = name as keyof typeof SAMPLES;
  let rosterId: string;
  beforeAll(async () => {
    rosterId = (await importSample(clerk, file)).id;
  });

  it.each(FORMATS)('comes back from %s, %s, as it went in, row by row', async (format, kind) => {
    const [code] = SAMPLES[file];
    const original = await readRosterFile({ name, bytes: sample(name) }, programme(code), PLACES);
    const { bytes } = await exported(rosterId, format, kind);
    const back = await rowsOf(bytes);
    const names = new Map(PLACES.villages.map((village) => [village.code, village.name]));
    const { recipient, unit } = programme(code);
    const quantity = unit === '亩' ? '补贴面积（亩）' : '保障人口';
    const rate = unit === '亩' ? '补贴标准（元/亩）' : '补贴标准（元）';
    const numeric = (text: string | undefined) => (text ? plainDecimal(text) : (text ?? ''));
    // Without whole names it tells what the programme publishes, and no more.
    const told = (column: PublicColumn, text: string | null) =>
      (kind === 'PERSONAL' || programme(code).publicColumns.includes(column)) && text ? text : '';
    expect(
      back.map((row) => [
        row['序号'],
        row['村'],
        row['村民组'] ?? '',
        row[recipient],
        row['身份证号码'],
        row['一卡通账号'],
        row['供养方式'] ?? '',
        numeric(row[quantity]),
        numeric(row[rate]),
        numeric(row['补贴金额（元）']),
      ]),
    ).toEqual(
      original.rows.map((row, at) => [
        String(at + 1),
        names.get(row.villageCode ?? '') ?? '',
        told('VILLAGER_GROUP', row.villageGroup),
        kind === 'PERSONAL' ? row.name : maskName(row.name),
        kind === 'PERSONAL' ? maskIdNumber(row.idNumber) : undefined,
        kind === 'PERSONAL' ? maskAccount(row.account) : undefined,
        told('SUPPORT_MODE', row.supportMode),
        numeric(told('QUANTITY', row.quantity)),
        numeric(told('RATE', row.rate)),
        plainDecimal(String(row.amountFen / 100)),
      ]),
    );
  });

  it.each(FORMATS)('tells in %s, %s, no whole number and no name it must not', async (...given) => {
    const [format, kind] = given;
    const { bytes } = await exported(rosterId, format, kind);
    const text = JSON.stringify(await rowsOf(bytes));
    const entries = await town.deps.database.read.findBy(RosterEntryRow, {
      rosterId: Number(rosterId),
    });
    const place = (position: number, column: string) => ({
      table: 'roster_entry',
      column,
      row: `${rosterId}:${position}`,
    });
    const secrets = entries.flatMap(({ position, idNumberSealed, accountSealed, nameSealed }) => [
      town.deps.vault.open(idNumberSealed, place(position, 'id_number')),
      town.deps.vault.open(accountSealed, place(position, 'account')),
      ...(kind === 'MASKED' ? [town.deps.vault.open(nameSealed, place(position, 'name'))] : []),
    ]);
    expect(secrets.filter((secret) => text.includes(`${secret}`))).toEqual([]);
    expect(text).not.toMatch(/\d{12,}/);
  });

  it('is read by the importer again: the same columns, and every number refused as masked', async () => {
    const [code] = SAMPLES[file];
    const { bytes } = await exported(rosterId, 'XLSX', 'PERSONAL');
    const again = await readRosterFile({ name: 'a.xlsx', bytes }, programme(code), PLACES);
    const original = await readRosterFile({ name, bytes: sample(name) }, programme(code), PLACES);
    expect(again.rowCount).toBe(original.rowCount);
    expect(again.totalFen).toBe(original.totalFen);
    const fields = again.columns.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['name', 'idNumber', 'account', 'amount']));
    const blocking = again.problems.filter(({ severity }) => severity === 'BLOCKING');
    expect(blocking.length).toBeGreaterThanOrEqual(original.rowCount);
  });
});

const area = fc
  .integer({ min: 1, max: 99_999_999 })
  .map((thousandths) => plainDecimal(`${thousandths}e-3`.replace(/^(\d+)e-3$/, shifted)));

/** "1234" → "1.234". */
function shifted(_all: string, digits: string): string {
  return digits.padStart(4, '0').replace(/(\d{3})$/, '.$1');
}

const household = fc.record({
  name: fc
    .string({ unit: fc.constantFrom(...'王李欧阳诸葛张陈𠮷桂兰建国·'), minLength: 2, maxLength: 5 })
    .filter((name) => !name.startsWith('·') && !name.endsWith('·') && !name.includes('··')),
  area,
  group: fc.constantFrom('一组', '=1+1', '+86', '-2', '@组', '＝HYPERLINK(1)', '"引,号"', '东 庄'),
});

it('any roster survives import and export to the digit, and what would run is text', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(household, { minLength: 1, maxLength: 12 }), async (people) => {
      const rows = people.map((person, at) => [
        at + 1,
        person.name,
        idNumber(at + 1),
        account(at + 1),
        person.area,
        '1',
        // Half up to the fen, at one yuan an acre.
        (
          Math.round(Number(person.area) * 1000 + 5 - ((Number(person.area) * 1000 + 5) % 10)) /
          1000
        ).toFixed(2),
        person.group,
      ]);
      const bytes = await xlsx({ name: '前潘村', rows: [[...HEADER, '村民组'], ...rows] });
      const file = { name: 'a.xlsx', bytes };
      const draft = (await importFile(clerk, FARMLAND.code, '2026', file)).data!;
      expect(draft.storedRowCount).toBe(people.length);
      for (const format of ['CSV', 'XLSX'] as const) {
        const { bytes: back } = await exported(draft.id, format, 'PERSONAL');
        const read = await rowsOf(back);
        expect(read.map((row) => [row['户主'], row['补贴面积（亩）']])).toEqual(
          people.map(({ name, area }) => [name, area]),
        );
        const stored = await town.deps.database.read.find(RosterEntryRow, {
          where: { rosterId: Number(draft.id) },
          order: { position: 'ASC' },
        });
        // The apostrophe of a CSV is read away again, as spreadsheet programs do.
        expect(read.map((row) => row['村民组'])).toEqual(
          stored.map(({ villagerGroup }) => villagerGroup ?? ''),
        );
      }
    }),
    { numRuns: 12 },
  );
}, 120_000);

describe('a file of hostile texts', () => {
  const HOSTILE = ['=cmd|calc', '+1', '-1', '@SUM(A1)', '＝1', '"a","b"', '<t>&amp;'];
  let rosterId: string;
  beforeAll(async () => {
    const rows = HOSTILE.map((text, at) => [
      at + 1,
      '王桂兰',
      idNumber(at + 1),
      account(at + 1),
      10,
      131.42,
      1314.2,
      text,
    ]);
    const bytes = await xlsx({ name: '前潘村', rows: [[...HEADER, '村民组'], ...rows] });
    const draft = await importFile(clerk, FARMLAND.code, '2026', { name: 'a.xlsx', bytes });
    rosterId = draft.data!.id;
  });

  it('has no formula in a workbook: every text is a text, every figure a number', async () => {
    const { bytes } = await exported(rosterId, 'XLSX', 'MASKED');
    const workbook = readWithSheetJs(bytes, { cellFormula: true });
    const sheet = workbook.Sheets[workbook.SheetNames[0]!]!;
    const cells = Object.entries(sheet).filter(([key]) => !key.startsWith('!'));
    expect(cells.filter(([, cell]) => 'f' in (cell as object))).toEqual([]);
    const [first] = utils.sheet_to_json<Record<string, unknown>>(sheet);
    expect(first).toMatchObject({ 户主: '王＊兰', '补贴金额（元）': 1314.2, 序号: 1 });
  });

  it('has no cell in a CSV that a spreadsheet program would run', async () => {
    const { bytes, headers } = await exported(rosterId, 'CSV', 'MASKED');
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\uFEFF"序号","村",')).toBe(true);
    expect(text).not.toMatch(/(^|,)"[\s]*[=+\-@＝＋－＠]/m);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w%.-]+$/);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveHeaders } from '../../../server/subsidy/header.store.ts';
import { headerKey } from '../../../server/subsidy/import/corrections.ts';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import {
  clerk as clerkOf,
  endOfImport,
  FARMLAND_2026,
  startImporting,
} from '../../support/imports.ts';
import { HEADER, row, xlsx } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let clerk: Client;

beforeAll(async () => {
  town = await openTown();
  clerk = await town.staff('roster');
});
afterAll(() => town.close());

/** A workbook notes when it was made: made again it would be another file. */
const files = new Map<number, ReturnType<typeof makeFile>>();

function file(person: number) {
  const made = files.get(person) ?? makeFile(person);
  files.set(person, made);
  return made;
}

interface Draft {
  id: string;
  storedRowCount: number;
  totalAmount: string;
  columns: { header: string; field: string }[];
  problems: { code: string; message: string }[];
  headers: { header: string; column: string; field: string | null; isCorrected: boolean }[];
}

interface Remembered {
  header: string;
  field: string;
}

const IMPORT = `mutation ($input: ImportRosterInput!, $file: Upload!) {
  importRoster(input: $input, file: $file) { id storedRowCount totalAmount
    problems { code message } columns { header field } headers { sheet header column field isCorrected } } }`;

/** Last year's figure beside this year's, which has a name nobody would guess. */
async function makeFile(person: number) {
  const header = [...HEADER.with(6, '今年数'), '上年金额', '电话'];
  const rows = [header, [...row(person), 5, '']];
  return { name: 'a.xlsx', bytes: await xlsx({ name: '前潘村', rows }) };
}

async function send(person: number, columns?: Remembered[], programmeCode = 'FARMLAND_FERTILITY') {
  const input = { ...FARMLAND_2026, programmeCode, ...(columns ? { columns } : {}) };
  return clerk.upload<{ importRoster: Draft }>(IMPORT, { input }, await file(person));
}

async function remembered(programmeCode = 'FARMLAND_FERTILITY'): Promise<Remembered[]> {
  const query = 'query ($code: ID!) { rememberedHeaders(programmeCode: $code) { header field } }';
  return (await clerk.must<{ rememberedHeaders: Remembered[] }>(query, { code: programmeCode }))
    .rememberedHeaders;
}

const forget = (header: string) =>
  clerk.run<{ forgetHeader: Remembered[] }>(
    `mutation ($header: String!) {
       forgetHeader(programmeCode: "FARMLAND_FERTILITY", header: $header) { header field } }`,
    { header },
  );

const AMOUNT = [{ header: '今年数', field: 'amount' }];

describe('a header that is not understood', () => {
  it('is shown with the draft, beside those that are', async () => {
    const { data, text } = await send(1);
    expect(data?.importRoster, text).toMatchObject({ storedRowCount: 0 });
    const { headers, columns } = data!.importRoster;
    expect(headers.map(({ column, header, field }) => [column, header, field])).toEqual([
      ['A', '序号', 'serial'],
      ['B', '户主姓名', 'name'],
      ['C', '身份证号码', 'idNumber'],
      ['D', '一卡通账号', 'account'],
      ['E', '补贴面积（亩）', 'quantity'],
      ['F', '补贴标准（元/亩）', 'rate'],
      ['G', '今年数', null],
      ['H', '上年金额', null],
      ['I', '电话', null],
    ]);
    expect(columns).toHaveLength(6);
  });

  it('is understood once the clerk says what it means', async () => {
    const { data, text } = await send(1, AMOUNT);
    const draft = data?.importRoster;
    expect(draft, text).toMatchObject({ storedRowCount: 1, totalAmount: '1314.20' });
    expect(draft!.headers[6]).toMatchObject({ field: 'amount', isCorrected: true });
    expect(draft!.headers.filter(({ isCorrected }) => isCorrected)).toHaveLength(1);
    expect(draft!.columns).toContainEqual({ header: '今年数', field: 'amount' });
  });

  it('is remembered for the programme and used for the next file, also of a started import', async () => {
    expect(await remembered()).toEqual(AMOUNT);
    expect(await remembered('GRAIN_DIRECT_SUBSIDY')).toEqual([]);
    expect((await send(2)).data?.importRoster).toMatchObject({ totalAmount: '1314.20' });
    const started = await startImporting(clerk, await file(3));
    const ended = await endOfImport(clerk, started.data!.startRosterImport.id);
    expect(ended).toMatchObject({ roster: { storedRowCount: 1 } });
    expect((await send(3, undefined, 'GRAIN_DIRECT_SUBSIDY')).data?.importRoster).toMatchObject({
      storedRowCount: 0,
    });
  });

  it('means what was said last', async () => {
    const columns = [
      { header: '今年数', field: 'IGNORE' },
      { header: '上年金额', field: 'amount' },
    ];
    expect((await send(4, columns)).data?.importRoster).toMatchObject({ totalAmount: '5.00' });
    expect(await remembered()).toHaveLength(2);
    expect(await remembered()).toEqual(expect.arrayContaining(columns));
  });

  it('is forgotten when the clerk says so, whatever spaces are written', async () => {
    expect((await forget(' 上年 金额')).data?.forgetHeader).toEqual([
      { header: '今年数', field: 'IGNORE' },
    ]);
    expect((await forget('今年数')).data?.forgetHeader).toEqual([]);
    expect(refusalCode(await forget('今年数'))).toBe('NOT_FOUND');
    expect((await send(5)).data?.importRoster).toMatchObject({ storedRowCount: 0 });
  });

  it('a file sent in again with another meaning is read again', async () => {
    const [plain, corrected, again] = [await send(6), await send(6, AMOUNT), await send(6, AMOUNT)];
    const ids = [plain, corrected, again].map(({ data }) => data!.importRoster.id);
    expect(ids[1]).not.toBe(ids[0]);
    expect(ids[2]).toBe(ids[1]);
  });
});

describe('a correction that leaves the file without a column it needs', () => {
  const IGNORED = [{ header: '补贴面积（亩）', field: 'IGNORE' }];

  it('is not remembered, and the next file is read by its names', async () => {
    const before = await remembered();
    const wrong = (await send(8, [...AMOUNT, ...IGNORED])).data?.importRoster;
    expect(wrong).toMatchObject({ storedRowCount: 0 });
    expect(await remembered()).toEqual(before);
    expect((await send(9, AMOUNT)).data?.importRoster).toMatchObject({ storedRowCount: 1 });
    expect((await forget('今年数')).errors).toEqual([]);
  });

  it('of an earlier file is named where a later file lacks the column', async () => {
    await remember('补贴面积（亩）', 'IGNORE');
    const { problems } = (await send(10, AMOUNT)).data!.importRoster;
    const missing = problems.find(({ code }) => code === 'COLUMN_MISSING');
    expect(missing!.message).toMatch(/缺少：补贴面积.*“补贴面积（亩）”.*以前更正过.*forgetHeader/);
    expect((await forget('补贴面积（亩）')).errors).toEqual([]);
  });
});

/** As a version before this one remembered it. */
async function remember(header: string, field: string) {
  const { staffId: rememberedById } = await clerkOf(town);
  await town.deps.database.write((writer) =>
    saveHeaders(writer, [
      {
        programmeCode: 'FARMLAND_FERTILITY',
        headerKey: headerKey(header),
        header,
        field,
        rememberedById,
        rememberedAt: town.deps.clock.now(),
      },
    ]),
  );
}

describe('a correction that cannot be right', () => {
  it.each([
    ['a header the file has not', [{ header: '今天数', field: 'amount' }], /今年数.*上年金额/],
    ['a field nobody knows', [{ header: '今年数', field: 'money' }], /amount（补贴金额）/],
    ['a field twice', [...AMOUNT, { header: '上年金额', field: 'amount' }], /两列都写成 amount/],
    ['a header twice', [...AMOUNT, { header: '今年数', field: 'rate' }], /写了两次/],
  ])('%s is refused, and nothing of it is remembered', async (_what, columns, message) => {
    const before = await remembered();
    const answer = await send(7, columns);
    expect(refusalCode(answer)).toBe('BAD_INPUT');
    expect(answer.errors[0]!.message).toMatch(message);
    expect(await remembered()).toEqual(before);
  });
});

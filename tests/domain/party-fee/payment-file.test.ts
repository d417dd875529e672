import type { CellValue } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { payerFinder, type KnownMember } from '../../../server/party-fee/payer.ts';
import type { PaymentReading } from '../../../server/subsidy/party-file/party-reading.ts';
import { readPartyFile } from '../../../server/subsidy/party-file/read-party-file.ts';
import { readPaymentsInWorker } from '../../../server/subsidy/party-file/read-in-worker.ts';
import { memberName, PAYMENT_HEADER, paymentRow } from '../../support/party-files.ts';
import { idNumber, xlsx } from '../../support/roster-files.ts';

async function fileOf(rows: CellValue[][]) {
  return { name: '明细.xlsx', bytes: await xlsx({ name: 'Sheet1', rows }) };
}

async function read(rows: CellValue[][]): Promise<PaymentReading> {
  return (await readPartyFile({
    kind: 'PAYMENTS',
    file: await fileOf(rows),
  })) as PaymentReading;
}

const payment = (n: number, receipt: string) => ({
  name: memberName(n),
  idNumber: idNumber(n),
  kind: 'DUES',
  amountFen: 3_000,
  paidOn: '2026-03-05',
  receipt,
  note: null,
});

describe('a list of payments', () => {
  it.each([
    [['党员姓名', '身份证号', '实交金额', '交纳日期', '收据编号', '说明']],
    [['交款人', '公民身份号码', '缴费金额', '缴费时间', '票据号', '备注']],
    [['姓名', '证件号码', '交纳党费（元）', '收款日期', '凭证号', '摘要']],
  ])('is understood under the headers %j', async (header) => {
    const rows = [paymentRow(1, 'A-1'), paymentRow(2, 'A-2')].map((cells) => cells.slice(1));
    const { rows: found, problems } = await read([['党费'], header, ...rows]);
    expect(problems).toEqual([]);
    expect(found).toMatchObject([payment(1, 'A-1'), payment(2, 'A-2')]);
  });

  it('takes what was paid, not what was owed', async () => {
    const header = [...PAYMENT_HEADER, '应交金额'];
    const { rows } = await read([header, [...paymentRow(1, 'A-1'), 99]]);
    expect(rows).toMatchObject([{ amountFen: 3_000 }]);
  });

  it('says the same read in a process of its own', async () => {
    const rows = [PAYMENT_HEADER, paymentRow(1, 'A-1')];
    expect(await readPaymentsInWorker(await fileOf(rows))).toEqual(await read(rows));
  });

  it.each<[string, Record<string, CellValue>, string]>([
    ['a note of a large one-off', { 备注: '大额党费' }, 'CONTRIBUTION'],
    ['any other note', { 备注: '补交2月' }, 'DUES'],
    ['no note', {}, 'DUES'],
  ])('with %s', async (_what, changes, kind) => {
    expect((await read([PAYMENT_HEADER, paymentRow(1, 'A-1', changes)])).rows).toMatchObject([
      { kind },
    ]);
  });

  it.each<[string, string | null]>([
    ['党费', 'DUES'],
    ['月党费', 'DUES'],
    ['补缴党费', 'DUES'],
    ['', 'DUES'],
    ['大额党费', 'CONTRIBUTION'],
    ['一次性大额', 'CONTRIBUTION'],
    ['捐款', null],
  ])('of the kind “%s”', async (word, kind) => {
    const { rows, problems } = await read([
      [...PAYMENT_HEADER, '款项种类'],
      [...paymentRow(1, 'A-1'), word],
    ]);
    expect([rows[0]?.kind ?? null, problems.map(({ code }) => code)]).toEqual([
      kind,
      kind === null ? ['PAYMENT_KIND_UNKNOWN'] : [],
    ]);
  });

  it.each<[string, CellValue[], string[]]>([
    ['right', ['合计', null, null, 60], []],
    ['right with a sign', ['合计', '2笔', null, '￥60.00'], []],
    ['wrong', ['合计', null, null, '50.00'], ['SUM_DIFFERS']],
    ['left blank', ['合计'], []],
  ])('whose own total is %s', async (_what, total, codes) => {
    const list = [PAYMENT_HEADER, paymentRow(1, 'A-1'), paymentRow(2, 'A-2'), total];
    const { problems, rowCount } = await read(list);
    expect([rowCount, problems.map(({ code }) => code)]).toEqual([2, codes]);
    expect(problems.every(({ row, severity }) => row === 4 && severity === 'BLOCKING')).toBe(true);
  });

  it('in ten thousands of yuan is not read', async () => {
    const header = PAYMENT_HEADER.with(3, '金额（万元）');
    expect((await read([header, paymentRow(1, 'A-1')])).problems).toMatchObject([
      { code: 'UNIT_UNSUPPORTED' },
    ]);
  });
});

describe('who paid is found', () => {
  const member = (id: number, more: Partial<KnownMember> = {}): KnownMember => ({
    id,
    personKey: `key${id}`,
    name: `党员${id}`,
    phone: `phone${id}`,
    account: `account${id}`,
    isHere: true,
    ...more,
  });
  const find = payerFinder([
    member(1),
    member(2),
    member(3, { name: '党员2', phone: 'phone2' }),
    member(4, { name: '党员1', isHere: false }),
    member(5, { isHere: false }),
  ]);
  const nobody = { personKey: null, name: null, phone: null, account: null };

  it.each<[string, Partial<typeof nobody> | Record<string, string>, number | string]>([
    ['the ID number', { personKey: 'key2' }, 2],
    ['ID number and name', { personKey: 'key2', name: '党员2' }, 2],
    [
      'the ID number of one and the name of another',
      { personKey: 'key2', name: '党员1' },
      'NAME_DIFFERS',
    ],
    [
      'the ID number of a stranger with a member’s name',
      { personKey: 'key9', name: '党员1' },
      'MEMBER_UNKNOWN',
    ],
    ['a name that nobody else here has', { name: '党员1' }, 1],
    ['a name that two have', { name: '党员2' }, 'MEMBER_AMBIGUOUS'],
    ['a name that only somebody who left has', { name: '党员5' }, 5],
    ['a stranger’s name', { name: '党员9' }, 'MEMBER_UNKNOWN'],
    ['a telephone of their own', { phone: 'phone1' }, 1],
    ['a telephone that two have', { phone: 'phone2' }, 'MEMBER_AMBIGUOUS'],
    [
      'an account beside a shared telephone and name',
      { account: 'account3', phone: 'phone2', name: '党员2' },
      'MEMBER_AMBIGUOUS',
    ],
    ['the account', { account: 'account3' }, 3],
    ['an account and the name of another', { account: 'account3', name: '党员1' }, 'NAME_DIFFERS'],
  ])('by %s', (_by, told, expected) => {
    const found = find({ ...nobody, ...told });
    expect(found.ok ? found.memberId : found.code).toBe(expected);
  });
});

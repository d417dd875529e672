import type { CellValue } from 'hucre/xlsx';
import type { Answer, Client, UploadFile } from './client.ts';
import { idNumber, xlsx } from './roster-files.ts';

/** Lists of party members and of their payments as offices keep them, and their upload. */
export const MEMBER_HEADER = [
  ...['序号', '姓名', '身份证号码', '手机号', '账号'],
  ...['村（社区）', '入党日期', '转正日期', '起交月份'],
];
export const FEE_HEADER = [...MEMBER_HEADER, '收入类别', '月收入（元）', '月交党费（元）', '原因'];
export const PAYMENT_HEADER = [
  '序号',
  '姓名',
  '身份证号码',
  '金额（元）',
  '日期',
  '收据号',
  '备注',
];

const SURNAMES = ['王', '李', '陈', '赵', '孙', '周', '吴', '郑'];
const GIVEN = ['建军', '桂兰', '志强', '德福', '海燕', '玉梅', '国庆'];

/** The n-th invented member's name; the first 56 are all different. */
export function memberName(n: number): string {
  return `${SURNAMES[n % SURNAMES.length]!}${GIVEN[n % GIVEN.length]!}`;
}

export function phone(n: number): string {
  return `138${String(10_000_000 + n)}`;
}

export function memberAccount(n: number): string {
  return `6217${String(1e14 + n * 7919)}`;
}

type Changes = Partial<Record<string, CellValue>>;

/** A right row under MEMBER_HEADER or FEE_HEADER: who earns 3000 yuan a month and pays 15. */
export function memberRow(
  n: number,
  changes: Changes = {},
  header: readonly string[] = MEMBER_HEADER,
): CellValue[] {
  const cells: Changes = {
    序号: n,
    姓名: memberName(n),
    身份证号码: idNumber(n),
    手机号: phone(n),
    账号: memberAccount(n),
    '村（社区）': '前潘村',
    入党日期: '1999-07-01',
    转正日期: '2000-07-01',
    起交月份: '2026-01',
    收入类别: '工资',
    '月收入（元）': 3000,
    '月交党费（元）': 15,
    ...changes,
  };
  return header.map((label) => cells[label] ?? null);
}

/** A right row under PAYMENT_HEADER: two months' dues. */
export function paymentRow(n: number, receipt: string, changes: Changes = {}): CellValue[] {
  const cells: Changes = {
    序号: n,
    姓名: memberName(n),
    身份证号码: idNumber(n),
    '金额（元）': 30,
    日期: '2026-03-05',
    收据号: receipt,
    ...changes,
  };
  return PAYMENT_HEADER.map((label) => cells[label] ?? null);
}

/** The rows on one sheet under their header, with a title. */
export async function book(
  header: readonly string[],
  rows: readonly CellValue[][],
  name = '党员名册.xlsx',
): Promise<UploadFile> {
  const bytes = await xlsx({ name: 'Sheet1', rows: [['王市镇党支部'], [...header], ...rows] });
  return { name, bytes };
}

export interface ProblemFacts {
  sheet: string;
  row: number | null;
  column: string | null;
  code: string;
  severity: string;
  message: string;
}

export interface MemberImport {
  isEntered: boolean;
  rowCount: number;
  newCount: number;
  changedCount: number;
  unchangedCount: number;
  fixedCount: number;
  problems: ProblemFacts[];
}

const PROBLEMS = 'problems { sheet row column code severity message }';

export async function importMembers(
  by: Client,
  branchCode: string,
  file: UploadFile,
  year: number | null = null,
): Promise<Answer<MemberImport>> {
  const answer = await by.upload<{ importPartyMembers: MemberImport }>(
    `mutation ($branchCode: ID!, $year: Int, $file: Upload!) {
       importPartyMembers(branchCode: $branchCode, year: $year, file: $file) {
         isEntered rowCount newCount changedCount unchangedCount fixedCount ${PROBLEMS} } }`,
    { branchCode, year },
    file,
  );
  return { ...answer, data: answer.data?.importPartyMembers ?? null };
}

export interface PaymentImport {
  isEntered: boolean;
  rowCount: number;
  duesCount: number;
  dues: string;
  contributionsCount: number;
  contributions: string;
  problems: ProblemFacts[];
}

export async function importPayments(
  by: Client,
  branchCode: string,
  file: UploadFile,
  consent: string | null = null,
): Promise<Answer<PaymentImport>> {
  const answer = await by.upload<{ importPartyFeePayments: PaymentImport }>(
    `mutation ($branchCode: ID!, $consent: String, $file: Upload!) {
       importPartyFeePayments(branchCode: $branchCode, consent: $consent, file: $file) {
         isEntered rowCount duesCount dues contributionsCount contributions ${PROBLEMS} } }`,
    { branchCode, consent },
    file,
  );
  return { ...answer, data: answer.data?.importPartyFeePayments ?? null };
}

/** Fails the test when the file was refused or kept out. */
export async function entered<T extends { isEntered: boolean }>(
  upload: Promise<Answer<T>>,
): Promise<T> {
  const { data, text } = await upload;
  if (data?.isEntered !== true) throw new Error(`not entered: ${text}`);
  return data;
}

/** The members n of a list in a branch, each with 15 yuan a month fixed for 2026. */
export async function enterMembers(by: Client, branchCode: string, ns: readonly number[]) {
  const rows = ns.map((n) => memberRow(n, {}, FEE_HEADER));
  return entered(importMembers(by, branchCode, await book(FEE_HEADER, rows), 2026));
}

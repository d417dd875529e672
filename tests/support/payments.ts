import type { CellValue } from 'hucre/xlsx';
import type { Answer, Client } from './client.ts';
import { accepted, verbs, type EditionFacts, type Offices } from './editions.ts';
import { HEADER, account, row, xlsx } from './roster-files.ts';
import { explainWarnings, importFile } from './rosters.ts';

export interface PublishedRoster {
  rosterId: string;
  edition: EditionFacts;
}

/** Invented payees of 1314.20 yuan each; the n-th has the n-th ID number and account. */
export const NAMES = ['王桂兰', '李建国', '陈志强', '赵德福', '孙海燕', '周玉梅'];

/** A draft roster of the first `count` payees. */
export async function importPayees({ roster }: Offices, count: number): Promise<string> {
  const rows = NAMES.slice(0, count).map((name, at) => row(at + 1, { 1: name }));
  const bytes = await xlsx({ name: '前潘村', rows: [HEADER, ...rows] });
  const answer = await importFile(roster, 'FARMLAND_FERTILITY', '2026', { name: 'a.xlsx', bytes });
  if (answer.data === null) throw new Error(`refused: ${answer.text}`);
  return answer.data.id;
}

/** The roster as the public sees it, its public period running. */
export async function publishPayees(offices: Offices, count: number): Promise<PublishedRoster> {
  return publishRoster(offices, await importPayees(offices, count));
}

export async function publishRoster(offices: Offices, rosterId: string): Promise<PublishedRoster> {
  const { roster, leader, committee, office } = offices;
  const input = {
    catalogueCode: 'FARMLAND_FERTILITY',
    title: '耕地地力保护补贴公示',
    rosterDraftId: rosterId,
  };
  await explainWarnings(roster, rosterId);
  const written = accepted(await verbs.draft(roster, input));
  const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(roster, written))));
  const approved = accepted(await verbs.approve(committee, passed));
  return { rosterId, edition: accepted(await verbs.publish(office, approved)) };
}

export const BANK_HEADER = ['账号', '户名', '交易金额', '处理状态', '失败原因', '交易日期'];

/** A row of the bank's about the n-th payee: paid in full on 23 November. */
export function bankRow(n: number, changes: Partial<Record<number, CellValue>> = {}): CellValue[] {
  const cells: CellValue[] = [account(n), NAMES[n - 1]!, '1314.20', '成功', '', '2026-11-23'];
  return cells.map((cell, at) => (at in changes ? (changes[at] ?? null) : cell));
}

/** The same, sent back. */
export function returnedRow(n: number, reason = '账户已销户', day = '2026-11-23'): CellValue[] {
  return bankRow(n, { 3: '失败', 4: reason, 5: day });
}

export function bankFile(rows: readonly CellValue[][], header: readonly string[] = BANK_HEADER) {
  const text = [header, ...rows].map((cells) => cells.join(',')).join('\r\n');
  return { name: '代发回单.csv', bytes: Buffer.from(text, 'utf8') };
}

export interface ReturnFacts {
  isEntered: boolean;
  rowCount: number;
  bankReturn: {
    rowCount: number;
    repeatedCount: number;
    unmatchedCount: number;
    paidCount: number;
    paidAmount: string;
    returnedCount: number;
    returnedAmount: string;
  } | null;
  problems: { sheet: string; row: number | null; column: string | null; code: string }[];
}

/** The clerk's upload, as Altair sends it. */
export async function importReturn(
  by: Client,
  rosterId: string,
  file: { name: string; bytes: Uint8Array },
  more: { paidOn?: string; isCertain?: boolean } = {},
): Promise<Answer<ReturnFacts>> {
  const answer = await by.upload<{ importBankReturn: ReturnFacts }>(
    `mutation ($input: ImportBankReturnInput!, $file: Upload!) {
       importBankReturn(input: $input, file: $file) {
         isEntered rowCount
         bankReturn { rowCount repeatedCount unmatchedCount
           paidCount paidAmount returnedCount returnedAmount }
         problems { sheet row column code severity message } } }`,
    { input: { rosterId, ...more } },
    file,
  );
  return { ...answer, data: answer.data?.importBankReturn ?? null };
}

/** Fails the test when the file was refused or kept out. */
export async function enterReturn(
  by: Client,
  rosterId: string,
  rows: readonly CellValue[][],
): Promise<NonNullable<ReturnFacts['bankReturn']>> {
  const { data, text } = await importReturn(by, rosterId, bankFile(rows));
  const entered = data?.bankReturn ?? null;
  if (entered === null) throw new Error(`not entered: ${text}`);
  return entered;
}

export interface ReconciliationFacts {
  totalCount: number;
  endCursor: string | null;
  totals: Record<string, string | number>;
  differences: { kind: string; count: number; amount: string }[];
  nodes: {
    kinds: string[];
    number: number | null;
    maskedName: string | null;
    maskedAccount: string | null;
    published: string | null;
    paid: string;
    paymentState: string | null;
    entries: {
      state: string;
      amount: string;
      paidOn: string | null;
      reason: string | null;
      match: string | null;
      maskedName: string | null;
      maskedAccount: string | null;
      fileName: string | null;
      row: number | null;
      by: string;
    }[];
  }[];
}

export async function reconciliation(
  by: Client,
  rosterId: string,
  variables: Record<string, unknown> = {},
): Promise<ReconciliationFacts> {
  const answer = await by.must<{ reconciliation: ReconciliationFacts }>(
    `query ($rosterId: ID!, $kind: DifferenceKind, $first: Int! = 50, $after: String) {
       reconciliation(rosterId: $rosterId, kind: $kind, first: $first, after: $after) {
         totalCount endCursor
         totals { publishedCount published paidCount paid overpaid underpaid returned stopped
           outstanding unmatched bankPaid }
         differences { kind count amount }
         nodes { kinds number maskedName maskedAccount published paid paymentState
           entries { state amount paidOn reason match maskedName maskedAccount fileName row by } } } }`,
    { rosterId, ...variables },
  );
  return answer.reconciliation;
}

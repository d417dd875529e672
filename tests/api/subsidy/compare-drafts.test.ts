import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CellValue } from 'hucre/xlsx';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { account, HEADER, idNumber, row, xlsx } from '../../support/roster-files.ts';
import { importFile } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let clerk: Client;

beforeAll(async () => {
  town = await openTown();
  clerk = await town.staff('roster');
});
afterAll(() => town.close());

interface Change {
  kind: string;
  numberBefore: number | null;
  numberAfter: number | null;
  village: string | null;
  maskedName: string;
  maskedIdNumber: string;
  amountBefore: string | null;
  amountAfter: string | null;
  figures: { figure: string; from: string | null; to: string | null }[];
  isAccountChanged: boolean;
  isNameChanged: boolean;
}

interface Comparison {
  totalCount: number;
  newCount: number;
  goneCount: number;
  changedCount: number;
  movedCount: number;
  faultyBefore: number;
  faultyAfter: number;
  difference: string;
  endCursor: string | null;
  hasNextPage: boolean;
  before: { totalAmount: string };
  after: { totalAmount: string };
  nodes: Change[];
}

const COMPARE = `query ($before: ID!, $after: ID!, $first: Int! = 50, $cursor: String) {
  compareRosterDrafts(before: $before, after: $after, first: $first, afterCursor: $cursor) {
    totalCount newCount goneCount changedCount movedCount faultyBefore faultyAfter difference endCursor hasNextPage
    before { totalAmount } after { totalAmount }
    nodes { kind numberBefore numberAfter village maskedName maskedIdNumber amountBefore amountAfter
      figures { figure from to } isAccountChanged isNameChanged } } }`;

function compare(by: Client, variables: Record<string, unknown>) {
  return by.run<{ compareRosterDrafts: Comparison }>(COMPARE, variables);
}

type Rows = CellValue[][];

async function draft(villages: Record<string, Rows>, programmeCode = 'FARMLAND_FERTILITY') {
  const sheets = Object.entries(villages).map(([name, rows]) => ({
    name,
    rows: [HEADER, ...rows],
  }));
  const file = { name: 'a.xlsx', bytes: await xlsx(...sheets) };
  const { data, text } = await importFile(clerk, programmeCode, '2026', file);
  if (data === null) throw new Error(text);
  return data.id;
}

describe('a corrected file beside the draft', () => {
  let ids: { before: string; after: string };
  let answer: { data: { compareRosterDrafts: Comparison } | null; text: string };
  let comparison: Comparison;

  beforeAll(async () => {
    const before = await draft({
      前潘村: [row(1), row(2), row(3), row(4)],
      高寨村: [row(5), row(6)],
    });
    const after = await draft({
      前潘村: [
        row(7),
        row(2, { 4: 12, 6: 1577.04 }),
        row(1),
        row(3, { 3: account(99) }),
        row(4, { 1: '王秀兰' }),
        row(5),
      ],
    });
    ids = { before, after };
    answer = await compare(clerk, ids);
    comparison = answer.data!.compareRosterDrafts;
  });

  it('tells how many are new, gone and changed, and both totals', () => {
    expect(comparison, answer.text).toMatchObject({
      totalCount: 6,
      newCount: 1,
      goneCount: 1,
      changedCount: 4,
      difference: '262.84',
      before: { totalAmount: '7885.20' },
      after: { totalAmount: '8148.04' },
    });
  });

  it('tells person by person what is another', () => {
    const told = comparison.nodes.map((change) => [
      change.kind,
      change.numberBefore,
      change.numberAfter,
      change.figures.map(({ figure, from, to }) => `${figure} ${from} → ${to}`),
      change.isAccountChanged,
      change.isNameChanged,
    ]);
    expect(told).toEqual([
      ['NEW', null, 1, [], false, false],
      ['CHANGED', 2, 2, ['quantity 10 → 12', 'amount 1314.20 → 1577.04'], false, false],
      ['CHANGED', 3, 4, [], true, false],
      ['CHANGED', 4, 5, [], false, true],
      ['CHANGED', 5, 6, ['village 高寨村 → 前潘村'], false, false],
      ['GONE', 6, null, [], false, false],
    ]);
    expect(
      comparison.nodes.map(({ amountBefore, amountAfter }) => [amountBefore, amountAfter]),
    ).toEqual([
      [null, '1314.20'],
      ['1314.20', '1577.04'],
      ['1314.20', '1314.20'],
      ['1314.20', '1314.20'],
      ['1314.20', '1314.20'],
      ['1314.20', null],
    ]);
  });

  it('shows masks only', () => {
    for (const { maskedName, maskedIdNumber } of comparison.nodes) {
      expect(maskedName).toMatch(/^王＊兰$/);
      expect(maskedIdNumber).toMatch(/^99＊\d{2}[\dX]$/);
    }
    for (const secret of [idNumber(3), account(3), account(99), '王秀兰', '王桂兰'])
      expect(answer.text).not.toContain(secret);
  });

  it('comes page by page in one order, with the same counts', async () => {
    const pages: Change[] = [];
    let cursor: string | null = null;
    do {
      const page: Comparison = (await compare(clerk, { ...ids, first: 4, cursor })).data!
        .compareRosterDrafts;
      expect(page).toMatchObject({ totalCount: 6, changedCount: 4 });
      pages.push(...page.nodes);
      cursor = page.hasNextPage ? page.endCursor : null;
    } while (cursor !== null);
    expect(pages).toEqual(comparison.nodes);
  });

  it('differs in nothing from itself', async () => {
    const same = await compare(clerk, { before: ids.after, after: ids.after });
    expect(same.data?.compareRosterDrafts).toMatchObject({ totalCount: 0, difference: '0.00' });
  });

  it('that stands in reverse tells how many rows moved, though nobody’s figures differ', async () => {
    const before = await draft({ 前潘村: [row(1), row(2), row(3), row(4)] });
    const after = await draft({ 前潘村: [row(4), row(3), row(2), row(1)] });
    const { data } = await compare(clerk, { before, after });
    expect(data!.compareRosterDrafts).toMatchObject({ totalCount: 0, movedCount: 3 });
  });

  it('in which a row became faulty says that who seems gone may be there', async () => {
    const before = await draft({ 前潘村: [row(1), row(2), row(3)] });
    const after = await draft({ 前潘村: [row(1), row(2, { 3: '' }), row(3)] });
    const { data } = await compare(clerk, { before, after });
    expect(data!.compareRosterDrafts).toMatchObject({
      goneCount: 1,
      movedCount: 0,
      faultyBefore: 0,
      faultyAfter: 1,
    });
    const back = await compare(clerk, { before: after, after: before });
    expect(back.data!.compareRosterDrafts).toMatchObject({
      newCount: 1,
      faultyBefore: 1,
      faultyAfter: 0,
    });
  });

  it('is read by who reads rosters', async () => {
    expect((await compare(await town.staff('leader'), ids)).data).not.toBeNull();
    expect(refusalCode(await compare(await town.staff('drafter'), ids))).toBe('FORBIDDEN');
  });

  it('of another programme or that is not there is not compared', async () => {
    const other = await draft({ 前潘村: [row(1)] }, 'GRAIN_DIRECT_SUBSIDY');
    expect(refusalCode(await compare(clerk, { ...ids, after: other }))).toBe('BAD_INPUT');
    expect(refusalCode(await compare(clerk, { ...ids, after: '999999' }))).toBe('NOT_FOUND');
  });
});

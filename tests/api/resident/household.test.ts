import { join } from 'node:path';
import type { CellValue } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { filesIn, findInFiles } from '../../support/canary.ts';
import { accepted, officesOf, verbs, type Offices } from '../../support/editions.ts';
import { knownOperation } from '../../support/known-operation.ts';
import { bankRow, enterReturn, publishRoster } from '../../support/payments.ts';
import { account, HEADER, idNumber, row, xlsx } from '../../support/roster-files.ts';
import { explainWarnings, importFile } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

/** 1 is the householder of 2 and 3; 4 of 5; 6 stands alone. 9 is on no roster, householder of 7. */
const NAMES = ['', '王桂兰', '马建军', '马建国', '李强', '李红', '赵德福', '周玉梅', '孙海燕'];
const FAMILY_HEADER = [...HEADER.with(1, '姓名'), '户主身份证号码'];

let town: Town;
let offices: Offices;

beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

function person(n: number, householder?: number): CellValue[] {
  const of = householder === undefined ? '' : idNumber(householder);
  return [...row(n, { 1: NAMES[n]! }), of];
}

async function imported(period: string, ...rows: CellValue[][]): Promise<string> {
  const bytes = await xlsx({ name: '前潘村', rows: [FAMILY_HEADER, ...rows] });
  const file = { name: '名册.xlsx', bytes };
  const answer = await importFile(offices.roster, 'FARMLAND_FERTILITY', period, file);
  if (answer.data === null) throw new Error(`refused: ${answer.text}`);
  return answer.data.id;
}

interface HouseholdRow {
  member: number;
  maskedName: string;
  village: { name: string } | null;
  programme: string;
  period: string;
  year: number;
  amount: string;
  paymentState: string;
}

/** What the n-th person's look-up answers, whole and as it came. */
async function look(n: number): Promise<{ household: HouseholdRow[]; text: string } | null> {
  const answer = await town.visitor().run<{
    openResidentSession: { resident: { household: HouseholdRow[] } };
  }>(knownOperation('OpenResidentSession'), {
    idNumber: idNumber(n),
    proof: account(n).slice(-4),
  });
  const { data, text } = answer;
  return data && { household: data.openResidentSession.resident.household, text };
}

async function seen(n: number): Promise<string[]> {
  const found = await look(n);
  return (found?.household ?? []).map(
    ({ member, maskedName, period, amount, paymentState }) =>
      `${member} ${maskedName} ${period} ${amount} ${paymentState}`,
  );
}

it('a householder sees the rows that name them, and nobody sees the householder’s by being named', async () => {
  offices = await officesOf(town);
  const rows = [person(1, 1), person(2, 1), person(3, 1), person(4), person(5, 4), person(6)];
  const rosterId = await imported('2025', ...rows, person(7, 9));
  expect(await seen(1)).toEqual([]);
  await publishRoster(offices, rosterId);

  expect(await seen(1)).toEqual([
    '1 马＊军 2025 1314.20 ANNOUNCED',
    '2 马＊国 2025 1314.20 ANNOUNCED',
  ]);
  expect(await seen(4)).toEqual(['1 李＊ 2025 1314.20 ANNOUNCED']);
  for (const other of [2, 3, 5, 6, 7]) expect(await seen(other)).toEqual([]);
  // Whoever is on no roster and no member has nothing to prove themselves with.
  expect(await look(9)).toBeNull();
});

it('the answer tells a masked name, programme, period, amount, village and state, and no number', async () => {
  const { household, text } = (await look(1))!;
  expect(household[0]).toEqual({
    member: 1,
    maskedName: '马＊军',
    village: { name: '前潘村' },
    programme: '耕地地力保护补贴',
    period: '2025',
    year: 2025,
    amount: '1314.20',
    paymentState: 'ANNOUNCED',
  });
  for (const other of [2, 3])
    for (const secret of [idNumber(other), account(other), account(other).slice(-4), NAMES[other]!])
      expect(text).not.toContain(secret);
});

it('the state follows the bank, and of what came back the householder reads no reason', async () => {
  const rosterId = await imported('2024', person(1, 1), person(2, 1), person(3, 1));
  await publishRoster(offices, rosterId);
  town.clock.advance(8 * 24 * 60 * 60);
  offices = await officesOf(town);
  await enterReturn(offices.roster, rosterId, [
    bankRow(1, { 1: NAMES[1]!, 5: '2026-12-01' }),
    bankRow(2, { 1: NAMES[2]!, 5: '2026-12-01' }),
    bankRow(3, { 1: NAMES[3]!, 3: '失败', 4: '账户已销户', 5: '2026-12-01' }),
  ]);
  expect((await seen(1)).filter((line) => line.includes(' 2024 '))).toEqual([
    '1 马＊军 2024 1314.20 PAID',
    '2 马＊国 2024 1314.20 RETURNED',
  ]);
  expect((await look(1))!.text).not.toContain('销户');
});

it('what was replaced is replaced here too, and what was withdrawn is gone', async () => {
  const first = await publishRoster(offices, await imported('2023', person(4), person(5, 4)));
  expect(await seen(4)).toContain('1 李＊ 2023 1314.20 ANNOUNCED');

  // The correction names nobody: the office took the householder back.
  const next = accepted(await verbs.revise(offices.roster, first.edition.disclosureId));
  const rosterDraftId = await imported('2023', person(4), person(5, 6));
  const changed = accepted(await verbs.update(offices.roster, next, { rosterDraftId }));
  await explainWarnings(offices.roster, rosterDraftId);
  const handedIn = accepted(await verbs.submit(offices.roster, changed));
  const passed = accepted(await verbs.pass(offices.leader, handedIn));
  const approved = accepted(await verbs.approve(offices.committee, passed));
  expect((await seen(6)).filter((line) => line.includes(' 2023 '))).toEqual([]);
  const shown = accepted(await verbs.publish(offices.office, approved));
  expect((await seen(4)).filter((line) => line.includes(' 2023 '))).toEqual([]);
  expect(await seen(6)).toEqual(['1 李＊ 2023 1314.20 ANNOUNCED']);

  // Of a withdrawn correction the first edition is what stands again.
  accepted(await verbs.withdraw(offices.office, shown));
  expect(await seen(6)).toEqual([]);
  accepted(await verbs.withdraw(offices.office, first.edition));
  expect((await seen(4)).filter((line) => line.includes(' 2023 '))).toEqual([]);
});

it('two drafts that only name another householder differ, and say so', async () => {
  const [before, after] = [
    await imported('2022', person(4), person(5, 4)),
    await imported('2022', person(4), person(5, 6)),
  ];
  const { compareRosterDrafts } = await offices.roster.must<{
    compareRosterDrafts: {
      nodes: { kind: string; numberAfter: number; isHouseholderChanged: boolean }[];
    };
  }>(
    `query ($before: ID!, $after: ID!) { compareRosterDrafts(before: $before, after: $after) {
       nodes { kind numberAfter isHouseholderChanged } } }`,
    { before, after },
  );
  expect(compareRosterDrafts.nodes).toEqual([
    { kind: 'CHANGED', numberAfter: 2, isHouseholderChanged: true },
  ]);
});

it('a householder’s number that cannot be used is a warning, and nobody sees the row by it', async () => {
  const wrong = `${idNumber(1).slice(0, 17)}${idNumber(1).endsWith('1') ? 2 : 1}`;
  const rosterId = await imported('2021', person(1), [...row(8, { 1: NAMES[8]! }), wrong]);
  const { rosterDraft } = await offices.roster.must<{
    rosterDraft: { storedRowCount: number; problems: { code: string; severity: string }[] };
  }>('query ($id: ID!) { rosterDraft(id: $id) { storedRowCount problems { code severity } } }', {
    id: rosterId,
  });
  expect(rosterDraft.storedRowCount).toBe(2);
  expect(rosterDraft.problems).toContainEqual({
    code: 'HOUSEHOLDER_ID_UNUSABLE',
    severity: 'WARNING',
  });
  await publishRoster(offices, rosterId);
  expect((await seen(1)).filter((line) => line.includes(' 2021 '))).toEqual([]);
});

it('no number of a householder is in any file of the database or any line of the log', async () => {
  // 9 stands in the rosters as a householder only.
  const secrets = [idNumber(9), idNumber(1)];
  expect(town.log.filter((line) => secrets.some((secret) => line.includes(secret)))).toEqual([]);
  expect(findInFiles(databaseFiles(), ['马＊军']).length).toBeGreaterThan(0);
  expect(findInFiles(databaseFiles(), secrets)).toEqual([]);
});

function databaseFiles(): string[] {
  if (town.databaseUrl === null) return filesIn(town.dataFolder);
  const { dataFolder } = inject('mariadb');
  const name = new URL(town.databaseUrl).pathname.slice(1);
  return [...filesIn(dataFolder), ...filesIn(join(dataFolder, name))];
}

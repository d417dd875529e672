import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import {
  accepted,
  officesOf,
  refusalCode,
  verbs,
  type EditionFacts,
  type Offices,
} from '../../support/editions.ts';
import { idNumber } from '../../support/roster-files.ts';
import * as rosters from '../../support/roster-publication.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterAll(() => town.close());

interface Problem {
  key: string;
  sheet: string;
  row: number | null;
  code: string;
  severity: string;
  message: string;
  reason: string | null;
  explainedBy: string | null;
}

interface Draft {
  mayBeSubmitted: boolean;
  unexplainedCount: number;
  allocations: { totalAmount: string | null };
  problems: Problem[];
}

const DRAFT = `mayBeSubmitted unexplainedCount allocations { totalAmount }
  problems { key sheet row code severity message reason explainedBy }`;

async function draft(id: string, by: Client = offices.roster): Promise<Draft> {
  const { rosterDraft } = await by.must<{ rosterDraft: Draft }>(
    `query ($id: ID!) { rosterDraft(id: $id) { ${DRAFT} } }`,
    { id },
  );
  return rosterDraft;
}

/** What is told besides that no document gave the money, which most rosters here have a word for. */
const others = ({ problems }: Draft) => problems.filter(({ code }) => code !== MISSING);
const codes = (found: Draft) => others(found).map(({ code, severity }) => [code, severity]);

const MISSING = 'ALLOCATION_MISSING';
const farmland = async (period: string, people: Record<number, number>) =>
  withoutDocument(await rosters.farmland(offices, period, people));
const stated = async (programme: string, period: string, people: number[]) =>
  withoutDocument(await rosters.stated(offices, programme, period, people));

async function withoutDocument(id: string): Promise<string> {
  const answer = await explain(id, { code: MISSING, reason: '文件还没有下达。' });
  expect(answer.errors).toEqual([]);
  return id;
}
const carrying = (id: string) => rosters.carrying(offices, id);
const publish = (id: string) => rosters.publish(offices, id);

const explain = (rosterId: string, input: object) =>
  offices.roster.run<{ explainRosterProblems: Draft }>(
    `mutation ($rosterId: ID!, $input: ProblemExplanationInput!) {
       explainRosterProblems(rosterId: $rosterId, input: $input) { ${DRAFT} } }`,
    { rosterId, input: { reason: '已入户核实。', ...input } },
  );

async function allocate(period: string, amount: string): Promise<void> {
  await offices.roster.must(
    'mutation ($input: FundAllocationInput!) { recordAllocation(input: $input) { totalAmount } }',
    {
      input: {
        programmeCode: 'FARMLAND_FERTILITY',
        period,
        amount,
        documentNumber: '利财预〔2026〕31号',
        documentOn: '2026-11-20',
      },
    },
  );
}

async function setRate(fromPeriod: string, rate: string): Promise<void> {
  const { programmes } = await offices.office.must<{
    programmes: { code: string; revision: number }[];
  }>('{ programmes { code revision } }');
  const { code, revision } = programmes.find((one) => one.code === 'FARMLAND_FERTILITY')!;
  await offices.office.must(
    `mutation ($code: ID!, $revision: Int!, $input: ProgrammeRateInput!) {
       setProgrammeRate(code: $code, revision: $revision, input: $input) { revision } }`,
    { code, revision, input: { fromPeriod, rate, document: '利财农〔2026〕1号' } },
  );
}

describe('a roster that differs from the money that was given', () => {
  let id: string;
  let passed: EditionFacts;

  it('waits for a word of the clerk while no document gave the money', async () => {
    id = await rosters.farmland(offices, '2011', { 1: 10, 2: 10 });
    const { problems, unexplainedCount } = await draft(id);
    expect(problems).toMatchObject([{ code: MISSING, severity: 'WARNING', reason: null }]);
    expect(problems[0]!.message).toMatch(/没有登记.*2628\.40 元.*recordAllocation/);
    expect(unexplainedCount).toBe(1);
    const answer = await verbs.submit(offices.roster, await carrying(id));
    expect(refusalCode(answer)).toBe('WARNINGS_UNEXPLAINED');
    await withoutDocument(id);
    expect((await draft(id)).unexplainedCount).toBe(0);
  });

  it('cannot be submitted, and says both sums and the difference', async () => {
    await allocate('2011', '2600.00');
    const found = await draft(id);
    expect(codes(found)).toEqual([['ALLOCATION_DIFFERS', 'BLOCKING']]);
    expect(found).toMatchObject({
      mayBeSubmitted: false,
      unexplainedCount: 0,
      allocations: { totalAmount: '2600.00' },
    });
    const answer = await verbs.submit(offices.roster, await carrying(id));
    expect(refusalCode(answer)).toBe('ROSTER_HAS_PROBLEMS');
    for (const figure of ['2628.40', '2600.00', '28.40'])
      expect(answer.errors[0]!.message).toContain(figure);
  });

  it('is not made right by words', async () => {
    const answer = await explain(id, { code: 'ALLOCATION_DIFFERS' });
    expect(refusalCode(answer)).toBe('BAD_INPUT');
  });

  it('goes through once a second document gives the rest', async () => {
    await allocate('2011', '28.40');
    expect(codes(await draft(id))).toEqual([]);
    const handedIn = accepted(await verbs.submit(offices.roster, await carrying(id)));
    passed = accepted(await verbs.pass(offices.leader, handedIn));
  });

  it('is not approved either when a document came meanwhile', async () => {
    await allocate('2011', '0.01');
    expect(refusalCode(await verbs.approve(offices.committee, passed))).toBe('ROSTER_HAS_PROBLEMS');
  });
});

describe('a rate that is not the programme’s for the period', () => {
  it('is warned of once with the number of rows, and no more once the rate is corrected', async () => {
    await setRate('2012', '130');
    const id = await farmland('2012', { 1: 10, 2: 10, 3: 10 });
    const found = await draft(id);
    expect(codes(found)).toEqual([['RATE_DIFFERS', 'WARNING']]);
    expect(others(found)[0]!.message).toMatch(/3 行.*131\.42 元\/亩.*130 元\/亩.*利财农/);
    await setRate('2012', '131.420');
    expect(codes(await draft(id))).toEqual([]);
  });

  it('does not matter to a period before the first rate', async () => {
    expect(codes(await draft(await farmland('2010', { 1: 10 })))).toEqual([]);
  });
});

describe('a person on a published roster of an excluded programme', () => {
  beforeAll(async () => {
    await publish(await stated('EXTREME_POVERTY_SUPPORT', '2026-Q3', [101, 102]));
  });

  it('is warned of on the row, without a word about who it is', async () => {
    const id = await stated('MINIMUM_LIVING_ALLOWANCE', '2026-09', [100, 101, 102]);
    const problems = others(await draft(id));
    const rows = problems.map(({ code, severity, sheet, row: at }) => [code, severity, sheet, at]);
    expect(rows).toEqual([
      ['EXCLUDED_PROGRAMME', 'WARNING', '前潘村', 3],
      ['EXCLUDED_PROGRAMME', 'WARNING', '前潘村', 4],
    ]);
    for (const { message } of problems) {
      expect(message).toContain('特困人员救助供养金（2026-Q3）');
      expect(message).not.toMatch(/王|\d{5}/);
    }
  });

  it('is not warned of for a period the two do not share', async () => {
    const id = await stated('MINIMUM_LIVING_ALLOWANCE', '2026-10', [101]);
    expect(codes(await draft(id))).toEqual([]);
  });

  it('is warned of from the other side too, for either programme may come second', async () => {
    await publish(await stated('MINIMUM_LIVING_ALLOWANCE', '2026-04', [110]));
    const id = await stated('EXTREME_POVERTY_SUPPORT', '2026-Q2', [110]);
    expect(codes(await draft(id))).toEqual([['EXCLUDED_PROGRAMME', 'WARNING']]);
  });
});

describe('against the last published roster', () => {
  let id: string;
  const COUNTS = [
    ['PERSONS_NEW', 'WARNING'],
    ['AMOUNTS_CHANGED', 'WARNING'],
    ['PERSONS_GONE', 'WARNING'],
  ];

  beforeAll(async () => {
    await publish(await farmland('2013', { 1: 10, 2: 10, 3: 10, 4: 10, 5: 10 }));
    // 1 as before, 2 a fifth more, 3 more than that, 4 and 5 gone, 6 to 8 new.
    id = await farmland('2014', { 1: 10, 2: 12, 3: 12.01, 6: 10, 7: 10, 8: 10 });
  });

  it('new, gone and much changed persons are counted, each kind in one warning', async () => {
    const found = await draft(id);
    expect(codes(found).toSorted()).toEqual(COUNTS.toSorted());
    const said = Object.fromEntries(found.problems.map(({ code, message }) => [code, message]));
    expect(said['PERSONS_NEW']).toContain('多了 3 人');
    expect(said['PERSONS_GONE']).toContain('少了 2 人');
    expect(said['AMOUNTS_CHANGED']).toMatch(/有 1 人.*20%/);
    expect(found.unexplainedCount).toBe(3);
  });

  const changes = async (variables: object, by: Client = offices.leader) =>
    by.run<{
      rosterChanges: { totalCount: number; endCursor: string; nodes: Record<string, unknown>[] };
    }>(
      `query ($id: ID!, $against: ID, $kind: RosterChangeKind!, $first: Int! = 50, $after: String) {
         rosterChanges(id: $id, against: $against, kind: $kind, first: $first, after: $after) {
           againstPeriod totalCount endCursor hasNextPage
           nodes { kind village { name } maskedName maskedIdNumber numberBefore numberAfter
                   amountBefore amountAfter } } }`,
      { id, ...variables },
    );

  it('they are listed one by one, masked', async () => {
    const { data, text } = await changes({ kind: 'CHANGED' });
    expect(data!.rosterChanges).toMatchObject({
      againstPeriod: '2013',
      totalCount: 1,
      nodes: [
        {
          kind: 'CHANGED',
          village: { name: '前潘村' },
          maskedName: '王＊兰',
          maskedIdNumber: `99＊${idNumber(3).slice(-3)}`,
          numberBefore: 3,
          numberAfter: 3,
          amountBefore: '1314.20',
          amountAfter: '1578.35',
        },
      ],
    });
    expect(text).not.toContain('王桂兰');
    const { data: gone } = await changes({ kind: 'GONE' });
    expect(gone!.rosterChanges.nodes).toMatchObject([
      { numberBefore: 4, numberAfter: null, amountBefore: '1314.20', amountAfter: null },
      { numberBefore: 5, numberAfter: null },
    ]);
  });

  it('page by page nobody is left out or told twice', async () => {
    const seen: unknown[] = [];
    let after: string | null = null;
    for (let page = 0; page < 3; page += 1) {
      const { data } = await changes({ kind: 'NEW', first: 1, after });
      seen.push(...data!.rosterChanges.nodes.map(({ numberAfter }) => numberAfter));
      after = data!.rosterChanges.endCursor;
    }
    expect(seen).toEqual([4, 5, 6]);
    const { data } = await changes({ kind: 'NEW', first: 1, after });
    expect(data!.rosterChanges.nodes).toEqual([]);
  });

  it('a roster of another programme is not compared with, nor is there one before the first', async () => {
    const other = await stated('EXTREME_POVERTY_SUPPORT', '2025-Q1', [1]);
    expect(refusalCode(await changes({ kind: 'NEW', against: other }))).toBe('BAD_INPUT');
    const first = await farmland('2009', { 1: 10 });
    expect(refusalCode(await changes({ id: first, kind: 'NEW' }))).toBe('NOT_FOUND');
  });

  describe('a clerk explains before anybody is asked to approve', () => {
    let edition: EditionFacts;

    it('or the submission is refused with how many are left', async () => {
      edition = await carrying(id);
      const answer = await verbs.submit(offices.roster, edition);
      expect(refusalCode(answer)).toBe('WARNINGS_UNEXPLAINED');
      expect(answer.errors[0]!.extensions).toMatchObject({ unexplained: 3 });
    });

    it.each([
      ['no reason', { code: 'PERSONS_NEW', reason: ' ' }],
      ['neither keys nor code', {}],
      ['both', { code: 'PERSONS_NEW', keys: ['1'] }],
      ['a code the roster does not have', { code: 'RATE_DIFFERS' }],
      ['a key the roster does not have', { keys: ['PERSONS_NEW:0:0'] }],
      ['no key at all', { keys: [] }],
    ])('%s explains nothing', async (_what, input) => {
      expect(refusalCode(await explain(id, input))).toBe('BAD_INPUT');
      expect((await draft(id)).unexplainedCount).toBe(3);
    });

    it('one by its code, the others together by their keys', async () => {
      const { data } = await explain(id, { code: 'PERSONS_NEW', reason: '三户新分户。' });
      expect(data!.explainRosterProblems.unexplainedCount).toBe(2);
      const keys = data!.explainRosterProblems.problems
        .filter(({ reason }) => reason === null)
        .map(({ key }) => key);
      const { data: after } = await explain(id, { keys });
      expect(after!.explainRosterProblems.unexplainedCount).toBe(0);
    });

    it('then it goes on, and reviewers read problems with reasons and names', async () => {
      edition = accepted(await verbs.submit(offices.roster, edition));
      const { edition: read } = await offices.leader.must<{ edition: { rosterDraft: Draft } }>(
        `query ($id: ID!) { edition(id: $id) { rosterDraft { ${DRAFT} } } }`,
        { id: edition.id },
      );
      const explained = read.rosterDraft.problems.map(({ code, reason }) => [code, reason]);
      expect(explained).toContainEqual(['PERSONS_NEW', '三户新分户。']);
      expect(explained).toContainEqual(['PERSONS_GONE', '已入户核实。']);
      expect(read.rosterDraft.problems.every(({ explainedBy }) => explainedBy !== null)).toBe(true);
    });

    it('what they read stays until they send it back; then a better reason counts', async () => {
      const [{ key }] = (await draft(id)).problems as [Problem];
      const again = { keys: [key], reason: '更正：其中一户为迁入。' };
      expect(refusalCode(await explain(id, again))).toBe('WRONG_STATE');
      edition = accepted(await verbs.sendBack(offices.leader, edition));
      const { data } = await explain(id, again);
      expect(data!.explainRosterProblems.problems[0]!.reason).toBe(again.reason);
    });

    it('a whole ID number in a reason is not kept', async () => {
      const [{ key }] = (await draft(id)).problems as [Problem];
      const { text } = await explain(id, { keys: [key], reason: `${idNumber(6)} 已核实` });
      expect(text).toContain('＊ 已核实');
      expect(text).not.toContain(idNumber(6));
    });
  });

  it('a published roster keeps what it was compared with', async () => {
    const before = codes(await draft(id));
    const edition = await carrying(id);
    expect(edition.state).toBe('DRAFT');
    await publish(id);
    await publish(await farmland('2015', { 1: 10 }));
    expect(codes(await draft(id))).toEqual(before);
  });
});

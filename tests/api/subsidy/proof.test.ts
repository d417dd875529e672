import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RosterEntryRow } from '../../../server/subsidy/roster.entity.ts';
import { placeOf } from '../../../server/subsidy/roster.service.ts';
import type { Client } from '../../support/client.ts';
import { accepted, officesOf, refusalCode, verbs, type Offices } from '../../support/editions.ts';
import { account, HEADER, idNumber, row, xlsx } from '../../support/roster-files.ts';
import { importFile, importSample } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;
let clerk: Client;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  clerk = offices.roster;
});
afterAll(() => town.close());

interface Problem {
  number: number;
  code: string;
  reason: string | null;
}

async function imported(period: string, ...rows: ReturnType<typeof row>[]): Promise<string> {
  const bytes = await xlsx({ name: '前潘村', rows: [HEADER, ...rows] });
  const { data, text } = await importFile(clerk, 'FARMLAND_FERTILITY', period, {
    name: 'a.xlsx',
    bytes,
  });
  if (data === null) throw new Error(text);
  return data.id;
}

const draft = async (rosterDraftId: string, catalogueCode = 'FARMLAND_FERTILITY') =>
  accepted(await verbs.draft(clerk, { catalogueCode, rosterDraftId, bulletin: null }));

const explain = (id: string, more: object = {}) =>
  clerk.run<{ explainRosterWarnings: { unexplainedCount: number } }>(
    `mutation ($id: ID!, $reason: String!, $numbers: [Int!], $code: String) {
       explainRosterWarnings(id: $id, reason: $reason, numbers: $numbers, code: $code) {
         unexplainedCount } }`,
    { id, reason: '已到村核实', ...more },
  );

async function problemsOf(id: string, by: Client = clerk): Promise<Problem[]> {
  const { rosterDraft } = await by.must<{ rosterDraft: { problems: Problem[] } }>(
    'query ($id: ID!) { rosterDraft(id: $id) { problems { number code reason } } }',
    { id },
  );
  return rosterDraft.problems;
}

const allocate = (input: object) =>
  clerk.run<{ recordFundAllocation: { id: string; amount: string }[] }>(
    'mutation ($input: FundAllocationInput!) { recordFundAllocation(input: $input) { id amount } }',
    {
      input: {
        programmeCode: 'FARMLAND_FERTILITY',
        documentNumber: '皖财农〔2026〕12号',
        documentOn: '2026-10-20',
        ...input,
      },
    },
  );

describe('a warning', () => {
  /** Two people with one account. */
  const shared = () => imported('2026', row(1), row(2, { 3: account(1) }));

  it('keeps a roster from being submitted until it is explained, and reviewers read why', async () => {
    const id = await shared();
    const edition = await draft(id);
    const refused = await verbs.submit(clerk, edition);
    expect(refusalCode(refused)).toBe('WARNINGS_UNEXPLAINED');
    const [problem] = await problemsOf(id);
    const { data } = await explain(id, { numbers: [problem!.number] });
    expect(data!.explainRosterWarnings.unexplainedCount).toBe(0);
    accepted(await verbs.submit(clerk, edition));
    expect(await problemsOf(id, offices.leader)).toMatchObject([
      { code: 'ACCOUNT_SHARED', reason: '已到村核实' },
    ]);
  });

  it('is explained anew until the roster is submitted, then no more', async () => {
    const id = await shared();
    await explain(id);
    await explain(id, { reason: '父子同用一张卡', code: 'ACCOUNT_SHARED' });
    expect((await problemsOf(id))[0]!.reason).toBe('父子同用一张卡');
    const edition = accepted(await verbs.submit(clerk, await draft(id)));
    expect(refusalCode(await explain(id))).toBe('WRONG_STATE');
    accepted(await verbs.sendBack(offices.leader, edition));
    expect(refusalCode(await explain(id))).toBeNull();
  });

  it.each([
    ['no words', { reason: ' ' }],
    ['too many', { reason: '查'.repeat(201) }],
    ['a number nobody warned of', { numbers: [99] }],
    ['a kind nobody warned of', { code: 'SHEET_HIDDEN' }],
  ])('is not explained with %s', async (_what, input) => {
    expect(refusalCode(await explain(await shared(), input))).toBe('BAD_INPUT');
  });

  it('explained at once by two is explained once', async () => {
    const id = await shared();
    const both = await Promise.all([explain(id), explain(id, { reason: '另一位核实' })]);
    expect(both.map(refusalCode)).toEqual([null, null]);
    expect((await problemsOf(id)).filter(({ reason }) => reason !== null)).toHaveLength(1);
  });
});

describe('the money given from above', () => {
  it('is what the roster promises, to the fen, or it is not submitted', async () => {
    const edition = await draft(await imported('2025', row(1), row(2)));
    await allocate({ period: '2025', amount: '2000.00' });
    const refused = await verbs.submit(clerk, edition);
    expect(refusalCode(refused)).toBe('FUNDS_DIFFER');
    for (const figure of ['2000.00', '2628.40', '628.40'])
      expect(refused.errors[0]!.message).toContain(figure);
    const { data } = await allocate({ period: '2025', amount: '628.40' });
    expect(data!.recordFundAllocation.map(({ amount }) => amount)).toEqual(['2000.00', '628.40']);
    accepted(await verbs.submit(clerk, edition));
  });

  it('changed after the submission is told to the reviewers', async () => {
    const edition = accepted(
      await verbs.submit(clerk, await draft(await imported('2024', row(1)))),
    );
    await allocate({ period: '2024', amount: '1000.00' });
    const read = await offices.leader.must<{ edition: { warnings: { code: string }[] } }>(
      'query ($id: ID!) { edition(id: $id) { warnings { code } } }',
      { id: edition.id },
    );
    expect(read.edition.warnings.map(({ code }) => code)).toContain('FUNDS_DIFFER');
  });

  it('is put right by reversing, once, with a reason', async () => {
    const { data } = await allocate({ period: '2023', amount: '5.00' });
    const { id } = data!.recordFundAllocation[0]!;
    const reverse = (reason: string) =>
      clerk.run(
        'mutation ($id: ID!, $reason: String!) { reverseFundAllocation(id: $id, reason: $reason) }',
        { id, reason },
      );
    expect(refusalCode(await reverse(' '))).toBe('BAD_INPUT');
    const both = await Promise.all([reverse('文号记错'), reverse('文号记错')]);
    expect(both.map(refusalCode).toSorted()).toEqual(['WRONG_STATE', null]);
    // None stands: nothing is said of the sum.
    accepted(await verbs.submit(clerk, await draft(await imported('2023', row(1)))));
  });

  it('everything wrong with it is told at once', async () => {
    const answer = await allocate({
      period: '2026-13',
      amount: '-1.00',
      documentNumber: '',
      documentOn: '2030-01-01',
    });
    for (const part of ['期次', '大于 0', '文号', '日期'])
      expect(answer.errors[0]!.message).toContain(part);
  });
});

it('a person on two rosters that exclude each other is warned of, row by row', async () => {
  const support = await importSample(clerk, 'extreme-poverty-support-2026-q3.xls');
  const edition = await draft(support.id, 'EXTREME_POVERTY_SUPPORT');
  const passed = accepted(
    await verbs.pass(offices.leader, accepted(await verbs.submit(clerk, edition))),
  );
  accepted(
    await verbs.publish(offices.office, accepted(await verbs.approve(offices.committee, passed))),
  );
  const both = await town.deps.database.read.findOneByOrFail(RosterEntryRow, {
    rosterId: Number(support.id),
    position: 1,
  });
  const person = town.deps.vault.open(both.idNumberSealed, placeOf(both, 'id_number'));

  const allowance = (period: string) => {
    const text = [
      '姓名,身份证号,账号,保障人口,保障金额',
      `王桂兰,${person},${account(1)},1,560.00`,
      `李桂兰,${idNumber(1)},${account(2)},1,560.00`,
    ].join('\n');
    return importFile(clerk, 'MINIMUM_LIVING_ALLOWANCE', period, {
      name: '前潘村.csv',
      bytes: new TextEncoder().encode(text),
    });
  };
  expect((await allowance('2026-09')).data!.problems).toMatchObject([
    { row: 2, code: 'PROGRAMMES_EXCLUDE', severity: 'WARNING' },
  ]);
  expect((await allowance('2026-10')).data!.problems).toEqual([]);
});

describe('the rate of a programme', () => {
  const setRate = (fromPeriod: string, rate: string) =>
    offices.office.run<{ setProgrammeRate: { fromPeriod: string; rate: string }[] }>(
      `mutation ($fromPeriod: String!, $rate: Decimal!) { setProgrammeRate(
         programmeCode: "FARMLAND_FERTILITY", fromPeriod: $fromPeriod, rate: $rate,
         document: "皖财农〔2026〕3号") { fromPeriod rate } }`,
      { fromPeriod, rate },
    );

  it('that a file writes otherwise is told once, with how many rows', async () => {
    const { data } = await setRate('2027', '124.9788302');
    expect(data!.setProgrammeRate).toEqual([{ fromPeriod: '2027', rate: '124.9788302' }]);
    const before = await problemsOf(await imported('2026', row(21)));
    expect(before).toEqual([]);
    const after = await problemsOf(await imported('2028', row(22), row(23)));
    expect(after.map(({ code }) => code)).toEqual(['RATE_DIFFERS']);
    await setRate('2027', '131.42');
    expect(await problemsOf(await imported('2028', row(24)))).toEqual([]);
  });

  it.each([
    ['eight places', '2026', '1.12345678', 'rate'],
    ['a period that is none', '2026-13', '1', 'fromPeriod'],
  ])('is not set with %s', async (_what, fromPeriod, rate, part) => {
    const answer = await setRate(fromPeriod, rate);
    expect(answer.errors[0]!.message).toContain(part);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StaffRoleRow } from '../../../server/staff/staff.entity.ts';
import type { Client } from '../../support/client.ts';
import {
  accepted,
  officesOf,
  published,
  refusalCode,
  submitted,
  verbs,
  type Offices,
} from '../../support/editions.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;
let supervisor: Client;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  supervisor = await town.staff('supervisor');
});
afterAll(() => town.close());

const QIANPAN = '341623110202';
const GAOZHAI = '341623110203';

interface Node {
  id: string | null;
  title: string;
  state: string;
  dueOn: string;
  lateByWorkingDays: number;
  disclosedOn: string | null;
}

async function obligations(by: Client, variables: Record<string, unknown>) {
  const { obligations: found } = await by.must<{
    obligations: {
      totalCount: number;
      endCursor: string | null;
      nodes: Node[];
      standings: { publishingBody: string; missing: number; done: number; isSilent: boolean }[];
    };
  }>(
    `query ($period: String, $village: ID, $body: String, $states: [ObligationState!], $first: Int! = 200, $after: String) {
       obligations(period: $period, village: $village, body: $body, states: $states, first: $first, after: $after) {
         totalCount endCursor
         nodes { id title state dueOn lateByWorkingDays disclosedOn }
         standings { publishingBody missing done isSilent } } }`,
    variables,
  );
  return found;
}

const accounts = (villageCode: string, period = '2026-10') => ({
  catalogueCode: 'VILLAGE_ACCOUNTS',
  villageCode,
  period,
  formedOn: '2026-10-31',
  body: '收入 1 元，支出 1 元。',
});

const inOctober = async (village: string) => {
  const { nodes } = await obligations(supervisor, { period: '2026-10', village });
  return nodes.find(({ title }) => title === '村级财务收支')!;
};

describe('the accounts of a village for October, due on 13 November', () => {
  it('are missing while nothing was drafted, overdue while they wait, and then done late', async () => {
    expect(await inOctober(QIANPAN)).toMatchObject({
      state: 'MISSING',
      dueOn: '2026-11-13',
      lateByWorkingDays: 7,
    });
    const waiting = await submitted(offices, accounts(QIANPAN));
    expect((await inOctober(QIANPAN)).state).toBe('OVERDUE');
    const passed = accepted(await verbs.pass(offices.leader, waiting));
    accepted(await verbs.publish(offices.office, passed));
    expect(await inOctober(QIANPAN)).toMatchObject({
      state: 'DONE',
      disclosedOn: '2026-11-24',
      lateByWorkingDays: 7,
    });
  });

  it('are owed again when they were withdrawn', async () => {
    const edition = await published(offices, accounts(GAOZHAI));
    expect((await inOctober(GAOZHAI)).state).toBe('DONE');
    accepted(await verbs.withdraw(offices.office, edition));
    expect((await inOctober(GAOZHAI)).state).toBe('MISSING');
  });

  it('a village that published nothing shows as silent', async () => {
    const { standings } = await obligations(supervisor, { period: '2026-10' });
    const of = (name: string) => standings.find(({ publishingBody }) => publishingBody === name)!;
    expect(of('刘元村村民委员会')).toMatchObject({ missing: 1, done: 0, isSilent: true });
    expect(of('前潘村村民委员会')).toMatchObject({ missing: 0, done: 1, isSilent: false });
  });
});

it('a matter is taken for the last period unless the drafter says which', async () => {
  const { drafter } = offices;
  const { period: _, ...input } = accounts(QIANPAN);
  const draft = accepted(await verbs.draft(drafter, input));
  const { edition } = await drafter.must<{ edition: { period: string } }>(
    'query ($id: ID!) { edition(id: $id) { period } }',
    { id: draft.id },
  );
  expect(edition.period).toBe('2026-09');
});

it.each([
  ['no village for a matter of the villages', { ...accounts(QIANPAN), villageCode: null }],
  ['a quarter for a monthly matter', accounts(QIANPAN, '2026-Q3')],
  ['formed tomorrow', { ...accounts(QIANPAN), formedOn: '2026-11-25' }],
  ['formed years ago', { ...accounts(QIANPAN), formedOn: '2020-01-01' }],
])('%s is refused', async (_, input) => {
  expect(refusalCode(await verbs.draft(offices.drafter, input))).toBe('BAD_INPUT');
});

it('lists by pages, and only what is asked', async () => {
  const first = await obligations(supervisor, { states: ['MISSING'], first: 3 });
  expect(first.nodes.map(({ state }) => state)).toEqual(['MISSING', 'MISSING', 'MISSING']);
  const next = await obligations(supervisor, {
    states: ['MISSING'],
    first: 3,
    after: first.endCursor,
  });
  expect(next.nodes).toHaveLength(3);
  expect(next.nodes[0]!.dueOn >= first.nodes[2]!.dueOn).toBe(true);
  const one = await obligations(supervisor, { body: '王市镇财政所' });
  expect(one.standings.map(({ publishingBody }) => publishingBody)).toEqual(['王市镇财政所']);
});

it('a drafter of one village sees what that village owes', async () => {
  await town.deps.database.write(async (writer) => {
    const me = await writer.findOneByOrFail(StaffRoleRow, { role: 'DRAFTER' });
    await writer.update(StaffRoleRow, me, { scope: QIANPAN });
  });
  const { standings } = await obligations(await town.staff('drafter'), {});
  expect(standings.map(({ publishingBody }) => publishingBody)).toEqual(['前潘村村民委员会']);
  await town.deps.database.write(async (writer) => {
    await writer.update(StaffRoleRow, { role: 'DRAFTER' }, { scope: '' });
  });
});

describe('a staged matter with a date of its own', () => {
  const open = (input: object) =>
    offices.office.run<{ openObligation: string }>(
      'mutation ($input: OpenObligationInput!) { openObligation(input: $input) }',
      {
        input: {
          catalogueCode: 'INFRASTRUCTURE',
          title: '桥涵完工',
          dueOn: '2026-12-01',
          ...input,
        },
      },
    );
  const assign = (id: string, disclosureId: string) =>
    offices.drafter.run(
      'mutation ($id: ID!, $d: ID!) { assignObligation(id: $id, disclosureId: $d) }',
      { id, d: disclosureId },
    );

  it('is due soon, and done when the disclosure named for it is public', async () => {
    const id = (await open({})).data!.openObligation;
    const mine = async () =>
      (await obligations(supervisor, { period: '2026-12' })).nodes.find((node) => node.id === id)!;
    expect((await mine()).state).toBe('DUE_SOON');
    const minor = await published(offices);
    expect(refusalCode(await assign(id, minor.disclosureId))).toBe('BAD_INPUT');
    const draft = accepted(
      await verbs.draft(offices.drafter, { catalogueCode: 'INFRASTRUCTURE', body: '投资 3 万元' }),
    );
    expect((await assign(id, draft.disclosureId)).errors).toEqual([]);
    expect(refusalCode(await assign(id, draft.disclosureId))).toBe('WRONG_STATE');
    const passed = accepted(
      await verbs.pass(offices.leader, accepted(await verbs.submit(offices.drafter, draft))),
    );
    const agreed = accepted(await verbs.approve(offices.committee, passed));
    accepted(await verbs.publish(offices.office, agreed));
    expect((await mine()).state).toBe('DONE');
  });

  it('is cancelled with a reason', async () => {
    const id = (await open({ title: '不再建设' })).data!.openObligation;
    const cancel = (reason: string) =>
      offices.office.run(
        'mutation ($id: ID!, $r: String!) { cancelObligation(id: $id, reason: $r) }',
        {
          id,
          r: reason,
        },
      );
    expect(refusalCode(await cancel(' '))).toBe('BAD_INPUT');
    expect((await cancel('项目取消')).errors).toEqual([]);
    const { nodes } = await obligations(supervisor, { period: '2026-12' });
    expect(nodes.some((node) => node.id === id)).toBe(false);
  });

  it.each([
    ['a regular entry', { catalogueCode: 'VILLAGE_ACCOUNTS' }, 'BAD_INPUT'],
    ['a date that is over', { dueOn: '2026-11-23' }, 'BAD_INPUT'],
    ['a date far away', { dueOn: '2036-01-01' }, 'BAD_INPUT'],
    ['a day that does not exist', { dueOn: '2026-02-30' }, 'BAD_INPUT'],
    ['no title', { title: ' ' }, 'BAD_INPUT'],
    ['an unknown entry', { catalogueCode: 'NONE' }, 'NOT_FOUND'],
  ])('%s is refused', async (_, input, code) => {
    expect(refusalCode(await open(input))).toBe(code);
  });
});

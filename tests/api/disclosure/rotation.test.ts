import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import {
  accepted,
  officesOf,
  published,
  refusalCode,
  verbs,
  type Offices,
} from '../../support/editions.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;
let office: Client;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  office = offices.office;
});
afterAll(() => town.close());

interface Bulletin {
  disclosureId: string;
  headline: string;
  board: string | null;
  dwellSeconds: number;
  publicPeriod: { daysLeft: number } | null;
}
const FIELDS = 'disclosureId headline board dwellSeconds publicPeriod { daysLeft }';

const bulletin = (headline: string) => ({ headline, summary: '一句话。' });
const publishAs = async (headline: string, input: object = {}) =>
  (await published(offices, { bulletin: bulletin(headline), ...input })).disclosureId;

const playing = async () =>
  (await office.must<{ bulletins: Bulletin[] }>(`{ bulletins { ${FIELDS} } }`)).bulletins;
const headlines = async () => (await playing()).map(({ headline }) => headline);
const arrange = (version: number, boards: object[]) =>
  office.run<{ arrangeRotation: { version: number } }>(
    'mutation ($v: Int!, $b: [BoardInput!]!) { arrangeRotation(version: $v, boards: $b) { version } }',
    { v: version, b: boards },
  );
const board = (name: string, ...bulletins: object[]) => ({ name, bulletins });

let ids: Record<'a' | 'b' | 'c', string>;

it('without a hand the newest comes first', async () => {
  ids = {
    a: await publishAs('甲'),
    b: await publishAs('乙'),
    c: await publishAs('丙'),
  };
  town.clock.advance(1);
  await publishAs('丁');
  expect((await headlines())[0]).toBe('丁');
});

it('the office orders, pins, sets the dwell and groups into boards', async () => {
  const answer = await arrange(0, [
    board('办事', { disclosureId: ids.b, dwellSeconds: 40 }, { disclosureId: ids.a }),
    board('民生', { disclosureId: ids.c, isPinned: true }),
  ]);
  expect(answer.data!.arrangeRotation.version).toBe(1);
  expect((await playing()).map((one) => [one.headline, one.board, one.dwellSeconds])).toEqual([
    ['丙', '民生', 12],
    ['乙', '办事', 40],
    ['甲', '办事', 12],
    ['丁', null, 12],
  ]);
});

it('two who arrange at once: the second is told', async () => {
  const answers = await Promise.all([arrange(1, []), arrange(1, [])]);
  expect(answers.map(refusalCode).toSorted()).toEqual(['STALE', null]);
  expect(refusalCode(await arrange(1, []))).toBe('STALE');
  const { rotation } = await office.must<{ rotation: { version: number; by: string } }>(
    '{ rotation { version by boards { name } } }',
  );
  expect(rotation).toEqual({ version: 2, by: '党政办 何静', boards: [] });
});

it('special content ends by itself, and a preview shows it beforehand', async () => {
  const until = '2026-11-25T00:00:00.000Z';
  await arrange(2, [board('节日', { disclosureId: ids.a, isPinned: true, until })]);
  expect((await headlines())[0]).toBe('甲');
  const { previewRotation } = await office.must<{ previewRotation: Bulletin[] }>(
    `query ($at: DateTime) { previewRotation(at: $at) { ${FIELDS} } }`,
    { at: '2026-11-25T00:00:01.000Z' },
  );
  expect(previewRotation.map(({ headline }) => headline)).not.toContain('甲');
  const tried = await office.must<{ previewRotation: Bulletin[] }>(
    `query ($b: [BoardInput!]) { previewRotation(boards: $b) { ${FIELDS} } }`,
    { b: [board('试排', { disclosureId: ids.c, isPinned: true })] },
  );
  expect(tried.previewRotation[0]!.headline).toBe('丙');
  expect((await headlines())[0]).toBe('甲');
});

it('what stands for objections comes before what is only new', async () => {
  const draft = accepted(
    await verbs.draft(offices.drafter, {
      catalogueCode: 'PARTY_ADMISSION',
      bulletin: bulletin('发展党员公示'),
    }),
  );
  const passed = accepted(
    await verbs.pass(offices.leader, accepted(await verbs.submit(offices.drafter, draft))),
  );
  accepted(await verbs.publish(office, accepted(await verbs.approve(offices.committee, passed))));
  town.clock.advance(60);
  await publishAs('最新');
  await arrange(3, []);
  const [first, second] = await playing();
  expect([first!.headline, first!.publicPeriod?.daysLeft]).toEqual(['发展党员公示', 7]);
  expect(second!.headline).toBe('最新');
});

it.each([
  ['an unknown bulletin', [board('甲', { disclosureId: '999999' })]],
  ['nine boards', Array.from({ length: 9 }, (_, at) => board(`专栏${at}`))],
  ['a bulletin twice', [board('甲', { disclosureId: '1' }, { disclosureId: '1' })]],
  ['an end that is over', [board('甲', { disclosureId: '1', until: '2026-01-01T00:00:00Z' })]],
])('%s is refused and nothing is arranged', async (_, boards) => {
  const before = await headlines();
  expect(refusalCode(await arrange(4, boards))).toBe('BAD_INPUT');
  expect(await headlines()).toEqual(before);
});

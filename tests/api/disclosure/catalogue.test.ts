import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { accepted, officesOf, refusalCode, verbs, type Offices } from '../../support/editions.ts';
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

const ENTRY = {
  theme: '便民服务',
  subject: '农机跨区作业信息',
  publishingBody: '王市镇农机站',
  legalBasis: ['《农业机械化促进法》'],
  channels: ['SERVICE_CENTRE'],
  elements: [{ name: '作业时间', isRequired: true, words: ['时间'] }, { name: '联系人' }],
};

const add = (code: string, input: object = ENTRY) =>
  office.run<{ addCatalogueEntry: Seen }>(
    'mutation ($code: ID!, $input: CatalogueEntryInput!) { addCatalogueEntry(code: $code, input: $input) { code revision } }',
    { code, input },
  );
const change = (seen: Seen, input: object, reason = '按上级要求调整') =>
  office.run<{ changeCatalogueEntry: Seen }>(
    `mutation ($code: ID!, $revision: Int!, $input: CatalogueEntryInput!, $reason: String!) {
       changeCatalogueEntry(code: $code, revision: $revision, input: $input, reason: $reason) {
         code revision } }`,
    { ...seen, input, reason },
  );
const take = (verb: 'retire' | 'restore', seen: Seen) =>
  office.run<Record<string, Seen & { isRetired: boolean }>>(
    `mutation ($code: ID!, $revision: Int!) { ${verb}CatalogueEntry(code: $code,
       revision: $revision, reason: "调整") { code revision isRetired } }`,
    { ...seen },
  );
const remove = (seen: Seen) =>
  office.run(
    'mutation ($code: ID!, $revision: Int!) { deleteCatalogueEntry(code: $code, revision: $revision) }',
    { ...seen },
  );

interface Seen {
  code: string;
  revision: number;
}

it('has every subject the town must cover, each with its basis, limit and channels', async () => {
  const { catalogue } = await office.must<{
    catalogue: {
      code: string;
      legalBasis: string[];
      channels: string[];
      timeLimit: { days: number };
    }[];
  }>('{ catalogue { code legalBasis channels timeLimit { days } } }');
  expect(catalogue.length).toBeGreaterThanOrEqual(30);
  for (const { legalBasis, channels, timeLimit } of catalogue)
    expect([legalBasis.length > 0, channels.length > 0, timeLimit.days > 0]).toEqual([
      true,
      true,
      true,
    ]);
});

it('the office changes an entry, and its history tells who and why', async () => {
  const added = (await add('FARM_MACHINES')).data!.addCatalogueEntry;
  const changed = (await change(added, { alwaysMajor: true })).data!.changeCatalogueEntry;
  expect(changed.revision).toBe(2);
  const { catalogueHistory } = await office.must<{ catalogueHistory: object[] }>(
    `{ catalogueHistory(code: "FARM_MACHINES") { number by reason entry { subject alwaysMajor } } }`,
  );
  expect(catalogueHistory).toEqual([
    {
      number: 2,
      by: '党政办 何静',
      reason: '按上级要求调整',
      entry: { subject: '农机跨区作业信息', alwaysMajor: true },
    },
    {
      number: 1,
      by: '党政办 何静',
      reason: null,
      entry: { subject: '农机跨区作业信息', alwaysMajor: false },
    },
  ]);
  expect(refusalCode(await change(added, { alwaysMajor: false }))).toBe('STALE');
});

describe('an entry that is asked for wrongly', () => {
  it.each([
    ['with a code in use', 'POLICIES', ENTRY],
    ['with a code of spaces', 'a b', ENTRY],
    ['without a basis', 'NO_BASIS', { ...ENTRY, legalBasis: [] }],
    ['regular without an interval', 'NO_INTERVAL', { ...ENTRY, cadence: 'REGULAR' }],
    [
      'with a limit of no days',
      'NO_DAYS',
      { ...ENTRY, timeLimit: { days: 0, kind: 'WORKING_DAYS' } },
    ],
  ])('%s is refused', async (_, code, input) => {
    expect(refusalCode(await add(code, input))).toBe('BAD_INPUT');
  });
});

describe('what the catalogue requires of the content', () => {
  it('warns the drafter and keeps the party committee from approving', async () => {
    const { code } = (await add('NEEDS_TIME', { ...ENTRY, alwaysMajor: true })).data!
      .addCatalogueEntry;
    const { drafter, leader, committee } = offices;
    const draft = accepted(await verbs.draft(drafter, { catalogueCode: code, body: '另行通知。' }));
    const { edition } = await drafter.must<{ edition: { warnings: object[] } }>(
      'query ($id: ID!) { edition(id: $id) { warnings { code message } } }',
      { id: draft.id },
    );
    expect(edition.warnings).toEqual([
      { code: 'ELEMENT_MISSING', message: '没有写到“作业时间”，这是必备要素，不写党委不能批准。' },
      { code: 'ELEMENT_MISSING', message: '没有写到“联系人”，请看是否需要补写。' },
    ]);

    const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(drafter, draft))));
    const refused = await verbs.approve(committee, passed);
    expect(refusalCode(refused)).toBe('ELEMENTS_MISSING');
    expect(refused.errors[0]!.message).toContain('作业时间');

    const back = accepted(await verbs.sendBack(leader, passed, '请写明作业时间'));
    const mended = accepted(await verbs.update(drafter, back, { body: '作业时间：6 月上旬。' }));
    const again = accepted(await verbs.pass(leader, accepted(await verbs.submit(drafter, mended))));
    expect(accepted(await verbs.approve(committee, again)).state).toBe('APPROVED');
  });
});

describe('an entry nobody needs any more', () => {
  it('is retired when nothing is on its way, and nothing new is opened under it', async () => {
    const added = (await add('OLD_MATTER', { ...ENTRY, elements: [] })).data!.addCatalogueEntry;
    const { drafter } = offices;
    const draft = accepted(await verbs.draft(drafter, { catalogueCode: 'OLD_MATTER' }));
    const refused = await take('retire', added);
    expect(refusalCode(refused)).toBe('WRONG_STATE');
    expect(refused.errors[0]!.message).toContain('1 份稿件在办理');

    accepted(await verbs.discard(drafter, draft));
    const retired = (await take('retire', added)).data!['retireCatalogueEntry']!;
    expect(retired.isRetired).toBe(true);
    expect(refusalCode(await verbs.draft(drafter, { catalogueCode: 'OLD_MATTER' }))).toBe(
      'WRONG_STATE',
    );
    expect(refusalCode(await remove(retired))).toBe('WRONG_STATE');

    const restored = (await take('restore', retired)).data!['restoreCatalogueEntry']!;
    expect(restored).toMatchObject({ isRetired: false, revision: 3 });
    accepted(await verbs.draft(drafter, { catalogueCode: 'OLD_MATTER' }));
  });

  it('is deleted when it was never used', async () => {
    const added = (await add('NEVER_USED')).data!.addCatalogueEntry;
    expect((await remove(added)).errors).toEqual([]);
    expect(refusalCode(await remove(added))).toBe('NOT_FOUND');
  });
});

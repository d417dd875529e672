import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import {
  accepted,
  approved,
  officesOf,
  published,
  refusalCode,
  verbs,
  type EditionFacts,
  type Offices,
} from '../../support/editions.ts';
import { farmland } from '../../support/roster-publication.ts';
import { explainWarnings } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

let town: Town;
let offices: Offices;

beforeEach(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterEach(() => town.close());

/** The clock moves on; whoever was signed in has to sign in again. */
async function later(seconds: number): Promise<void> {
  town.clock.advance(seconds);
  offices = await officesOf(town);
}

interface Shown {
  title: string;
  editionNumber: number;
  withdrawal: { reason: string } | null;
  newerWithdrawal: { reason: string } | null;
  publicPeriod: { startsOn: string; endsOn: string; daysLeft: number; hasEnded: boolean } | null;
  timeliness: { dueOn: string; isLate: boolean };
}

async function disclosure(id: string): Promise<Shown | null> {
  const { disclosure: shown } = await offices.office.must<{ disclosure: Shown | null }>(
    `query ($id: ID!) { disclosure(id: $id) { title editionNumber withdrawal { reason }
       newerWithdrawal { reason } publicPeriod { startsOn endsOn daysLeft hasEnded }
       timeliness { dueOn isLate } } }`,
    { id },
  );
  return shown;
}

const listed = async (by: Client, filter: object = {}) =>
  (
    await by.must<{ disclosures: { totalCount: number; nodes: { title: string }[] } }>(
      'query ($f: DisclosureFilter) { disclosures(filter: $f) { totalCount nodes { title } } }',
      { f: filter },
    )
  ).disclosures;

const history = async (id: string) =>
  (
    await offices.office.must<{ edition: { history: { action: string; by: string }[] } }>(
      'query ($id: ID!) { edition(id: $id) { history { action by } } }',
      { id },
    )
  ).edition.history.map(({ action }) => action);

/** A major matter that stands for objections for five working days, ready to be published. */
const admitted = async (
  catalogueCode = 'PARTY_ADMISSION',
  more: object = {},
): Promise<EditionFacts> => {
  const { drafter, leader, committee } = offices;
  const input = { catalogueCode, title: '五个工作日的公示', ...more };
  const draft = accepted(await verbs.draft(drafter, input));
  const passed = accepted(await verbs.pass(leader, accepted(await verbs.submit(drafter, draft))));
  return accepted(await verbs.approve(committee, passed));
};

describe('a public period of five working days', () => {
  it('runs from its publication to the end of its last day, and its end stays on record', async () => {
    const edition = accepted(await verbs.publish(offices.office, await admitted()));
    const { disclosureId, id } = edition;
    // Tuesday 24 November: the fifth working day after it is Tuesday 1 December.
    expect((await disclosure(disclosureId))!.publicPeriod).toEqual({
      startsOn: '2026-11-24',
      endsOn: '2026-12-01',
      daysLeft: 7,
      hasEnded: false,
    });
    await later(7 * DAY);
    expect((await disclosure(disclosureId))!.publicPeriod).toMatchObject({
      daysLeft: 0,
      hasEnded: false,
    });
    expect(await history(id)).not.toContain('publicPeriodEnded');
    await later(DAY);
    expect((await disclosure(disclosureId))!.publicPeriod!.hasEnded).toBe(true);
    expect((await history(id)).at(-1)).toBe('publicPeriodEnded');
  });

  it('is not shortened: neither by an early end nor by a change of the catalogue', async () => {
    const ready = await admitted('CADRES');
    const early = { visibleUntil: '2026-11-30T00:00:00.000Z' };
    const refused = await verbs.publish(offices.office, ready, early);
    expect(refusalCode(refused)).toBe('BAD_INPUT');
    expect(refused.errors[0]!.message).toContain('2026-12-01');

    const { disclosureId } = accepted(await verbs.publish(offices.office, ready));
    await offices.office.must(
      `mutation { changeCatalogueEntry(code: "CADRES", revision: 1, reason: "试试",
         input: { publicPeriod: { days: 1, kind: CALENDAR_DAYS } }) { code } }`,
    );
    expect((await disclosure(disclosureId))!.publicPeriod!.endsOn).toBe('2026-12-01');
  });
});

describe('the publicity of a party member’s admission', () => {
  const change = (publicPeriod: object | null) =>
    offices.office.run(
      `mutation ($input: CatalogueEntryInput!) { changeCatalogueEntry(code: "PARTY_ADMISSION",
         revision: 1, reason: "试试", input: $input) { revision } }`,
      { input: { publicPeriod } },
    );

  it.each([
    ['four working days', { days: 4, kind: 'WORKING_DAYS' }],
    ['seven calendar days, which holidays may fill', { days: 7, kind: 'CALENDAR_DAYS' }],
    ['none at all', null],
  ])('cannot be set to %s', async (_what, publicPeriod) => {
    const refused = await change(publicPeriod);
    expect(refusalCode(refused)).toBe('BAD_INPUT');
    expect(refused.errors[0]!.message).toContain('不能少于 5 个工作日');
    const { disclosureId } = accepted(await verbs.publish(offices.office, await admitted()));
    expect((await disclosure(disclosureId))!.publicPeriod!.endsOn).toBe('2026-12-01');
  });

  it('is not shortened by what a carried roster’s programme says', async () => {
    const rosterDraftId = await farmland(offices, '2026', { 1: 10 });
    await explainWarnings(offices.roster, rosterDraftId);
    await offices.office.must(
      `mutation { changeProgramme(code: "FARMLAND_FERTILITY", revision: 1, reason: "试试",
         input: { publicPeriod: { days: 1, kind: CALENDAR_DAYS } }) { revision } }`,
    );
    const endsOn = async (catalogueCode: string) => {
      const ready = await admitted(catalogueCode, { rosterDraftId });
      const { disclosureId } = accepted(await verbs.publish(offices.office, ready));
      return (await disclosure(disclosureId))!.publicPeriod!.endsOn;
    };
    expect(await endsOn('CADRES')).toBe('2026-11-25');
    expect(await endsOn('PARTY_ADMISSION')).toBe('2026-12-01');
  });

  it('may be longer', async () => {
    expect(refusalCode(await change({ days: 7, kind: 'WORKING_DAYS' }))).toBeNull();
    const { disclosureId } = accepted(await verbs.publish(offices.office, await admitted()));
    expect((await disclosure(disclosureId))!.publicPeriod!.endsOn).toBe('2026-12-03');
  });
});

describe('what was withdrawn', () => {
  it('leaves its reason in its place, in the list too, and tells nothing of its content', async () => {
    const edition = await published(offices, { title: '写错的通知' });
    accepted(await verbs.withdraw(offices.office, edition, '日期写错'));
    expect(await disclosure(edition.disclosureId)).toMatchObject({
      title: '惠民政策',
      withdrawal: { reason: '日期写错' },
    });
    expect((await listed(offices.office)).nodes).toEqual([{ title: '惠民政策' }]);
  });

  it('leaves nothing when nobody had seen it', async () => {
    const tomorrow = { visibleFrom: '2026-11-25T00:00:00.000Z' };
    const edition = accepted(
      await verbs.publish(offices.office, await approved(offices), tomorrow),
    );
    accepted(await verbs.withdraw(offices.office, edition));
    await later(2 * DAY);
    expect(await disclosure(edition.disclosureId)).toBeNull();
    expect((await listed(offices.office)).totalCount).toBe(0);
  });

  it('a correction that is withdrawn says so beside the older edition', async () => {
    const { disclosureId } = await published(offices, { title: '第一版' });
    const revised = accepted(await verbs.revise(offices.drafter, disclosureId));
    const passed = accepted(
      await verbs.pass(offices.leader, accepted(await verbs.submit(offices.drafter, revised))),
    );
    const second = accepted(await verbs.publish(offices.office, passed));
    accepted(await verbs.withdraw(offices.office, second, '改错了'));
    expect(await disclosure(disclosureId)).toMatchObject({
      editionNumber: 1,
      withdrawal: null,
      newerWithdrawal: { reason: '改错了' },
    });
  });
});

it('a draft nobody finishes is discarded by the office, and the next edition can be opened', async () => {
  const { disclosureId } = await published(offices);
  const begun = accepted(await verbs.revise(offices.roster, disclosureId));
  const abandoned = accepted(await verbs.update(offices.roster, begun, { title: '写了一半' }));
  expect(refusalCode(await verbs.revise(offices.drafter, disclosureId))).toBe(
    'OPEN_EDITION_EXISTS',
  );
  expect(refusalCode(await verbs.discard(offices.drafter, abandoned))).toBe('FORBIDDEN');
  accepted(await verbs.discard(offices.office, abandoned, '起草人调走了'));
  const next = accepted(await verbs.revise(offices.drafter, disclosureId));
  expect(next.number).toBe(3);
  const { edition } = await offices.drafter.must<{ edition: { title: string } }>(
    'query ($id: ID!) { edition(id: $id) { title } }',
    { id: next.id },
  );
  expect(edition.title).toBe('关于冬季用火安全的提醒');
  expect((await disclosure(disclosureId))!.editionNumber).toBe(1);
});

it('is found by body, theme and day', async () => {
  await published(offices, { title: '甲', publishingBody: '王市镇农业站' });
  await later(2 * DAY);
  await published(offices, { title: '乙' });
  const found = async (filter: object) =>
    (await listed(offices.office, filter)).nodes.map(({ title }) => title);
  expect(await found({ publishingBody: '王市镇农业站' })).toEqual(['甲']);
  expect(await found({ theme: '政策文件' })).toEqual(['乙', '甲']);
  expect(await found({ theme: '没有这个' })).toEqual([]);
  expect(await found({ publishedFrom: '2026-11-26' })).toEqual(['乙']);
  expect(await found({ publishedUntil: '2026-11-24' })).toEqual(['甲']);
  const backwards = await offices.office.run(
    '{ disclosures(filter: { publishedFrom: "2026-11-26", publishedUntil: "2026-11-24" }) { totalCount } }',
  );
  expect(refusalCode(backwards)).toBe('BAD_INPUT');
  const { publishingBodies } = await offices.office.must<{ publishingBodies: object[] }>(
    '{ publishingBodies { name visibleCount } }',
  );
  expect(publishingBodies).toEqual([
    { name: '王市镇农业站', visibleCount: 1 },
    { name: '王市镇人民政府', visibleCount: 1 },
  ]);
});

it('what an edition changed is told by paragraph', async () => {
  const { disclosureId } = await published(offices, { body: '第一段\n\n造价 13.2 万元' });
  const revised = accepted(await verbs.revise(offices.drafter, disclosureId));
  const mended = accepted(
    await verbs.update(offices.drafter, revised, { body: '第一段\n\n造价 31.2 万元' }),
  );
  const passed = accepted(
    await verbs.pass(offices.leader, accepted(await verbs.submit(offices.drafter, mended))),
  );
  accepted(await verbs.publish(offices.office, passed));
  const { disclosure: shown } = await offices.office.must<{ disclosure: object }>(
    `query ($id: ID!) { disclosure(id: $id) {
       first: changes(number: 1) { sinceNumber }
       second: changes(number: 2) { sinceNumber paragraphs { kind text } rosterBefore { rowCount } } } }`,
    { id: disclosureId },
  );
  expect(shown).toEqual({
    first: null,
    second: {
      sinceNumber: 1,
      paragraphs: [
        { kind: 'SAME', text: '关于冬季用火安全的提醒' },
        { kind: 'SAME', text: '第一段' },
        { kind: 'REMOVED', text: '造价 13.2 万元' },
        { kind: 'ADDED', text: '造价 31.2 万元' },
      ],
      rosterBefore: null,
    },
  });
});

describe('too much text', () => {
  it.each([
    ['16,000 rare characters are kept whole', '𠮷'.repeat(16_000), null],
    ['one more is refused', '字'.repeat(16_001), 'BAD_INPUT'],
    ['a megabyte is refused', 'x'.repeat(1_000_000), 'QUERY_TOO_LARGE'],
  ])('%s', async (_, body, code) => {
    const answer = await verbs.draft(offices.drafter, { body });
    expect(refusalCode(answer)).toBe(code);
    if (answer.data === null) return;
    const { edition } = await offices.drafter.must<{ edition: { body: string } }>(
      'query ($id: ID!) { edition(id: $id) { body } }',
      { id: answer.data.id },
    );
    expect(edition.body).toBe(body);
  });
});

describe('dates that cannot be meant', () => {
  it.each([
    [
      'an end before the beginning',
      { visibleFrom: '2026-12-02T00:00:00Z', visibleUntil: '2026-12-01T00:00:00Z' },
    ],
    ['a beginning in ten years', { visibleFrom: '2036-12-01T00:00:00Z' }],
    ['an end in thirty years', { visibleUntil: '2056-12-01T00:00:00Z' }],
    [
      'members after everyone',
      { partyFrom: '2026-12-02T00:00:00Z', visibleFrom: '2026-12-01T00:00:00Z' },
    ],
  ])('%s is refused', async (_, times) => {
    const ready = await approved(offices);
    expect(refusalCode(await verbs.publish(offices.office, ready, times))).toBe('BAD_INPUT');
    accepted(await verbs.publish(offices.office, ready));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../../support/client.ts';
import {
  accepted,
  approved,
  officesOf,
  published,
  refusalCode,
  submitted,
  verbs,
  type EditionFacts,
  type Offices,
} from '../../support/editions.ts';
import { openTown, type StaffName, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;
const everyone = new Map<StaffName, Client>();

const NAMES: readonly StaffName[] = [
  'drafter',
  'leader',
  'committee',
  'office',
  'roster',
  'fees',
  'organisation',
  'feedback',
  'station',
  'supervisor',
  'admin',
];

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  for (const name of NAMES) everyone.set(name, await town.staff(name));
});
afterAll(() => town.close());

type Situation =
  'DRAFT' | 'SUBMITTED' | 'REVIEWED' | 'APPROVED' | 'SCHEDULED' | 'VISIBLE' | 'WITHDRAWN';

const TOMORROW = '2026-11-25T00:00:00.000Z';

/** A fresh edition by `drafter`, brought to each situation. */
const situations: Record<Situation, () => Promise<EditionFacts>> = {
  DRAFT: async () => accepted(await verbs.draft(offices.drafter)),
  SUBMITTED: () => submitted(offices),
  REVIEWED: async () => {
    const edition = await submitted(offices, { isMajor: true });
    return accepted(await verbs.pass(offices.leader, edition));
  },
  APPROVED: () => approved(offices),
  SCHEDULED: async () => {
    const edition = await approved(offices);
    return accepted(await verbs.publish(offices.office, edition, { visibleFrom: TOMORROW }));
  },
  VISIBLE: () => published(offices),
  WITHDRAWN: async () => {
    return accepted(await verbs.withdraw(offices.office, await published(offices)));
  },
};

type Action = keyof typeof attempts;

const attempts = {
  update: (by: Client, of: EditionFacts) => verbs.update(by, of, { title: '新的标题' }),
  submit: (by: Client, of: EditionFacts) => verbs.submit(by, of),
  discard: (by: Client, of: EditionFacts) => verbs.discard(by, of),
  pass: (by: Client, of: EditionFacts) => verbs.pass(by, of),
  approve: (by: Client, of: EditionFacts) => verbs.approve(by, of),
  sendBack: (by: Client, of: EditionFacts) => verbs.sendBack(by, of),
  publish: (by: Client, of: EditionFacts) => verbs.publish(by, of),
  unschedule: (by: Client, of: EditionFacts) => verbs.unschedule(by, of),
  withdraw: (by: Client, of: EditionFacts) => verbs.withdraw(by, of),
  revise: (by: Client, of: EditionFacts) => verbs.revise(by, of.disclosureId),
} satisfies Record<string, (by: Client, of: EditionFacts) => Promise<Answer<EditionFacts>>>;

const AUTHORS: readonly StaffName[] = ['drafter', 'roster', 'fees'];

/** Who may do what in which situation; everything not named here is refused. */
const MAY: Record<Situation, Partial<Record<Action, readonly StaffName[]>>> = {
  DRAFT: {
    update: ['drafter'],
    submit: ['drafter'],
    discard: ['drafter', 'leader', 'office'],
  },
  SUBMITTED: { pass: ['leader'], sendBack: ['leader'] },
  REVIEWED: { approve: ['committee'], sendBack: ['leader', 'committee'] },
  APPROVED: { publish: ['office'], sendBack: ['leader', 'office'] },
  SCHEDULED: { unschedule: ['office'], withdraw: ['office'], revise: AUTHORS },
  VISIBLE: { withdraw: ['office'], revise: AUTHORS },
  WITHDRAWN: { revise: AUTHORS },
};

describe.each(Object.keys(situations) as Situation[])('an edition that is %s', (situation) => {
  it('lets exactly these people do exactly these things', async () => {
    const found: Record<string, string[]> = {};
    let edition = await situations[situation]();
    for (const [name, client] of everyone) {
      for (const action of Object.keys(attempts) as Action[]) {
        const answer = await attempts[action](client, edition);
        if (answer.data === null) {
          expect(['FORBIDDEN', 'WRONG_STATE']).toContain(refusalCode(answer));
          continue;
        }
        (found[action] ??= []).push(name);
        edition = await situations[situation]();
      }
    }
    expect(found).toEqual(MAY[situation]);
  });

  it('tells each reader exactly that in availableActions', async () => {
    const { id } = await situations[situation]();
    for (const name of ['drafter', 'leader', 'committee', 'office', 'supervisor'] as const) {
      const { edition } = await everyone
        .get(name)!
        .must<{ edition: EditionFacts }>(
          'query ($id: ID!) { edition(id: $id) { availableActions } }',
          { id },
        );
      const allowed = Object.entries(MAY[situation]).flatMap(([action, names]) =>
        names.includes(name) ? [action] : [],
      );
      expect(new Set(edition.availableActions)).toEqual(new Set(allowed));
    }
  });
});

it('a stale version is refused and nothing is lost', async () => {
  const { drafter } = offices;
  const draft = accepted(await verbs.draft(drafter));
  accepted(await verbs.update(drafter, draft, { title: '先改的标题' }));
  expect(refusalCode(await verbs.update(drafter, draft, { title: '后改的标题' }))).toBe('STALE');
  const { edition } = await drafter.must<{ edition: { title: string } }>(
    'query ($id: ID!) { edition(id: $id) { title } }',
    { id: draft.id },
  );
  expect(edition.title).toBe('先改的标题');
});

it('a matter sent back is changed and submitted again, and its history tells all of it', async () => {
  const { drafter, leader, office } = offices;
  const first = await submitted(offices);
  const back = accepted(await verbs.sendBack(leader, first, '请写明咨询电话'));
  expect(back.state).toBe('DRAFT');
  const mended = accepted(await verbs.update(drafter, back, { body: '咨询电话见公示栏。' }));
  const again = accepted(await verbs.submit(drafter, mended));
  const passed = accepted(await verbs.pass(leader, again, { comment: '同意' }));
  const shown = accepted(await verbs.publish(office, passed));

  const { edition } = await office.must<{ edition: { history: unknown[] } }>(
    'query ($id: ID!) { edition(id: $id) { history { action by from to comment } } }',
    { id: shown.id },
  );
  const [author, chair, clerk] = ['起草员 吴晓东', '领导小组 郑卫国', '党政办 何静'];
  const step = (action: string, by: string, from: string | null, to: string, comment = null) => {
    return { action, by, from, to, comment } as Record<string, unknown>;
  };
  expect(edition.history).toEqual([
    step('draft', author, null, 'DRAFT'),
    step('submit', author, 'DRAFT', 'SUBMITTED'),
    { ...step('sendBack', chair, 'SUBMITTED', 'DRAFT'), comment: '请写明咨询电话' },
    step('update', author, 'DRAFT', 'DRAFT'),
    step('submit', author, 'DRAFT', 'SUBMITTED'),
    { ...step('pass', chair, 'SUBMITTED', 'APPROVED'), comment: '同意' },
    step('publish', clerk, 'APPROVED', 'PUBLISHED'),
  ]);
});

it('the leading group may raise a matter to a major one, a drafter never lowers it', async () => {
  const { drafter, leader } = offices;
  const raised = accepted(
    await verbs.pass(leader, await submitted(offices), { raiseToMajor: true }),
  );
  expect(raised.state).toBe('REVIEWED');
  const back = accepted(await verbs.sendBack(leader, raised));
  const lowered = await verbs.update(drafter, back, { isMajor: false });
  expect(refusalCode(lowered)).toBe('BAD_INPUT');
});

it('an entry that is always major goes to the committee whatever the drafter says', async () => {
  const edition = await submitted(offices, { catalogueCode: 'MAJOR_DECISIONS', isMajor: false });
  expect(accepted(await verbs.pass(offices.leader, edition)).state).toBe('REVIEWED');
});

it('a person with every role still cannot review her own work', async () => {
  const { deps } = town;
  const drafterId = await staffId('drafter');
  await deps.database.write(async (writer) => {
    await writer.insert('StaffRoleRow', { staffId: drafterId, role: 'LEADING_GROUP', scope: '' });
  });
  try {
    const answer = await verbs.pass(offices.drafter, await submitted(offices));
    expect(refusalCode(answer)).toBe('OWN_WORK');
  } finally {
    await deps.database.write(async (writer) => {
      await writer.delete('StaffRoleRow', { staffId: drafterId, role: 'LEADING_GROUP' });
    });
  }
});

it('at most one edition is open: a second revision is refused until the first is done', async () => {
  const edition = await published(offices);
  accepted(await verbs.revise(offices.drafter, edition.disclosureId));
  const second = await verbs.revise(offices.roster, edition.disclosureId);
  expect(refusalCode(second)).toBe('OPEN_EDITION_EXISTS');
});

it('content changed behind the review is not published', async () => {
  const edition = await approved(offices);
  await town.deps.database.write(async (writer) => {
    await writer.update('EditionRow', { id: Number(edition.id) }, { body: '换成了别的话。' });
  });
  expect(refusalCode(await verbs.publish(offices.office, edition))).toBe('CONTENT_CHANGED');
});

describe('publishing times', () => {
  it.each([
    ['a time long past', { visibleFrom: '2026-11-01T00:00:00.000Z' }],
    [
      'an end before the beginning',
      { visibleFrom: TOMORROW, visibleUntil: '2026-11-24T12:00:00Z' },
    ],
    ['members after everyone', { visibleFrom: TOMORROW, partyFrom: '2026-11-26T00:00:00.000Z' }],
    ['ten years ahead', { visibleFrom: '2036-11-24T00:00:00.000Z' }],
  ])('%s is refused and the edition stays where it was', async (_name, times) => {
    const edition = await approved(offices);
    expect(refusalCode(await verbs.publish(offices.office, edition, times))).toBe('BAD_INPUT');
    expect(accepted(await verbs.publish(offices.office, edition)).visibility).toBe('VISIBLE');
  });
});

async function staffId(name: StaffName): Promise<number> {
  const { me } = await everyone.get(name)!.must<{ me: { id: string } }>('{ me { id } }');
  return Number(me.id);
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  availableActions,
  EDITION_STATES,
  nextState,
  REVIEW_ACTIONS,
  type EditionUnderReview,
} from '../../server/disclosure/disclosure.ts';
import { visibilityOf, type EditionTimes } from '../../server/disclosure/visibility.ts';
import type { Actor, RoleAssignment } from '../../server/shared/actor.ts';
import { Refusal } from '../../server/shared/refusal.ts';
import { STAFF_ROLES, type StaffRole } from '../../server/staff/roles.ts';

const NOW = new Date('2026-11-24T02:42:00.000Z');
const EARLIER = new Date('2026-11-20T00:00:00.000Z');
const LATER = new Date('2026-12-01T00:00:00.000Z');

const AUTHOR_ID = 1;
const OTHER_ID = 2;

function actor(role: StaffRole, staffId = OTHER_ID, scope: string | null = null): Actor {
  const roles: RoleAssignment[] = [{ role, scope }];
  return { staffId, name: role, displayName: role, roles };
}

function edition(change: Partial<EditionUnderReview> = {}): EditionUnderReview {
  return {
    version: 3,
    state: 'DRAFT',
    isMajor: false,
    authorId: AUTHOR_ID,
    passedById: null,
    partyFrom: null,
    visibleFrom: null,
    villageCode: null,
    publishingBody: '王市镇人民政府',
    isLatest: true,
    hasOpenEdition: false,
    ...change,
  };
}

function codeOf(run: () => unknown): string {
  try {
    run();
    return 'accepted';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe('a reviewer keeps hands off her own work', () => {
  it.each([
    ['pass', 'SUBMITTED', 'LEADING_GROUP', { authorId: OTHER_ID }],
    ['approve', 'REVIEWED', 'PARTY_COMMITTEE', { authorId: OTHER_ID }],
    ['approve', 'REVIEWED', 'PARTY_COMMITTEE', { passedById: OTHER_ID }],
  ] as const)(
    '%s of a %s edition by its author or passer is OWN_WORK',
    (action, state, role, own) => {
      const subject = edition({ state, ...own });
      expect(codeOf(() => nextState(action, subject, actor(role), NOW))).toBe('OWN_WORK');
    },
  );
});

describe('only the author touches a draft', () => {
  it.each(['update', 'submit'] as const)('%s by another drafter is FORBIDDEN', (action) => {
    expect(codeOf(() => nextState(action, edition(), actor('DRAFTER'), NOW))).toBe('FORBIDDEN');
    expect(codeOf(() => nextState(action, edition(), actor('DRAFTER', AUTHOR_ID), NOW))).toBe(
      'accepted',
    );
  });
});

describe('a major matter needs the party committee', () => {
  it('passes to REVIEWED when major, to APPROVED when not', () => {
    const leader = actor('LEADING_GROUP');
    expect(nextState('pass', edition({ state: 'SUBMITTED', isMajor: true }), leader, NOW)).toBe(
      'REVIEWED',
    );
    expect(nextState('pass', edition({ state: 'SUBMITTED' }), leader, NOW)).toBe('APPROVED');
  });
});

describe('a scope limits a role to its village or station', () => {
  it.each([
    ['341623110203', 'accepted'],
    ['农业站', 'accepted'],
    ['341623110202', 'FORBIDDEN'],
    [null, 'accepted'],
  ] as const)('scope %s: %s', (scope, expected) => {
    const subject = edition({
      state: 'SUBMITTED',
      villageCode: '341623110203',
      publishingBody: '农业站',
    });
    const leader = actor('LEADING_GROUP', OTHER_ID, scope);
    expect(codeOf(() => nextState('pass', subject, leader, NOW))).toBe(expected);
  });
});

describe('a stale version is refused before the state is looked at', () => {
  it('answers STALE, but FORBIDDEN to those who may never do it', () => {
    const subject = edition({ state: 'PUBLISHED' });
    expect(codeOf(() => nextState('pass', subject, actor('LEADING_GROUP'), NOW, 2))).toBe('STALE');
    expect(codeOf(() => nextState('pass', subject, actor('OFFICE'), NOW, 2))).toBe('FORBIDDEN');
    expect(codeOf(() => nextState('pass', subject, actor('LEADING_GROUP'), NOW, 3))).toBe(
      'WRONG_STATE',
    );
  });
});

describe('a date can be taken back only while nobody sees the edition', () => {
  it.each([
    ['not yet visible', { visibleFrom: LATER }, 'accepted'],
    ['visible', { visibleFrom: EARLIER }, 'WRONG_STATE'],
    ['visible to members', { partyFrom: EARLIER, visibleFrom: LATER }, 'WRONG_STATE'],
    [
      'another edition is open',
      { visibleFrom: LATER, hasOpenEdition: true },
      'OPEN_EDITION_EXISTS',
    ],
  ] as const)('%s: %s', (_name, change, expected) => {
    const subject = edition({ state: 'PUBLISHED', ...change });
    expect(codeOf(() => nextState('unschedule', subject, actor('OFFICE'), NOW))).toBe(expected);
  });
});

it('ADMIN and SUPERVISOR may do nothing with content, in any state', () => {
  for (const state of EDITION_STATES)
    for (const role of ['ADMIN', 'SUPERVISOR'] as const)
      expect(availableActions(edition({ state }), actor(role), NOW)).toEqual([]);
});

it('availableActions are exactly the actions that are accepted', () => {
  const anyEdition = fc.record({
    version: fc.constant(3),
    state: fc.constantFrom(...EDITION_STATES),
    isMajor: fc.boolean(),
    authorId: fc.constantFrom(AUTHOR_ID, OTHER_ID),
    passedById: fc.constantFrom(null, AUTHOR_ID, OTHER_ID),
    partyFrom: fc.constantFrom(null, EARLIER, LATER),
    visibleFrom: fc.constantFrom(null, EARLIER, LATER),
    villageCode: fc.constantFrom(null, '341623110203'),
    publishingBody: fc.constant('王市镇人民政府'),
    isLatest: fc.boolean(),
    hasOpenEdition: fc.boolean(),
  });
  fc.assert(
    fc.property(anyEdition, fc.constantFrom(...STAFF_ROLES), (subject, role) => {
      const accepted = REVIEW_ACTIONS.filter(
        (action) => codeOf(() => nextState(action, subject, actor(role), NOW)) === 'accepted',
      );
      expect(availableActions(subject, actor(role), NOW)).toEqual(accepted);
    }),
  );
});

describe('what the clock makes of a published edition', () => {
  const times = (change: Partial<EditionTimes>): EditionTimes => ({
    number: 1,
    state: 'PUBLISHED',
    audience: 'PUBLIC',
    partyFrom: null,
    visibleFrom: EARLIER,
    visibleUntil: null,
    ...change,
  });

  it.each([
    ['a draft', { state: 'DRAFT', visibleFrom: null }, 'NONE'],
    ['withdrawn', { state: 'WITHDRAWN' }, 'WITHDRAWN'],
    ['its time has come', {}, 'VISIBLE'],
    ['this very moment', { visibleFrom: NOW }, 'VISIBLE'],
    ['its time is to come', { visibleFrom: LATER }, 'SCHEDULED'],
    ['members first', { partyFrom: EARLIER, visibleFrom: LATER }, 'PARTY'],
    ['members only', { audience: 'PARTY_MEMBERS' }, 'PARTY'],
    ['its time is over', { visibleUntil: NOW }, 'EXPIRED'],
    ['its time is not yet over', { visibleUntil: LATER }, 'VISIBLE'],
  ] as const)('%s: %s', (_name, change, expected) => {
    const subject = times(change);
    expect(visibilityOf(subject, [subject], NOW)).toBe(expected);
  });

  it.each([
    ['a newer visible one', {}, 'SUPERSEDED'],
    ['a newer one still to come', { visibleFrom: LATER }, 'VISIBLE'],
    ['a newer one that was withdrawn', { state: 'WITHDRAWN' }, 'VISIBLE'],
    ['a newer one that is over', { visibleUntil: NOW }, 'VISIBLE'],
    ['a newer draft', { state: 'DRAFT', visibleFrom: null }, 'VISIBLE'],
    ['a newer one for members only', { audience: 'PARTY_MEMBERS' }, 'VISIBLE'],
  ] as const)('beside %s: %s', (_name, change, expected) => {
    const old = times({});
    expect(visibilityOf(old, [old, times({ number: 2, ...change })], NOW)).toBe(expected);
  });

  it('never leaves a blank: with any published edition whose time has come, one is visible', () => {
    const anyTimes = fc.record({
      state: fc.constantFrom(...EDITION_STATES),
      audience: fc.constant('PUBLIC' as const),
      partyFrom: fc.constantFrom(null, EARLIER),
      visibleFrom: fc.constantFrom(null, EARLIER, NOW, LATER),
      visibleUntil: fc.constantFrom(null, NOW, LATER),
    });
    fc.assert(
      fc.property(fc.array(anyTimes, { minLength: 1, maxLength: 6 }), (list) => {
        const editions = list.map((item, at) => ({ ...item, number: at + 1 }));
        const seen = editions.map((item) => visibilityOf(item, editions, NOW));
        const isShown = seen.some((visibility) => ['VISIBLE', 'SUPERSEDED'].includes(visibility));
        expect(seen.filter((visibility) => visibility === 'VISIBLE')).toHaveLength(isShown ? 1 : 0);
      }),
    );
  });
});

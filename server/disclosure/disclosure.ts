import { mayActAs, type Actor, type Matter } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import type { StaffRole } from '../staff/roles.ts';

export const EDITION_STATES = [
  'DRAFT',
  'SUBMITTED',
  'REVIEWED',
  'APPROVED',
  'PUBLISHED',
  'WITHDRAWN',
] as const;
export type EditionState = (typeof EDITION_STATES)[number];

export const EDITION_VISIBILITIES = [
  'NONE',
  'SCHEDULED',
  'PARTY',
  'VISIBLE',
  'SUPERSEDED',
  'EXPIRED',
  'WITHDRAWN',
] as const;
export type EditionVisibility = (typeof EDITION_VISIBILITIES)[number];

export const AUDIENCES = ['PARTY_MEMBERS', 'PUBLIC'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const REVIEW_ACTIONS = [
  'update',
  'submit',
  'pass',
  'approve',
  'sendBack',
  'publish',
  'unschedule',
  'withdraw',
  'revise',
] as const;
export type ReviewAction = (typeof REVIEW_ACTIONS)[number];

/** What the chain looks at. `hasOpenEdition` is about the whole disclosure. */
export interface EditionUnderReview extends Matter {
  readonly version: number;
  readonly state: EditionState;
  readonly isMajor: boolean;
  readonly authorId: number;
  readonly passedById: number | null;
  readonly partyFrom: Date | null;
  readonly visibleFrom: Date | null;
  readonly isLatest: boolean;
  readonly hasOpenEdition: boolean;
}

interface Step {
  /** Who may take it, by the state it starts from. */
  readonly from: Partial<Record<EditionState, readonly StaffRole[]>>;
  readonly to: (edition: EditionUnderReview) => EditionState;
  /** `author`: only by the one who wrote it. `other`: by nobody who wrote or passed it. */
  readonly hands: 'author' | 'other' | 'any';
  /** A further condition of its own, answered with the reason why not. */
  readonly unless?: (edition: EditionUnderReview, now: Date) => string | null;
}

export const AUTHOR_ROLES = ['DRAFTER', 'ROSTER_CLERK', 'PARTY_FEE_CLERK'] as const;

/** The review chain (DESIGN: one table drives server, `availableActions` and drawing). */
export const REVIEW_CHAIN: Readonly<Record<ReviewAction, Step>> = {
  update: { from: { DRAFT: AUTHOR_ROLES }, to: () => 'DRAFT', hands: 'author' },
  submit: { from: { DRAFT: AUTHOR_ROLES }, to: () => 'SUBMITTED', hands: 'author' },
  pass: {
    from: { SUBMITTED: ['LEADING_GROUP'] },
    to: ({ isMajor }) => (isMajor ? 'REVIEWED' : 'APPROVED'),
    hands: 'other',
  },
  approve: { from: { REVIEWED: ['PARTY_COMMITTEE'] }, to: () => 'APPROVED', hands: 'other' },
  sendBack: {
    from: {
      SUBMITTED: ['LEADING_GROUP'],
      REVIEWED: ['LEADING_GROUP', 'PARTY_COMMITTEE'],
      APPROVED: ['LEADING_GROUP', 'OFFICE'],
    },
    to: () => 'DRAFT',
    hands: 'any',
  },
  publish: { from: { APPROVED: ['OFFICE'] }, to: () => 'PUBLISHED', hands: 'any' },
  unschedule: {
    from: { PUBLISHED: ['OFFICE'] },
    to: () => 'APPROVED',
    hands: 'any',
    unless: ({ partyFrom, visibleFrom, hasOpenEdition }, now) =>
      isReached(partyFrom, now) || isReached(visibleFrom, now)
        ? '已经公开，不能取消定时；需要时请撤回。'
        : hasOpenEdition
          ? '已经有新的版本在办理，请先办完那一版。'
          : null,
  },
  withdraw: { from: { PUBLISHED: ['OFFICE'] }, to: () => 'WITHDRAWN', hands: 'any' },
  revise: {
    from: { PUBLISHED: AUTHOR_ROLES, WITHDRAWN: AUTHOR_ROLES },
    to: ({ state }) => state,
    hands: 'any',
    unless: ({ isLatest, hasOpenEdition }) =>
      hasOpenEdition
        ? '已经有一个版本在办理，请先办完那一版。'
        : isLatest
          ? null
          : '请在最新的版本上再次公开。',
  },
};

/**
 * The state an action leads to. Throws a Refusal: FORBIDDEN (role or scope), STALE (another
 * version than the one seen), WRONG_STATE, FORBIDDEN (another's draft), OWN_WORK or
 * OPEN_EDITION_EXISTS, in this order.
 */
export function nextState(
  action: ReviewAction,
  edition: EditionUnderReview,
  actor: Actor,
  now: Date,
  seenVersion: number = edition.version,
): EditionState {
  const step = REVIEW_CHAIN[action];
  const everyRole = Object.values(step.from).flat();
  if (!mayActAs(actor, everyRole, edition))
    throw new Refusal(
      'FORBIDDEN',
      `您的岗位不能${ACTION_NAMES[action]}这份内容，请交给负责的同事。`,
    );
  if (seenVersion !== edition.version)
    throw new Refusal('STALE', '这份内容刚被别人改动过，请重新打开，看过最新内容再办。', {
      version: edition.version,
    });
  const roles = step.from[edition.state];
  if (roles === undefined || !mayActAs(actor, roles, edition))
    throw new Refusal(
      'WRONG_STATE',
      `这一版现在是“${STATE_NAMES[edition.state]}”，不能${ACTION_NAMES[action]}。请看 availableActions 里现在能做的事。`,
      { state: edition.state },
    );
  if (step.hands === 'author' && actor.staffId !== edition.authorId)
    throw new Refusal('FORBIDDEN', `只有起草人能${ACTION_NAMES[action]}这份草稿，请找起草人。`);
  if (step.hands === 'other' && isOwnWork(edition, actor))
    throw new Refusal('OWN_WORK', '不能审自己起草或自己通过的内容，请交给另一位同事。');
  const reason = step.unless?.(edition, now) ?? null;
  if (reason !== null)
    throw new Refusal(edition.hasOpenEdition ? 'OPEN_EDITION_EXISTS' : 'WRONG_STATE', reason);
  return step.to(edition);
}

/** Exactly the actions the server would accept from this person now. */
export function availableActions(
  edition: EditionUnderReview,
  actor: Actor,
  now: Date,
): ReviewAction[] {
  return REVIEW_ACTIONS.filter((action) => {
    try {
      nextState(action, edition, actor, now);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  });
}

function isOwnWork(edition: EditionUnderReview, actor: Actor): boolean {
  return actor.staffId === edition.authorId || actor.staffId === edition.passedById;
}

/** The stored facts visibility is derived from. */
export interface EditionTimes {
  readonly number: number;
  readonly state: EditionState;
  readonly audience: Audience;
  readonly partyFrom: Date | null;
  readonly visibleFrom: Date | null;
  readonly visibleUntil: Date | null;
}

/**
 * What the clock makes of a stored edition, given all editions of its disclosure. The visible one
 * is the highest-numbered published one whose time has come and is not over, so a correction never
 * leaves a blank.
 */
export function visibilityOf(
  edition: EditionTimes,
  siblings: readonly EditionTimes[],
  now: Date,
): EditionVisibility {
  if (edition.state === 'WITHDRAWN') return 'WITHDRAWN';
  if (edition.state !== 'PUBLISHED') return 'NONE';
  if (isReached(edition.visibleUntil, now)) return 'EXPIRED';
  if (!isReached(edition.visibleFrom, now))
    return isReached(edition.partyFrom, now) ? 'PARTY' : 'SCHEDULED';
  const newer = siblings.some(
    (other) =>
      other.number > edition.number && other.audience === edition.audience && isShown(other, now),
  );
  if (newer) return 'SUPERSEDED';
  return edition.audience === 'PUBLIC' ? 'VISIBLE' : 'PARTY';
}

function isShown(edition: EditionTimes, now: Date): boolean {
  return (
    edition.state === 'PUBLISHED' &&
    isReached(edition.visibleFrom, now) &&
    !isReached(edition.visibleUntil, now)
  );
}

function isReached(moment: Date | null, now: Date): boolean {
  return moment !== null && moment.getTime() <= now.getTime();
}

/** The shortest time a bulletin stays, and what each character of it adds (KIOSK 12). */
const MIN_DWELL_SECONDS = 12;
const SECONDS_PER_CHARACTER = 0.4;

/** Seconds a slow reader needs: max(12 s, 0.4 s a character), or what the office set. */
export function dwellSeconds(headline: string, summary: string, set: number | null): number {
  const characters = [...(headline + summary)].length;
  return Math.max(MIN_DWELL_SECONDS, set ?? Math.ceil(characters * SECONDS_PER_CHARACTER));
}

export const STATE_NAMES: Readonly<Record<EditionState, string>> = {
  DRAFT: '草稿',
  SUBMITTED: '已提交，待领导小组审核',
  REVIEWED: '已审核，待党委批准',
  APPROVED: '已批准，待发布',
  PUBLISHED: '已发布',
  WITHDRAWN: '已撤回',
};

export const ACTION_NAMES: Readonly<Record<ReviewAction, string>> = {
  update: '修改',
  submit: '提交',
  pass: '审核通过',
  approve: '批准',
  sendBack: '退回',
  publish: '发布',
  unschedule: '取消定时',
  withdraw: '撤回',
  revise: '再次公开',
};

import { mayActAs, type Actor, type Matter } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import type { StaffRole } from '../staff/roles.ts';
import { isReached } from './visibility.ts';

export const EDITION_STATES = [
  'DRAFT',
  'SUBMITTED',
  'REVIEWED',
  'APPROVED',
  'PUBLISHED',
  'WITHDRAWN',
] as const;
export type EditionState = (typeof EDITION_STATES)[number];

export const AUDIENCES = ['PARTY_MEMBERS', 'PUBLIC'] as const;
export type Audience = (typeof AUDIENCES)[number];

export const REVIEW_ACTIONS = [
  'update',
  'submit',
  'discard',
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
  /**
   * `author`: only by the one who wrote it. `authorOrReviewer`: also by who looks after all drafts.
   * `other`: by nobody who wrote or passed it.
   */
  readonly hands: 'author' | 'authorOrReviewer' | 'other' | 'any';
  /** A further condition of its own, answered with the reason why not. */
  readonly unless?: (edition: EditionUnderReview, now: Date) => string | null;
}

export const AUTHOR_ROLES = ['DRAFTER', 'ROSTER_CLERK', 'PARTY_FEE_CLERK'] as const;
const DRAFT_KEEPERS = ['LEADING_GROUP', 'OFFICE'] as const;

/** The review chain (DESIGN: one table drives server, `availableActions` and drawing). */
export const REVIEW_CHAIN: Readonly<Record<ReviewAction, Step>> = {
  update: { from: { DRAFT: AUTHOR_ROLES }, to: () => 'DRAFT', hands: 'author' },
  submit: { from: { DRAFT: AUTHOR_ROLES }, to: () => 'SUBMITTED', hands: 'author' },
  // A draft nobody finishes would keep the disclosure from ever being corrected.
  discard: {
    from: { DRAFT: [...AUTHOR_ROLES, ...DRAFT_KEEPERS] },
    to: () => 'WITHDRAWN',
    hands: 'authorOrReviewer',
  },
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
  if (!mayActAs(actor, Object.values(step.from).flat(), edition))
    throw new Refusal(
      'FORBIDDEN',
      `您的岗位不能${ACTION_NAMES[action]}这份内容，请交给负责的同事。`,
    );
  if (seenVersion !== edition.version) throw stale(edition);
  if (!mayActAs(actor, step.from[edition.state] ?? [], edition))
    throw new Refusal(
      'WRONG_STATE',
      `这一版现在是“${STATE_NAMES[edition.state]}”，不能${ACTION_NAMES[action]}。请看 availableActions 里现在能做的事。`,
      { state: edition.state },
    );
  refuseWrongHands(action, edition, actor);
  const reason = step.unless?.(edition, now) ?? null;
  if (reason !== null)
    throw new Refusal(edition.hasOpenEdition ? 'OPEN_EDITION_EXISTS' : 'WRONG_STATE', reason);
  return step.to(edition);
}

/** Somebody changed the edition since the version the actor saw. */
export function stale({ version }: { readonly version: number }): Refusal {
  return new Refusal(
    'STALE',
    `version 不是最新的（现在是 ${version}）：内容改动过。请重新打开，看过最新内容再办。`,
    {
      version,
    },
  );
}

function refuseWrongHands(action: ReviewAction, edition: EditionUnderReview, actor: Actor): void {
  const { hands } = REVIEW_CHAIN[action];
  const isAuthor = actor.staffId === edition.authorId;
  const keepsDrafts = hands === 'authorOrReviewer' && mayActAs(actor, DRAFT_KEEPERS, edition);
  if ((hands === 'author' || hands === 'authorOrReviewer') && !isAuthor && !keepsDrafts)
    throw new Refusal('FORBIDDEN', `只有起草人能${ACTION_NAMES[action]}这份草稿，请找起草人。`);
  if (hands === 'other' && (isAuthor || actor.staffId === edition.passedById))
    throw new Refusal('OWN_WORK', '不能审自己起草或自己通过的内容，请交给另一位同事。');
}

/**
 * Exactly the actions the chain lets this person take now. What a step finds wrong with the content
 * is told when it is tried: mending that is not a matter of who and when.
 */
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
  discard: '作废',
  pass: '审核通过',
  approve: '批准',
  sendBack: '退回',
  publish: '发布',
  unschedule: '取消定时',
  withdraw: '撤回',
  revise: '再次公开',
};

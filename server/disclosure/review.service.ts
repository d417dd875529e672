import { QueryFailedError } from 'typeorm';
import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import { isUnchanged, rosterFacts } from '../subsidy/roster.service.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { nextState, stale, type EditionUnderReview, type ReviewAction } from './disclosure.ts';
import { contentHash, publishingTimes, type PublishingTimes } from './edition.ts';
import { findEditionFile, insertEvent, saveChange, type EditionFile } from './edition.store.ts';

/** Which edition, as it was when the actor looked at it. */
export interface Seen {
  readonly id: number;
  readonly version: number;
}

/** Freezes the draft. Throws ROSTER_HAS_PROBLEMS while a blocking problem stands. */
export function submitEdition(deps: Deps, actor: Actor, seen: Seen): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'submit',
    change: async ({ edition }) => {
      await refuseFaultyRoster(deps, edition.rosterId);
      return { contentHash: await hashNow(deps, edition) };
    },
  });
}

/** The leading group reads and passes; it may raise the matter to a major one. */
export function passEdition(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  { comment, raiseToMajor }: { comment: string | null; raiseToMajor: boolean },
): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'pass',
    comment,
    raised: raiseToMajor ? { isMajor: true } : {},
    change: () => ({ passedById: actor.staffId }),
  });
}

export function approveEdition(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  comment: string | null,
): Promise<number> {
  return takeStep(deps, actor, seen, { action: 'approve', comment, change: () => ({}) });
}

/** Back to the author, with the reason. The review starts anew after that. */
export function sendBackEdition(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  reason: string,
): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'sendBack',
    comment: requireReason(reason),
    change: () => ({ passedById: null, contentHash: null }),
  });
}

/** Throws CONTENT_CHANGED when a word or a row is not what was submitted. */
export function publishEdition(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  asked: PublishingTimes,
): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'publish',
    change: async ({ edition }) => {
      await refuseChangedContent(deps, edition);
      return { ...publishingTimes(asked, deps.clock.now()), openDisclosureId: null };
    },
  });
}

export function unscheduleEdition(deps: Deps, actor: Actor, seen: Seen): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'unschedule',
    change: ({ edition }) => ({
      partyFrom: null,
      visibleFrom: null,
      visibleUntil: null,
      openDisclosureId: edition.disclosureId,
    }),
  });
}

export function withdrawEdition(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  reason: string,
): Promise<number> {
  const withdrawalReason = requireReason(reason);
  return takeStep(deps, actor, seen, {
    action: 'withdraw',
    comment: withdrawalReason,
    change: () => ({ withdrawnAt: deps.clock.now(), withdrawalReason }),
  });
}

/** What the chain needs to know of an edition. */
export function underReview({ edition, disclosure, siblings }: EditionFile): EditionUnderReview {
  return {
    version: edition.version,
    state: edition.state,
    isMajor: edition.isMajor,
    authorId: edition.authorId,
    passedById: edition.passedById,
    partyFrom: edition.partyFrom,
    visibleFrom: edition.visibleFrom,
    villageCode: disclosure.villageCode,
    publishingBody: disclosure.publishingBody,
    isLatest: siblings.at(-1)?.id === edition.id,
    hasOpenEdition: siblings.some(({ openDisclosureId }) => openDisclosureId !== null),
  };
}

/** One step of the chain: what is done, and what it changes besides the state. */
export interface Step {
  readonly action: ReviewAction;
  readonly comment?: string | null;
  /** Part of what the chain judges. */
  readonly raised?: Partial<Pick<EditionRow, 'isMajor'>>;
  readonly change: (file: EditionFile) => Partial<EditionRow> | Promise<Partial<EditionRow>>;
}

/** May this person take the step; then write it together with its event, or refuse. */
export async function takeStep(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  { action, comment = null, raised = {}, change }: Step,
): Promise<number> {
  const file = await findEditionFile(deps.database.read, seen.id);
  if (file === null) throw new Refusal('NOT_FOUND', '没有这一版内容，请核对编号。');
  const { edition } = file;
  const now = deps.clock.now();
  const state = nextState(action, { ...underReview(file), ...raised }, actor, now, seen.version);
  const changed = await change(file);
  await deps.database.write(async (writer) => {
    await saveOrRefuse(writer, edition, { ...raised, ...changed, state });
    await insertEvent(writer, {
      editionId: edition.id,
      action,
      fromState: edition.state,
      toState: state,
      staffId: actor.staffId,
      at: now,
      comment: comment?.slice(0, 500) ?? null,
    });
  });
  return edition.id;
}

async function saveOrRefuse(
  writer: Writer,
  edition: EditionRow,
  change: Partial<EditionRow>,
): Promise<void> {
  const isSaved = await saveChange(writer, edition, change).catch(openEditionExists);
  if (!isSaved) throw stale(edition);
}

/** The unique key on `open_disclosure_id` decides between two who open an edition at once. */
export function openEditionExists(error: unknown): never {
  if (!(error instanceof QueryFailedError)) throw error;
  const { code } = error.driverError as { code?: string };
  if (code !== 'ER_DUP_ENTRY' && code !== 'SQLITE_CONSTRAINT_UNIQUE') throw error;
  throw new Refusal('OPEN_EDITION_EXISTS', '已经有一个版本在办理，请先办完那一版。');
}

async function hashNow(deps: Deps, edition: EditionRow): Promise<string> {
  if (edition.rosterId === null) return contentHash(edition, null);
  const facts = await rosterFacts(deps, [edition.rosterId]);
  return contentHash(edition, facts.get(edition.rosterId)!.contentHash);
}

async function refuseFaultyRoster(deps: Deps, rosterId: number | null): Promise<void> {
  if (rosterId === null) return;
  const facts = (await rosterFacts(deps, [rosterId])).get(rosterId)!;
  if (facts.blockingCount > 0)
    throw new Refusal(
      'ROSTER_HAS_PROBLEMS',
      `名册还有 ${facts.blockingCount} 个必须改正的问题，请在表格里改好、重新导入，再换上新的名册。`,
      { rosterDraftId: String(rosterId), blocking: facts.blockingCount },
    );
}

async function refuseChangedContent(deps: Deps, edition: EditionRow): Promise<void> {
  const isSame = (await hashNow(deps, edition)) === edition.contentHash;
  const roster = edition.rosterId === null ? null : await rosterFacts(deps, [edition.rosterId]);
  const isRosterSame = roster === null || (await isUnchanged(deps, [...roster.values()][0]!));
  if (!isSame || !isRosterSame)
    throw new Refusal(
      'CONTENT_CHANGED',
      '内容与审批时不一致，不能发布。请退回起草人核对后重新走流程。',
    );
}

function requireReason(reason: string): string {
  const text = reason.trim();
  if (text === '' || [...text].length > 500)
    throw new Refusal('BAD_INPUT', '请写明原因，1 到 500 字。');
  return text;
}

import { missingElements } from '../catalogue/catalogue.ts';
import { requireEntry } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import { refuseWordsNotPublic } from '../permit/permit.ts';
import type { Actor } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import { proveRoster, type RosterProof } from '../subsidy/proof.service.ts';
import type { EditionFile } from './edition.store.ts';
import { hashNow, requireReason, takeStep, type Seen } from './step.service.ts';

/** Freezes the draft. Throws ROSTER_HAS_PROBLEMS, WARNINGS_UNEXPLAINED, WORD_NOT_PUBLIC. */
export function submitEdition(deps: Deps, actor: Actor, seen: Seen): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'submit',
    change: async ({ edition }) => {
      refuseWordsNotPublic(edition.catalogueCode, edition);
      if (edition.rosterId !== null) await refuseUnprovenRoster(deps, edition.rosterId);
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
    comment: checkComment(comment),
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
  return takeStep(deps, actor, seen, {
    action: 'approve',
    comment: checkComment(comment),
    change: async (file) => {
      await refuseMissingElements(deps, file);
      const { rosterId } = file.edition;
      if (rosterId !== null) refuseBlocked(await proveRoster(deps, rosterId), '请退回起草人改正。');
      return {};
    },
  });
}

/** Gives up a draft nobody will finish; the disclosure is free for the next edition. */
export function discardEdition(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  reason: string,
): Promise<number> {
  const withdrawalReason = requireReason(reason);
  return takeStep(deps, actor, seen, {
    action: 'discard',
    comment: withdrawalReason,
    change: () => ({
      withdrawnAt: deps.clock.now(),
      withdrawalReason,
      openDisclosureId: null,
    }),
  });
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

/** What is blocking is mended, what warns is explained, before anybody is asked to approve it. */
async function refuseUnprovenRoster(deps: Deps, rosterId: number): Promise<void> {
  const proof = await proveRoster(deps, rosterId);
  refuseBlocked(proof, '请在表格里改好、重新导入，再换上新的名册。');
  const { unexplainedCount } = proof;
  if (unexplainedCount > 0)
    throw new Refusal(
      'WARNINGS_UNEXPLAINED',
      `名册还有 ${unexplainedCount} 个提醒没有说明原因。请用 rosterDraft 查看，用 explainRosterProblems 逐个或按类说明后再提交。`,
      { rosterDraftId: String(rosterId), unexplained: unexplainedCount },
    );
}

/** Asked again at the approval: a document recorded meanwhile may give another sum. */
function refuseBlocked({ roster, problems, blockingCount }: RosterProof, advice: string): void {
  const first = problems.find(({ severity }) => severity === 'BLOCKING');
  if (first === undefined) return;
  throw new Refusal(
    'ROSTER_HAS_PROBLEMS',
    `名册还有 ${blockingCount} 个必须改正的问题，${advice}其一：${first.message}`,
    { rosterDraftId: String(roster.id), blocking: blockingCount },
  );
}

/** Why the party committee cannot approve: what the catalogue requires is not told (内容要素). */
async function refuseMissingElements(
  deps: Deps,
  { edition, disclosure }: EditionFile,
): Promise<void> {
  const { elements } = await requireEntry(deps, disclosure.catalogueCode);
  const { title, body, rosterId } = edition;
  const missing = missingElements(elements, { title, body, hasRoster: rosterId !== null })
    .filter(({ isRequired }) => isRequired)
    .map(({ name }) => name);
  if (missing.length > 0)
    throw new Refusal(
      'ELEMENTS_MISSING',
      `正文里没有写到目录要求的必备要素：${missing.join('、')}。请退回起草人补写。`,
      { elements: missing },
    );
}

function checkComment(comment: string | null): string | null {
  if (comment !== null && [...comment].length > 500)
    throw new Refusal('BAD_INPUT', '意见最多 500 字，请改短。');
  return comment;
}

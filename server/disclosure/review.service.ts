import { missingElements } from '../catalogue/catalogue.ts';
import { requireEntry } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import { refuseWordsNotPublic } from '../permit/permit.ts';
import type { Actor } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import type { EditionFile } from './edition.store.ts';
import { refuseUnprovenDraft, refuseUnprovenNow } from './proven-roster.service.ts';
import { hashNow, requireReason, takeStep, type Seen } from './step.service.ts';

/** Freezes the draft. Throws ROSTER_HAS_PROBLEMS, WARNINGS_UNEXPLAINED, WORD_NOT_PUBLIC. */
export function submitEdition(deps: Deps, actor: Actor, seen: Seen): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'submit',
    change: async ({ edition }) => {
      refuseWordsNotPublic(edition.catalogueCode, edition);
      await refuseUnprovenDraft(deps, edition);
      return { contentHash: await hashNow(deps, edition) };
    },
  });
}

/**
 * The leading group reads and passes; it may raise the matter to a major one. Throws
 * ROSTER_HAS_PROBLEMS, WARNINGS_UNEXPLAINED.
 */
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
    change: async ({ edition }) => {
      await refuseUnprovenNow(deps, edition);
      return { passedById: actor.staffId };
    },
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
      await refuseUnprovenNow(deps, file.edition);
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

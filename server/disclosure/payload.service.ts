import type { Deps } from '../context.ts';
import { isSummaryUnchanged, requireFeeSummary } from '../party-fee/summary.service.ts';
import { isPermitListUnchanged, requirePermitList } from '../permit/permit.service.ts';
import type { Period } from '../shared/period.ts';
import { isUnchanged, requireDraft, rosterFacts } from '../subsidy/roster.service.ts';
import type { EditionContent } from './edition.ts';

/** What an edition carries beside its text: a roster, party fees, a list of permits, or nothing. */
type Payload = Pick<EditionContent, 'rosterId' | 'partyFeeSummaryId' | 'permitListId'>;

/** The period the payload is about. Throws NOT_FOUND when there is no such payload. */
export async function periodOfPayload(
  deps: Deps,
  { rosterId, partyFeeSummaryId, permitListId }: Payload,
): Promise<Period | undefined> {
  if (rosterId !== null) return (await requireDraft(deps, rosterId)).period;
  if (partyFeeSummaryId !== null)
    return String((await requireFeeSummary(deps, partyFeeSummaryId)).year);
  if (permitListId !== null) return (await requirePermitList(deps, permitListId)).period;
  return undefined;
}

/** The digest the payload got when it was made; null without one. */
export async function payloadHash(
  deps: Deps,
  { rosterId, partyFeeSummaryId, permitListId }: Payload,
): Promise<string | null> {
  if (rosterId !== null) return (await rosterFacts(deps, [rosterId])).get(rosterId)!.contentHash;
  if (partyFeeSummaryId !== null)
    return (await requireFeeSummary(deps, partyFeeSummaryId)).contentHash;
  if (permitListId !== null) return (await requirePermitList(deps, permitListId)).contentHash;
  return null;
}

/** True while every stored row and figure is what the digest was made of. */
export async function isPayloadUnchanged(
  deps: Deps,
  { rosterId, partyFeeSummaryId, permitListId }: Payload,
): Promise<boolean> {
  if (rosterId !== null)
    return isUnchanged(deps, (await rosterFacts(deps, [rosterId])).get(rosterId)!);
  if (partyFeeSummaryId !== null)
    return isSummaryUnchanged(await requireFeeSummary(deps, partyFeeSummaryId));
  if (permitListId !== null)
    return isPermitListUnchanged(deps, await requirePermitList(deps, permitListId));
  return true;
}

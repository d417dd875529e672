import type { Deps } from '../context.ts';
import { isSummaryUnchanged, requireFeeSummary } from '../party-fee/summary.service.ts';
import type { Period } from '../shared/period.ts';
import { isUnchanged, requireDraft, rosterFacts } from '../subsidy/roster.service.ts';
import type { EditionContent } from './edition.ts';

/** What an edition carries beside its text: a roster, the party fees of a year, or nothing. */
type Payload = Pick<EditionContent, 'rosterId' | 'partyFeeSummaryId'>;

/** The period the payload is about. Throws NOT_FOUND when there is no such payload. */
export async function periodOfPayload(
  deps: Deps,
  { rosterId, partyFeeSummaryId }: Payload,
): Promise<Period | undefined> {
  if (rosterId !== null) return (await requireDraft(deps, rosterId)).period;
  if (partyFeeSummaryId !== null)
    return String((await requireFeeSummary(deps, partyFeeSummaryId)).year);
  return undefined;
}

/** The digest the payload got when it was made; null without one. */
export async function payloadHash(
  deps: Deps,
  { rosterId, partyFeeSummaryId }: Payload,
): Promise<string | null> {
  if (rosterId !== null) return (await rosterFacts(deps, [rosterId])).get(rosterId)!.contentHash;
  if (partyFeeSummaryId !== null)
    return (await requireFeeSummary(deps, partyFeeSummaryId)).contentHash;
  return null;
}

/** True while every stored row and figure is what the digest was made of. */
export async function isPayloadUnchanged(
  deps: Deps,
  { rosterId, partyFeeSummaryId }: Payload,
): Promise<boolean> {
  if (rosterId !== null)
    return isUnchanged(deps, (await rosterFacts(deps, [rosterId])).get(rosterId)!);
  if (partyFeeSummaryId !== null)
    return isSummaryUnchanged(await requireFeeSummary(deps, partyFeeSummaryId));
  return true;
}

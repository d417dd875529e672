import type { Deps } from '../context.ts';
import { isSummaryUnchanged, requireFeeSummary } from '../party-fee/summary.service.ts';
import { isPermitListUnchanged, requirePermitList } from '../permit/permit.service.ts';
import type { Period } from '../shared/period.ts';
import { isUnchanged, requireDraft, rosterFacts } from '../subsidy/roster.service.ts';
import type { EditionContent } from './edition.ts';

/** What an edition carries beside its text: a roster, party fees, a list of permits, or nothing. */
type Payload = Pick<EditionContent, 'rosterId' | 'partyFeeSummaryId' | 'permitListId'>;

/** A payload that is there. */
interface Carried {
  readonly period: Period;
  /** The digest it got when it was made. */
  readonly contentHash: string;
  /** True while every stored row and figure is what the digest was made of. */
  readonly isUnchanged: () => boolean | Promise<boolean>;
}

/** How each kind is fetched; throws NOT_FOUND when there is no such payload. */
const KINDS: Readonly<Record<keyof Payload, (deps: Deps, id: number) => Promise<Carried>>> = {
  rosterId: async (deps, id) => {
    const { period } = await requireDraft(deps, id);
    const facts = (await rosterFacts(deps, [id])).get(id)!;
    const { contentHash } = facts;
    return { period, contentHash, isUnchanged: () => isUnchanged(deps, facts) };
  },
  partyFeeSummaryId: async (deps, id) => {
    const summary = await requireFeeSummary(deps, id);
    const { year, contentHash } = summary;
    return { period: String(year), contentHash, isUnchanged: () => isSummaryUnchanged(summary) };
  },
  permitListId: async (deps, id) => {
    const list = await requirePermitList(deps, id);
    const { period, contentHash } = list;
    return { period, contentHash, isUnchanged: () => isPermitListUnchanged(deps, list) };
  },
};

async function carriedBy(deps: Deps, payload: Payload): Promise<Carried | null> {
  for (const kind of Object.keys(KINDS) as (keyof Payload)[]) {
    const id = payload[kind];
    if (id !== null) return KINDS[kind](deps, id);
  }
  return null;
}

/** The period the payload is about. Throws NOT_FOUND when there is no such payload. */
export async function periodOfPayload(deps: Deps, payload: Payload): Promise<Period | undefined> {
  return (await carriedBy(deps, payload))?.period;
}

/** The digest the payload got when it was made; null without one. */
export async function payloadHash(deps: Deps, payload: Payload): Promise<string | null> {
  return (await carriedBy(deps, payload))?.contentHash ?? null;
}

/** True while every stored row and figure is what the digest was made of. */
export async function isPayloadUnchanged(deps: Deps, payload: Payload): Promise<boolean> {
  const carried = await carriedBy(deps, payload);
  return carried === null || carried.isUnchanged();
}

import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import { entriesByCode } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import { feeFigures, feeSummary } from '../party-fee/summary.present.ts';
import { feeSummaries, type FeeSummaryFacts } from '../party-fee/summary.service.ts';
import { permitList } from '../permit/permit.present.ts';
import { permitLists, type PermitListFacts } from '../permit/permit.service.ts';
import { publicRoster, rosterSummary } from '../subsidy/roster.present.ts';
import { rosterFacts, type RosterFacts } from '../subsidy/roster.service.ts';
import { villagesByCode, type Village } from '../town/town.service.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { dwellSeconds } from './edition.ts';
import { paragraphChanges } from './changes.ts';
import type {
  BulletinType,
  DisclosureType,
  EditionChangesType,
  PublicEditionType,
  PublicPeriodType,
  WithdrawalType,
} from './publication.graphql.ts';
import type { Publication } from './publication.store.ts';
import { publicPeriod } from './timeliness.ts';

/** What answers are put together from, read once for a whole list. */
interface Reference {
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
  readonly villages: ReadonlyMap<string, Village>;
  readonly rosters: ReadonlyMap<number, RosterFacts>;
  readonly partyFees: ReadonlyMap<number, FeeSummaryFacts>;
  readonly permits: ReadonlyMap<number, PermitListFacts>;
  readonly now: Date;
}

const FIRST_PAGE = { villageCode: null, first: 50, after: null } as const;

export async function referenceFor(
  deps: Deps,
  editions: readonly EditionRow[],
): Promise<Reference> {
  const rosterIds = editions.flatMap(({ rosterId }) => rosterId ?? []);
  const summaryIds = editions.flatMap(({ partyFeeSummaryId }) => partyFeeSummaryId ?? []);
  const listIds = editions.flatMap(({ permitListId }) => permitListId ?? []);
  const [entries, villages, rosters, partyFees, permits] = await Promise.all([
    entriesByCode(deps),
    villagesByCode(deps),
    rosterFacts(deps, rosterIds),
    feeSummaries(deps, summaryIds),
    permitLists(deps, listIds),
  ]);
  return { entries, villages, rosters, partyFees, permits, now: deps.clock.now() };
}

/** `placed` is what the rotation decided about it. */
export function bulletin(
  { edition, disclosure }: Publication,
  { entries, villages, rosters, now }: Reference,
  placed: { board: string | null; dwellSeconds: number | null },
): BulletinType {
  const headline = edition.headline!;
  const summary = edition.summary!;
  const facts = rosters.get(edition.rosterId ?? 0);
  return {
    id: String(edition.id),
    disclosureId: String(disclosure.id),
    subject: entries.get(disclosure.catalogueCode)!.subject,
    headline,
    summary,
    dwellSeconds: dwellSeconds(headline, summary, placed.dwellSeconds ?? edition.dwellSeconds),
    publishedAt: edition.visibleFrom!,
    roster: facts === undefined ? null : rosterSummary(facts, villages),
    publicPeriod: publicPeriodOf(edition, now),
    board: placed.board,
  };
}

export function disclosure(publication: Publication, reference: Reference): DisclosureType {
  const { edition } = publication;
  if (edition.state === 'WITHDRAWN') return withdrawnDisclosure(publication, reference);
  return {
    ...identity(publication, reference),
    title: edition.title,
    body: edition.body,
    publicPeriod: publicPeriodOf(edition, reference.now),
    withdrawal: null,
    ...payloadOf(edition, reference),
  };
}

/** The notice that stands where withdrawn content stood; nothing of the content is told. */
function withdrawnDisclosure(publication: Publication, reference: Reference): DisclosureType {
  const shared = identity(publication, reference);
  return {
    ...shared,
    title: shared.catalogueEntry.subject,
    body: '',
    publicPeriod: null,
    withdrawal: withdrawal(publication.edition),
    roster: null,
    partyFeeSummary: null,
    permits: null,
  };
}

export function withdrawal(edition: EditionRow): WithdrawalType {
  return { withdrawnAt: edition.withdrawnAt!, reason: edition.withdrawalReason! };
}

export function publicEdition(
  edition: EditionRow,
  currentNumber: number,
  reference: Reference,
): PublicEditionType {
  return {
    number: edition.number,
    title: edition.title,
    body: edition.body,
    changeNote: edition.changeNote,
    publishedAt: edition.visibleFrom!,
    isCurrent: edition.number === currentNumber,
    ...payloadOf(edition, reference),
  };
}

/** What an edition changed since the one the public could read before it. */
export function changes(
  before: EditionRow,
  after: EditionRow,
  { rosters, villages, partyFees, permits }: Reference,
): EditionChangesType {
  const summary = ({ rosterId }: EditionRow) => {
    const facts = rosters.get(rosterId ?? 0);
    return facts === undefined ? null : rosterSummary(facts, villages);
  };
  const fees = ({ partyFeeSummaryId }: EditionRow) => {
    const facts = partyFees.get(partyFeeSummaryId ?? 0);
    return facts === undefined ? null : feeFigures(facts.total);
  };
  const issued = ({ permitListId }: EditionRow) =>
    permits.get(permitListId ?? 0)?.issuedCount ?? null;
  return {
    sinceNumber: before.number,
    paragraphs: paragraphChanges(before, after),
    rosterBefore: summary(before),
    rosterAfter: summary(after),
    partyFeesBefore: fees(before),
    partyFeesAfter: fees(after),
    permitsBefore: issued(before),
    permitsAfter: issued(after),
  };
}

function publicPeriodOf(edition: EditionRow, now: Date): PublicPeriodType | null {
  const { publicPeriodEndsOn, visibleFrom } = edition;
  return publicPeriodEndsOn === null ? null : publicPeriod(visibleFrom!, publicPeriodEndsOn, now);
}

function identity({ disclosure, edition }: Publication, { entries, villages }: Reference) {
  return {
    edition,
    editionNumber: edition.number,
    publishedAt: edition.visibleFrom!,
    id: String(disclosure.id),
    catalogueEntry: entries.get(disclosure.catalogueCode)!,
    village: villages.get(disclosure.villageCode ?? '') ?? null,
    publishingBody: disclosure.publishingBody,
  };
}

function payloadOf(edition: EditionRow, { rosters, villages, partyFees, permits }: Reference) {
  const roster = rosters.get(edition.rosterId ?? 0);
  const fees = partyFees.get(edition.partyFeeSummaryId ?? 0);
  const list = permits.get(edition.permitListId ?? 0);
  return {
    roster: roster === undefined ? null : publicRoster(roster, villages, FIRST_PAGE),
    partyFeeSummary: fees === undefined ? null : feeSummary(fees),
    permits: list === undefined ? null : permitList(list),
  };
}

import { entriesByCode, type CatalogueEntry } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import { publicRoster, rosterSummary } from '../subsidy/roster.present.ts';
import { rosterFacts, type RosterFacts } from '../subsidy/roster.service.ts';
import { villagesByCode, type Village } from '../town/town.service.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { dwellSeconds } from './edition.ts';
import { renderMarkdown } from './markdown.ts';
import type { BulletinType, DisclosureType, PublicEditionType } from './publication.graphql.ts';
import type { Publication } from './publication.store.ts';

/** What answers are put together from, read once for a whole list. */
interface Reference {
  readonly entries: ReadonlyMap<string, CatalogueEntry>;
  readonly villages: ReadonlyMap<string, Village>;
  readonly rosters: ReadonlyMap<number, RosterFacts>;
}

const FIRST_PAGE = { villageCode: null, first: 50, after: null } as const;

export async function referenceFor(
  deps: Deps,
  editions: readonly EditionRow[],
): Promise<Reference> {
  const rosterIds = editions.flatMap(({ rosterId }) => rosterId ?? []);
  const [entries, villages, rosters] = await Promise.all([
    entriesByCode(deps),
    villagesByCode(deps),
    rosterFacts(deps, rosterIds),
  ]);
  return { entries, villages, rosters };
}

export function bulletin(
  { edition, disclosure }: Publication,
  { entries, villages, rosters }: Reference,
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
    dwellSeconds: dwellSeconds(headline, summary, edition.dwellSeconds),
    publishedAt: edition.visibleFrom!,
    roster: facts === undefined ? null : rosterSummary(facts, villages),
  };
}

export function disclosure(publication: Publication, reference: Reference): DisclosureType {
  const { edition } = publication;
  return {
    ...identity(publication, reference),
    title: edition.title,
    body: edition.body,
    bodyHtml: renderMarkdown(edition.body),
    editionNumber: edition.number,
    publishedAt: edition.visibleFrom!,
    withdrawal: null,
    roster: rosterOf(edition, reference),
  };
}

/** The notice that stands where withdrawn content stood; nothing of the content is told. */
export function withdrawnDisclosure(
  publication: Publication,
  reference: Reference,
): DisclosureType {
  const { edition } = publication;
  const shared = identity(publication, reference);
  return {
    ...shared,
    title: shared.catalogueEntry.subject,
    body: '',
    bodyHtml: '',
    editionNumber: edition.number,
    publishedAt: edition.visibleFrom!,
    withdrawal: { withdrawnAt: edition.withdrawnAt!, reason: edition.withdrawalReason! },
    roster: null,
  };
}

export function publicEdition(
  edition: EditionRow,
  currentNumber: number,
  reference: Reference,
): PublicEditionType {
  return {
    number: edition.number,
    title: edition.title,
    bodyHtml: renderMarkdown(edition.body),
    changeNote: edition.changeNote,
    publishedAt: edition.visibleFrom!,
    isCurrent: edition.number === currentNumber,
    roster: rosterOf(edition, reference),
  };
}

function identity({ disclosure }: Publication, { entries, villages }: Reference) {
  return {
    id: String(disclosure.id),
    catalogueEntry: entries.get(disclosure.catalogueCode)!,
    village: villages.get(disclosure.villageCode ?? '') ?? null,
    publishingBody: disclosure.publishingBody,
  };
}

function rosterOf(edition: EditionRow, { rosters, villages }: Reference) {
  const facts = rosters.get(edition.rosterId ?? 0);
  return facts === undefined ? null : publicRoster(facts, villages, FIRST_PAGE);
}

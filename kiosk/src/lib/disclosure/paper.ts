import type {
  DisclosureQuery,
  EditionQuery,
  FeesFaceFragment,
  PermitsFaceFragment,
  RosterFaceFragment,
} from '#lib/generated/graphql.ts';

type Disclosure = NonNullable<DisclosureQuery['disclosure']>;
type EditionOf = NonNullable<EditionQuery['disclosure']>;

/** One edition as it lies before the reader, the current one or an old one. */
export interface Paper {
  disclosureId: string;
  subject: string;
  villageName: string | null;
  publishingBody: string;
  title: string;
  bodyHtml: string;
  number: number;
  publishedAt: string;
  isOld: boolean;
  changeNote: string | null;
  roster: RosterFaceFragment | null;
  partyFeeSummary: FeesFaceFragment | null;
  permits: PermitsFaceFragment | null;
  withdrawal: Disclosure['withdrawal'];
  /** A later edition that was withdrawn; this one is in force again. */
  newerWithdrawal: Disclosure['newerWithdrawal'];
  publicPeriod: Disclosure['publicPeriod'];
  /** Newest first; only the current paper lists them. */
  editions: Disclosure['editions'];
}

export function currentPaper(disclosure: Disclosure): Paper {
  const edition = disclosure.editions.find(({ isCurrent }) => isCurrent);
  return {
    ...common(disclosure),
    title: disclosure.title,
    bodyHtml: disclosure.bodyHtml,
    number: disclosure.editionNumber,
    publishedAt: disclosure.publishedAt,
    isOld: false,
    changeNote: edition?.changeNote ?? null,
    roster: disclosure.roster,
    partyFeeSummary: disclosure.partyFeeSummary,
    permits: disclosure.permits,
    withdrawal: disclosure.withdrawal,
    newerWithdrawal: disclosure.newerWithdrawal,
    publicPeriod: disclosure.publicPeriod,
    editions: disclosure.editions,
  };
}

export function oldPaper(disclosure: EditionOf): Paper | null {
  const edition = disclosure.editionAt;
  if (edition === null) return null;
  return {
    ...common(disclosure),
    ...edition,
    isOld: !edition.isCurrent,
    withdrawal: null,
    newerWithdrawal: null,
    publicPeriod: null,
    editions: [],
  };
}

function common(
  disclosure: Disclosure | EditionOf,
): Pick<Paper, 'disclosureId' | 'subject' | 'villageName' | 'publishingBody'> {
  return {
    disclosureId: disclosure.id,
    subject: disclosure.catalogueEntry.subject,
    villageName: disclosure.village?.name ?? null,
    publishingBody: disclosure.publishingBody,
  };
}

export type Tab = 'roster' | 'fees' | 'permits' | 'text' | 'editions';

/** People come for names and figures: where there are any they lie on top. */
export function tabsOf(paper: Paper): Tab[] {
  const tabs: Tab[] = [
    ...(paper.roster === null ? [] : (['roster'] as const)),
    ...(paper.partyFeeSummary === null ? [] : (['fees'] as const)),
    ...(paper.permits === null ? [] : (['permits'] as const)),
    'text',
  ];
  return paper.editions.length > 1 ? [...tabs, 'editions'] : tabs;
}

/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/** Whether a paragraph stayed, came or went (改动). */
export type ChangeKind =
  | 'ADDED'
  | 'REMOVED'
  | 'SAME';

/** Which disclosures (筛选). */
export type DisclosureFilter = {
  /** Only of this catalogue entry (公开目录项). */
  catalogueCode?: string | number | null | undefined;
  /** Published on this day or later (从). */
  publishedFrom?: string | null | undefined;
  /** Published on this day or before (到). */
  publishedUntil?: string | null | undefined;
  /** Only by this body (公开主体). */
  publishingBody?: string | null | undefined;
  /** Only under this theme (一级事项). */
  theme?: string | null | undefined;
  /** Only about this village (村). */
  villageCode?: string | number | null | undefined;
};

/** What a member lives on: wage, retired, farmer, student, unemployed, self-employed, on relief (收入类别). */
export type PartyIncomeKind =
  | 'FARMER'
  | 'RELIEF'
  | 'RETIRED'
  | 'SELF_EMPLOYED'
  | 'STUDENT'
  | 'UNEMPLOYED'
  | 'WAGE';

/** In its public period, to be paid, paid, returned by the bank, stopped by the office (发放状态). */
export type PaymentState =
  | 'ANNOUNCED'
  | 'APPROVED'
  | 'PAID'
  | 'RETURNED'
  | 'STOPPED';

export type CatalogueQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogueQuery = { catalogue: Array<{ code: string, subject: string, theme: string, visibleCount: number }> };

export type VillagesQueryVariables = Exact<{ [key: string]: never; }>;


export type VillagesQuery = { villages: Array<{ code: string, name: string, visibleCount: number }> };

export type BodiesQueryVariables = Exact<{ [key: string]: never; }>;


export type BodiesQuery = { publishingBodies: Array<{ name: string, visibleCount: number }> };

export type TimesQueryVariables = Exact<{
  week: string;
  month: string;
  quarter: string;
  year: string;
  lastYear: string;
  lastYearEnd: string;
  before: string;
}>;


export type TimesQuery = { week: { totalCount: number }, month: { totalCount: number }, quarter: { totalCount: number }, year: { totalCount: number }, lastYear: { totalCount: number }, earlier: { totalCount: number } };

export type RosterFaceFragment = { id: string, programme: string, period: string, unit: string, recipient: string, explanation: string, askOffice: string, askTelephone: string, hasVillagerGroup: boolean, hasRate: boolean, hasQuantity: boolean, hasSupportMode: boolean, rowCount: number, totalAmount: string, villages: Array<{ rowCount: number, amount: string, village: { code: string, name: string } }> };

export type FeeFiguresFragment = { name: string, branchNames: Array<string>, memberCount: number, broughtForward: string | null, dues: string, contributions: string | null, remitted: string, used: string, balance: string | null, uses: Array<{ item: string, amount: string }> };

export type FeesFaceFragment = { id: string, year: number, branches: Array<{ name: string, branchNames: Array<string>, memberCount: number, broughtForward: string | null, dues: string, contributions: string | null, remitted: string, used: string, balance: string | null, uses: Array<{ item: string, amount: string }> }>, totals: { name: string, branchNames: Array<string>, memberCount: number, broughtForward: string | null, dues: string, contributions: string | null, remitted: string, used: string, balance: string | null, uses: Array<{ item: string, amount: string }> } };

export type PermitsFaceFragment = { period: string, issuedCount: number };

export type DisclosureQueryVariables = Exact<{
  id: string | number;
}>;


export type DisclosureQuery = { disclosure: { id: string, publishingBody: string, title: string, bodyHtml: string, editionNumber: number, publishedAt: string, catalogueEntry: { subject: string }, village: { name: string } | null, withdrawal: { withdrawnAt: string, reason: string } | null, newerWithdrawal: { withdrawnAt: string, reason: string } | null, publicPeriod: { startsOn: string, endsOn: string, daysLeft: number, hasEnded: boolean } | null, editions: Array<{ number: number, title: string, changeNote: string | null, publishedAt: string, isCurrent: boolean }>, roster: { id: string, programme: string, period: string, unit: string, recipient: string, explanation: string, askOffice: string, askTelephone: string, hasVillagerGroup: boolean, hasRate: boolean, hasQuantity: boolean, hasSupportMode: boolean, rowCount: number, totalAmount: string, villages: Array<{ rowCount: number, amount: string, village: { code: string, name: string } }> } | null, partyFeeSummary: { id: string, year: number, branches: Array<{ name: string, branchNames: Array<string>, memberCount: number, broughtForward: string | null, dues: string, contributions: string | null, remitted: string, used: string, balance: string | null, uses: Array<{ item: string, amount: string }> }>, totals: { name: string, branchNames: Array<string>, memberCount: number, broughtForward: string | null, dues: string, contributions: string | null, remitted: string, used: string, balance: string | null, uses: Array<{ item: string, amount: string }> } } | null, permits: { period: string, issuedCount: number } | null } | null };

export type EditionQueryVariables = Exact<{
  id: string | number;
  number: number;
}>;


export type EditionQuery = { disclosure: { id: string, publishingBody: string, catalogueEntry: { subject: string }, village: { name: string } | null, editionAt: { number: number, title: string, bodyHtml: string, changeNote: string | null, publishedAt: string, isCurrent: boolean, roster: { id: string, programme: string, period: string, unit: string, recipient: string, explanation: string, askOffice: string, askTelephone: string, hasVillagerGroup: boolean, hasRate: boolean, hasQuantity: boolean, hasSupportMode: boolean, rowCount: number, totalAmount: string, villages: Array<{ rowCount: number, amount: string, village: { code: string, name: string } }> } | null, partyFeeSummary: { id: string, year: number, branches: Array<{ name: string, branchNames: Array<string>, memberCount: number, broughtForward: string | null, dues: string, contributions: string | null, remitted: string, used: string, balance: string | null, uses: Array<{ item: string, amount: string }> }>, totals: { name: string, branchNames: Array<string>, memberCount: number, broughtForward: string | null, dues: string, contributions: string | null, remitted: string, used: string, balance: string | null, uses: Array<{ item: string, amount: string }> } } | null, permits: { period: string, issuedCount: number } | null } | null } | null };

export type ChangesQueryVariables = Exact<{
  id: string | number;
  number: number;
}>;


export type ChangesQuery = { disclosure: { id: string, title: string, changes: { sinceNumber: number, permitsBefore: number | null, permitsAfter: number | null, paragraphs: Array<{ kind: ChangeKind, text: string }>, rosterBefore: { rowCount: number, totalAmount: string } | null, rosterAfter: { rowCount: number, totalAmount: string } | null, partyFeesBefore: { dues: string, remitted: string, used: string } | null, partyFeesAfter: { dues: string, remitted: string, used: string } | null } | null } | null };

export type DisclosuresQueryVariables = Exact<{
  filter?: DisclosureFilter | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type DisclosuresQuery = { disclosures: { totalCount: number, endCursor: string | null, nodes: Array<{ id: string, title: string, publishingBody: string, publishedAt: string, editionNumber: number, catalogueEntry: { subject: string }, village: { name: string } | null, withdrawal: { withdrawnAt: string } | null, publicPeriod: { startsOn: string, endsOn: string, daysLeft: number, hasEnded: boolean } | null }> } };

export type PermitPageQueryVariables = Exact<{
  id: string | number;
  number: number;
  first: number;
  after?: string | null | undefined;
}>;


export type PermitPageQuery = { disclosure: { editionAt: { permits: { entries: { endCursor: string | null, nodes: Array<{ position: number, permitNumber: string, maskedName: string }> } } | null } | null } | null };

export type OpenResidentSessionMutationVariables = Exact<{
  idNumber: string;
  proof: string;
}>;


export type OpenResidentSessionMutation = { openResidentSession: { token: string, resident: { maskedName: string, village: { name: string } | null, subsidies: Array<{ programme: string, explanation: string, askOffice: string, askTelephone: string, period: string, year: number, quantity: string | null, rate: string | null, unit: string | null, amount: string, paymentState: PaymentState, paidOn: string | null, paidAmount: string | null, paymentReason: string | null, maskedAccount: string | null, isPaidElsewhere: boolean, disclosureId: string, publishedAt: string }>, household: Array<{ member: number, maskedName: string, programme: string, period: string, year: number, amount: string, paymentState: PaymentState, village: { name: string } | null }>, partyFees: { year: number, kind: PartyIncomeKind | null, monthlyIncome: string | null, monthly: string | null, basis: string | null, reason: string | null, paid: string, owing: string, advance: string, unpaidMonths: number, branch: { name: string, payAt: string }, months: Array<{ month: string, due: string | null, paid: string }> } | null, partyPapers: Array<{ disclosureId: string, title: string, bodyHtml: string, partyFrom: string, visibleFrom: string | null }> } } };

export type CloseResidentSessionMutationVariables = Exact<{ [key: string]: never; }>;


export type CloseResidentSessionMutation = { closeResidentSession: boolean };

export type RosterPageQueryVariables = Exact<{
  id: string | number;
  villageCode?: string | number | null | undefined;
  first: number;
  after?: string | null | undefined;
}>;


export type RosterPageQuery = { roster: { rows: { totalCount: number, endCursor: string | null, nodes: Array<{ number: number, village: string, villagerGroup: string | null, maskedName: string, quantity: string | null, rate: string | null, supportMode: string | null, amount: string }> } } | null };

export type PeriodFragment = { startsOn: string, endsOn: string, daysLeft: number, hasEnded: boolean };

export type RotationQueryVariables = Exact<{ [key: string]: never; }>;


export type RotationQuery = { town: { name: string, hotline: string, isDemo: boolean }, bulletins: Array<{ id: string, disclosureId: string, subject: string, headline: string, summary: string, dwellSeconds: number, publishedAt: string, board: string | null, publicPeriod: { startsOn: string, endsOn: string, daysLeft: number, hasEnded: boolean } | null, roster: { recipient: string, rowCount: number, totalAmount: string, villages: Array<{ amount: string, village: { code: string, name: string } }> } | null }> };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const RosterFaceFragmentDoc = new TypedDocumentString(`
    fragment RosterFace on PublicRoster {
  id
  programme
  period
  unit
  recipient
  explanation
  askOffice
  askTelephone
  hasVillagerGroup
  hasRate
  hasQuantity
  hasSupportMode
  rowCount
  totalAmount
  villages {
    village {
      code
      name
    }
    rowCount
    amount
  }
}
    `, {"fragmentName":"RosterFace"}) as unknown as TypedDocumentString<RosterFaceFragment, unknown>;
export const FeeFiguresFragmentDoc = new TypedDocumentString(`
    fragment FeeFigures on PartyFeeFigures {
  name
  branchNames
  memberCount
  broughtForward
  dues
  contributions
  remitted
  used
  uses {
    item
    amount
  }
  balance
}
    `, {"fragmentName":"FeeFigures"}) as unknown as TypedDocumentString<FeeFiguresFragment, unknown>;
export const FeesFaceFragmentDoc = new TypedDocumentString(`
    fragment FeesFace on PartyFeeSummary {
  id
  year
  branches {
    ...FeeFigures
  }
  totals {
    ...FeeFigures
  }
}
    fragment FeeFigures on PartyFeeFigures {
  name
  branchNames
  memberCount
  broughtForward
  dues
  contributions
  remitted
  used
  uses {
    item
    amount
  }
  balance
}`, {"fragmentName":"FeesFace"}) as unknown as TypedDocumentString<FeesFaceFragment, unknown>;
export const PermitsFaceFragmentDoc = new TypedDocumentString(`
    fragment PermitsFace on PermitList {
  period
  issuedCount
}
    `, {"fragmentName":"PermitsFace"}) as unknown as TypedDocumentString<PermitsFaceFragment, unknown>;
export const PeriodFragmentDoc = new TypedDocumentString(`
    fragment Period on PublicPeriod {
  startsOn
  endsOn
  daysLeft
  hasEnded
}
    `, {"fragmentName":"Period"}) as unknown as TypedDocumentString<PeriodFragment, unknown>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue {
  catalogue {
    code
    subject
    theme
    visibleCount
  }
}
    `) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const VillagesDocument = new TypedDocumentString(`
    query Villages {
  villages {
    code
    name
    visibleCount
  }
}
    `) as unknown as TypedDocumentString<VillagesQuery, VillagesQueryVariables>;
export const BodiesDocument = new TypedDocumentString(`
    query Bodies {
  publishingBodies {
    name
    visibleCount
  }
}
    `) as unknown as TypedDocumentString<BodiesQuery, BodiesQueryVariables>;
export const TimesDocument = new TypedDocumentString(`
    query Times($week: Date!, $month: Date!, $quarter: Date!, $year: Date!, $lastYear: Date!, $lastYearEnd: Date!, $before: Date!) {
  week: disclosures(filter: {publishedFrom: $week}, first: 1) {
    totalCount
  }
  month: disclosures(filter: {publishedFrom: $month}, first: 1) {
    totalCount
  }
  quarter: disclosures(filter: {publishedFrom: $quarter}, first: 1) {
    totalCount
  }
  year: disclosures(filter: {publishedFrom: $year}, first: 1) {
    totalCount
  }
  lastYear: disclosures(
    filter: {publishedFrom: $lastYear, publishedUntil: $lastYearEnd}
    first: 1
  ) {
    totalCount
  }
  earlier: disclosures(filter: {publishedUntil: $before}, first: 1) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<TimesQuery, TimesQueryVariables>;
export const DisclosureDocument = new TypedDocumentString(`
    query Disclosure($id: ID!) {
  disclosure(id: $id) {
    id
    catalogueEntry {
      subject
    }
    village {
      name
    }
    publishingBody
    title
    bodyHtml
    editionNumber
    publishedAt
    withdrawal {
      withdrawnAt
      reason
    }
    newerWithdrawal {
      withdrawnAt
      reason
    }
    publicPeriod {
      ...Period
    }
    editions {
      number
      title
      changeNote
      publishedAt
      isCurrent
    }
    roster {
      ...RosterFace
    }
    partyFeeSummary {
      ...FeesFace
    }
    permits {
      ...PermitsFace
    }
  }
}
    fragment RosterFace on PublicRoster {
  id
  programme
  period
  unit
  recipient
  explanation
  askOffice
  askTelephone
  hasVillagerGroup
  hasRate
  hasQuantity
  hasSupportMode
  rowCount
  totalAmount
  villages {
    village {
      code
      name
    }
    rowCount
    amount
  }
}
fragment FeeFigures on PartyFeeFigures {
  name
  branchNames
  memberCount
  broughtForward
  dues
  contributions
  remitted
  used
  uses {
    item
    amount
  }
  balance
}
fragment FeesFace on PartyFeeSummary {
  id
  year
  branches {
    ...FeeFigures
  }
  totals {
    ...FeeFigures
  }
}
fragment PermitsFace on PermitList {
  period
  issuedCount
}
fragment Period on PublicPeriod {
  startsOn
  endsOn
  daysLeft
  hasEnded
}`) as unknown as TypedDocumentString<DisclosureQuery, DisclosureQueryVariables>;
export const EditionDocument = new TypedDocumentString(`
    query Edition($id: ID!, $number: Int!) {
  disclosure(id: $id) {
    id
    catalogueEntry {
      subject
    }
    village {
      name
    }
    publishingBody
    editionAt(number: $number) {
      number
      title
      bodyHtml
      changeNote
      publishedAt
      isCurrent
      roster {
        ...RosterFace
      }
      partyFeeSummary {
        ...FeesFace
      }
      permits {
        ...PermitsFace
      }
    }
  }
}
    fragment RosterFace on PublicRoster {
  id
  programme
  period
  unit
  recipient
  explanation
  askOffice
  askTelephone
  hasVillagerGroup
  hasRate
  hasQuantity
  hasSupportMode
  rowCount
  totalAmount
  villages {
    village {
      code
      name
    }
    rowCount
    amount
  }
}
fragment FeeFigures on PartyFeeFigures {
  name
  branchNames
  memberCount
  broughtForward
  dues
  contributions
  remitted
  used
  uses {
    item
    amount
  }
  balance
}
fragment FeesFace on PartyFeeSummary {
  id
  year
  branches {
    ...FeeFigures
  }
  totals {
    ...FeeFigures
  }
}
fragment PermitsFace on PermitList {
  period
  issuedCount
}`) as unknown as TypedDocumentString<EditionQuery, EditionQueryVariables>;
export const ChangesDocument = new TypedDocumentString(`
    query Changes($id: ID!, $number: Int!) {
  disclosure(id: $id) {
    id
    title
    changes(number: $number) {
      sinceNumber
      paragraphs {
        kind
        text
      }
      rosterBefore {
        rowCount
        totalAmount
      }
      rosterAfter {
        rowCount
        totalAmount
      }
      permitsBefore
      permitsAfter
      partyFeesBefore {
        dues
        remitted
        used
      }
      partyFeesAfter {
        dues
        remitted
        used
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ChangesQuery, ChangesQueryVariables>;
export const DisclosuresDocument = new TypedDocumentString(`
    query Disclosures($filter: DisclosureFilter, $first: Int!, $after: String) {
  disclosures(filter: $filter, first: $first, after: $after) {
    totalCount
    endCursor
    nodes {
      id
      title
      publishingBody
      publishedAt
      editionNumber
      catalogueEntry {
        subject
      }
      village {
        name
      }
      withdrawal {
        withdrawnAt
      }
      publicPeriod {
        ...Period
      }
    }
  }
}
    fragment Period on PublicPeriod {
  startsOn
  endsOn
  daysLeft
  hasEnded
}`) as unknown as TypedDocumentString<DisclosuresQuery, DisclosuresQueryVariables>;
export const PermitPageDocument = new TypedDocumentString(`
    query PermitPage($id: ID!, $number: Int!, $first: Int!, $after: String) {
  disclosure(id: $id) {
    editionAt(number: $number) {
      permits {
        entries(first: $first, after: $after) {
          endCursor
          nodes {
            position
            permitNumber
            maskedName
          }
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<PermitPageQuery, PermitPageQueryVariables>;
export const OpenResidentSessionDocument = new TypedDocumentString(`
    mutation OpenResidentSession($idNumber: String!, $proof: String!) {
  openResidentSession(idNumber: $idNumber, proof: $proof) {
    token
    resident {
      maskedName
      village {
        name
      }
      subsidies {
        programme
        explanation
        askOffice
        askTelephone
        period
        year
        quantity
        rate
        unit
        amount
        paymentState
        paidOn
        paidAmount
        paymentReason
        maskedAccount
        isPaidElsewhere
        disclosureId
        publishedAt
      }
      household {
        member
        maskedName
        village {
          name
        }
        programme
        period
        year
        amount
        paymentState
      }
      partyFees {
        branch {
          name
          payAt
        }
        year
        kind
        monthlyIncome
        monthly
        basis
        reason
        months {
          month
          due
          paid
        }
        paid
        owing
        advance
        unpaidMonths
      }
      partyPapers {
        disclosureId
        title
        bodyHtml
        partyFrom
        visibleFrom
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenResidentSessionMutation, OpenResidentSessionMutationVariables>;
export const CloseResidentSessionDocument = new TypedDocumentString(`
    mutation CloseResidentSession {
  closeResidentSession
}
    `) as unknown as TypedDocumentString<CloseResidentSessionMutation, CloseResidentSessionMutationVariables>;
export const RosterPageDocument = new TypedDocumentString(`
    query RosterPage($id: ID!, $villageCode: ID, $first: Int!, $after: String) {
  roster(id: $id, villageCode: $villageCode, first: $first, after: $after) {
    rows {
      totalCount
      endCursor
      nodes {
        number
        village
        villagerGroup
        maskedName
        quantity
        rate
        supportMode
        amount
      }
    }
  }
}
    `) as unknown as TypedDocumentString<RosterPageQuery, RosterPageQueryVariables>;
export const RotationDocument = new TypedDocumentString(`
    query Rotation {
  town {
    name
    hotline
    isDemo
  }
  bulletins {
    id
    disclosureId
    subject
    headline
    summary
    dwellSeconds
    publishedAt
    board
    publicPeriod {
      ...Period
    }
    roster {
      recipient
      rowCount
      totalAmount
      villages {
        village {
          code
          name
        }
        amount
      }
    }
  }
}
    fragment Period on PublicPeriod {
  startsOn
  endsOn
  daysLeft
  hasEnded
}`) as unknown as TypedDocumentString<RotationQuery, RotationQueryVariables>;
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CatalogueEntryType } from '../catalogue/catalogue.graphql.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enums.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { PartyFeeFiguresType, PartyFeeSummaryType } from '../party-fee/summary.graphql.ts';
import { PermitListType } from '../permit/permit.graphql.ts';
import { PublicRosterType, RosterSummaryType } from '../subsidy/roster.graphql.ts';
import { VillageType } from '../town/town.graphql.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { CHANGE_KINDS, type ChangeKind } from './changes.ts';

@ObjectType('PublicPeriod', { description: 'How long it stands for objections (公示期).' })
export class PublicPeriodType {
  @Field(() => DateScalar, { description: 'Day zero (公示开始).' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'Last day, to its end (公示结束).' })
  endsOn!: string;

  @Field(() => Int, { description: 'Days after today (还剩天数).' })
  daysLeft!: number;

  @Field(() => Boolean, { description: 'True after the last day (公示已结束).' })
  hasEnded!: boolean;
}

@ObjectType('Timeliness', { description: 'Whether it was disclosed in time (公开时限).' })
export class TimelinessType {
  @Field(() => DateScalar, { description: 'When the information was formed (形成日期).' })
  formedOn!: string;

  @Field(() => DateScalar, { description: 'Last day in time (应公开日期).' })
  dueOn!: string;

  @Field(() => Boolean, {
    description: 'The calendar of a year on the way is not announced: it may move (日历未公布).',
  })
  isProvisional!: boolean;

  @Field(() => Boolean, { description: 'True when it was or is too late (是否逾期).' })
  isLate!: boolean;

  @Field(() => Int, { description: 'Working days too late (逾期工作日).' })
  lateByWorkingDays!: number;
}

export const ChangeKindEnum = enumOf(
  CHANGE_KINDS,
  'ChangeKind',
  'Whether a paragraph stayed, came or went (改动).',
);

@ObjectType('ParagraphChange', { description: 'A paragraph, compared with before (段落改动).' })
export class ParagraphChangeType {
  @Field(() => ChangeKindEnum, { description: 'Stayed, came or went (改动).' })
  kind!: ChangeKind;

  @Field(() => String, { description: 'The paragraph as plain text (段落).' })
  text!: string;
}

@ObjectType('EditionChanges', { description: 'What an edition changed (改了什么).' })
export class EditionChangesType {
  @Field(() => Int, { description: 'Compared with this edition (与第几版相比).' })
  sinceNumber!: number;

  @Field(() => [ParagraphChangeType], { description: 'Title and text, in order (文字).' })
  paragraphs!: ParagraphChangeType[];

  @Field(() => RosterSummaryType, { nullable: true, description: 'Before (原名册).' })
  rosterBefore!: RosterSummaryType | null;

  @Field(() => RosterSummaryType, { nullable: true, description: 'Now (新名册).' })
  rosterAfter!: RosterSummaryType | null;

  @Field(() => PartyFeeFiguresType, { nullable: true, description: 'Before (原党费合计).' })
  partyFeesBefore!: PartyFeeFiguresType | null;

  @Field(() => PartyFeeFiguresType, { nullable: true, description: 'Now (新党费合计).' })
  partyFeesAfter!: PartyFeeFiguresType | null;

  @Field(() => Int, { nullable: true, description: 'Permits before (原发证数).' })
  permitsBefore!: number | null;

  @Field(() => Int, { nullable: true, description: 'Permits now (新发证数).' })
  permitsAfter!: number | null;
}

@ObjectType('Bulletin', { description: 'The kiosk face of a published edition (滚动内容).' })
export class BulletinType {
  @Field(() => ID, { description: 'Lasting number of the edition behind it (编号).' })
  id!: string;

  @Field(() => ID, { description: 'The disclosure a tap opens (公开事项).' })
  disclosureId!: string;

  @Field(() => String, { description: 'Subject of the catalogue (公开目录事项).' })
  subject!: string;

  @Field(() => String, { description: 'Headline (滚动标题).' })
  headline!: string;

  @Field(() => String, { description: 'One sentence (一句话摘要).' })
  summary!: string;

  @Field(() => Int, { description: 'Seconds it stays (停留秒数).' })
  dwellSeconds!: number;

  @Field(() => DateTimeScalar, { description: 'When it became visible (公开时间).' })
  publishedAt!: Date;

  @Field(() => RosterSummaryType, {
    nullable: true,
    description: 'Figures of the roster it carries, for numbers and chart (名册概要).',
  })
  roster!: RosterSummaryType | null;

  @Field(() => PublicPeriodType, { nullable: true, description: 'Public period (公示期).' })
  publicPeriod!: PublicPeriodType | null;

  @Field(() => String, { nullable: true, description: 'Board it stands on (专栏).' })
  board!: string | null;
}

@ObjectType('Withdrawal', { description: 'Why something was taken back (撤回说明).' })
export class WithdrawalType {
  @Field(() => DateTimeScalar, { description: 'When (撤回时间).' })
  withdrawnAt!: Date;

  @Field(() => String, { description: 'Why (原因).' })
  reason!: string;
}

@ObjectType('PublicEdition', { description: 'An edition the public may read (版本).' })
export class PublicEditionType {
  @Field(() => Int, { description: 'First, second … (第几版).' })
  number!: number;

  @Field(() => String, { description: 'Title (标题).' })
  title!: string;

  /** Behind `bodyHtml`; not a field. */
  body!: string;

  @Field(() => String, { nullable: true, description: 'What this edition changed (更正说明).' })
  changeNote!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it became visible (公开时间).' })
  publishedAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the one in force (现行版本).' })
  isCurrent!: boolean;

  @Field(() => PublicRosterType, { nullable: true, description: 'Roster it carries (名册).' })
  roster!: PublicRosterType | null;

  @Field(() => PartyFeeSummaryType, {
    nullable: true,
    description: 'Party-fee figures it carries (党费收支).',
  })
  partyFeeSummary!: PartyFeeSummaryType | null;

  @Field(() => PermitListType, { nullable: true, description: 'Permits it lists (发证名单).' })
  permits!: PermitListType | null;
}

@ObjectType('Disclosure', { description: 'What the town discloses, as it stands (公开事项).' })
export class DisclosureType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => CatalogueEntryType, { description: 'Catalogue entry (公开目录项).' })
  catalogueEntry!: CatalogueEntryType;

  @Field(() => VillageType, { nullable: true, description: 'Village it is about (村).' })
  village!: VillageType | null;

  @Field(() => String, { description: 'Who publishes it (公开主体).' })
  publishingBody!: string;

  @Field(() => String, { description: 'Title; the subject when it was withdrawn (标题).' })
  title!: string;

  @Field(() => String, { description: 'Markdown; empty when it was withdrawn (正文).' })
  body!: string;

  @Field(() => Int, { description: 'Number of the edition shown (第几版).' })
  editionNumber!: number;

  @Field(() => DateTimeScalar, { description: 'When this edition became visible (公开时间).' })
  publishedAt!: Date;

  @Field(() => PublicPeriodType, { nullable: true, description: 'Public period (公示期).' })
  publicPeriod!: PublicPeriodType | null;

  /** Behind `timeliness`; not a field. */
  edition!: EditionRow;

  @Field(() => WithdrawalType, {
    nullable: true,
    description: 'Stands in place of the content when it was withdrawn (撤回说明).',
  })
  withdrawal!: WithdrawalType | null;

  @Field(() => PublicRosterType, { nullable: true, description: 'Roster it carries (名册).' })
  roster!: PublicRosterType | null;

  @Field(() => PartyFeeSummaryType, {
    nullable: true,
    description: 'Party-fee figures it carries (党费收支).',
  })
  partyFeeSummary!: PartyFeeSummaryType | null;

  @Field(() => PermitListType, { nullable: true, description: 'Permits it lists (发证名单).' })
  permits!: PermitListType | null;
}

export const DisclosureConnection = connectionOf('DisclosureConnection', () => DisclosureType);

@InputType('DisclosureFilter', { description: 'Which disclosures (筛选).' })
export class DisclosureFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this catalogue entry (公开目录项).' })
  catalogueCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Only under this theme (一级事项).' })
  theme?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only about this village (村).' })
  villageCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Only by this body (公开主体).' })
  publishingBody?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Published on this day or later (从).' })
  publishedFrom?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Published on this day or before (到).' })
  publishedUntil?: string | null;
}

@ObjectType('PublishingBody', { description: 'Somebody who publishes (公开主体).' })
export class PublishingBodyType {
  @Field(() => String, { description: 'Name (名称).' })
  name!: string;

  @Field(() => Int, { description: 'Disclosures visible now (公开数量).' })
  visibleCount!: number;
}

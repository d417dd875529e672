import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CatalogueEntryType } from '../catalogue/catalogue.graphql.ts';
import { connectionOf } from '../shared/connection.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { PublicRosterType, RosterSummaryType } from '../subsidy/roster.graphql.ts';
import { VillageType } from '../town/town.graphql.ts';

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

  @Field(() => String, { description: 'Sanitised HTML of the text (正文).' })
  bodyHtml!: string;

  @Field(() => String, { nullable: true, description: 'What this edition changed (更正说明).' })
  changeNote!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it became visible (公开时间).' })
  publishedAt!: Date;

  @Field(() => Boolean, { description: 'Whether it is the one in force (现行版本).' })
  isCurrent!: boolean;

  @Field(() => PublicRosterType, { nullable: true, description: 'Roster it carries (名册).' })
  roster!: PublicRosterType | null;
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

  @Field(() => String, { description: 'Sanitised HTML of the text (正文).' })
  bodyHtml!: string;

  @Field(() => Int, { description: 'Number of the edition shown (第几版).' })
  editionNumber!: number;

  @Field(() => DateTimeScalar, { description: 'When this edition became visible (公开时间).' })
  publishedAt!: Date;

  @Field(() => WithdrawalType, {
    nullable: true,
    description: 'Stands in place of the content when it was withdrawn (撤回说明).',
  })
  withdrawal!: WithdrawalType | null;

  @Field(() => PublicRosterType, { nullable: true, description: 'Roster it carries (名册).' })
  roster!: PublicRosterType | null;
}

export const DisclosureConnection = connectionOf('DisclosureConnection', () => DisclosureType);

@InputType('DisclosureFilter', { description: 'Which disclosures (筛选).' })
export class DisclosureFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this catalogue entry (公开目录项).' })
  catalogueCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only about this village (村).' })
  villageCode?: string | null;
}

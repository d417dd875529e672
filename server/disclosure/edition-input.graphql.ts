import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../shared/scalars.ts';
import type { Audience, EditionState } from './disclosure.ts';
import { AudienceEnum, EditionStateEnum } from './edition.graphql.ts';

@InputType('BulletinInput', { description: 'The words of a bulletin (滚动内容).' })
export class BulletinInput {
  @Field(() => String, { description: 'Headline, at most 60 characters (滚动标题).' })
  headline!: string;

  @Field(() => String, { description: 'One sentence, at most 200 characters (一句话摘要).' })
  summary!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds it stays, 12 to 120; without it as long as its words need (停留秒数).',
  })
  dwellSeconds?: number | null;
}

@InputType('DraftDisclosureInput', { description: 'A new disclosure (新的公开事项).' })
export class DraftDisclosureInput {
  @Field(() => ID, { description: 'Catalogue code, see `catalogue` (公开目录代码).' })
  catalogueCode!: string;

  @Field(() => ID, { nullable: true, description: 'Village it is about, see `villages` (村).' })
  villageCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Who publishes it; without it the village or the town government (公开主体).',
  })
  publishingBody?: string | null;

  @Field(() => String, { description: 'Title (标题).' })
  title!: string;

  @Field(() => String, { description: 'Text in Markdown (正文).' })
  body!: string;

  @Field(() => Boolean, { nullable: true, description: 'Major matter (重大事项).' })
  isMajor?: boolean | null;

  @Field(() => AudienceEnum, { nullable: true, description: 'PUBLIC without it (公开对象).' })
  audience?: Audience | null;

  @Field(() => BulletinInput, { nullable: true, description: 'Words for the kiosk (滚动内容).' })
  bulletin?: BulletinInput | null;

  @Field(() => ID, { nullable: true, description: 'Roster it carries (名册草稿编号).' })
  rosterDraftId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Party-fee figures it carries, instead of a roster (党费收支汇总编号).',
  })
  partyFeeSummaryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Permits it lists (发证名单编号).' })
  permitListId?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'When the information was formed; the time limit counts from there. Else today (形成日期).',
  })
  formedOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What a regular matter is about: 2026-10, 2026-Q3, 2026-H1 or 2026. Else the last period that is over (期次).',
  })
  period?: string | null;
}

@InputType('UpdateEditionInput', {
  description: 'What changes; a field left out stays, null takes away (修改内容).',
})
export class UpdateEditionInput {
  @Field(() => String, { nullable: true, description: 'Title (标题).' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Text in Markdown (正文).' })
  body?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Major matter (重大事项).' })
  isMajor?: boolean | null;

  @Field(() => AudienceEnum, { nullable: true, description: 'For whom (公开对象).' })
  audience?: Audience | null;

  @Field(() => BulletinInput, { nullable: true, description: 'Words for the kiosk (滚动内容).' })
  bulletin?: BulletinInput | null;

  @Field(() => ID, { nullable: true, description: 'Roster it carries (名册草稿编号).' })
  rosterDraftId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Party-fee figures it carries, instead of a roster (党费收支汇总编号).',
  })
  partyFeeSummaryId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Permits it lists (发证名单编号).' })
  permitListId?: string | null;

  @Field(() => String, { nullable: true, description: 'What this edition corrects (更正说明).' })
  changeNote?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When it was formed (形成日期).' })
  formedOn?: string | null;
}

@InputType('EditionFilter', { description: 'Which editions (筛选).' })
export class EditionFilter {
  @Field(() => EditionStateEnum, { nullable: true, description: 'In this state (审核状态).' })
  state?: EditionState | null;

  @Field(() => ID, { nullable: true, description: 'Of this catalogue entry (公开目录项).' })
  catalogueCode?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only my own (我起草的).' })
  mine?: boolean | null;
}

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { CatalogueEntryType } from '../catalogue/catalogue.graphql.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enums.ts';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';
import { VillageType } from '../town/town.graphql.ts';
import { AUDIENCES, EDITION_STATES, type Audience, type EditionState } from './disclosure.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { EDITION_VISIBILITIES, type EditionVisibility } from './visibility.ts';

export const EditionStateEnum = enumOf(
  EDITION_STATES,
  'EditionState',
  'How far the review has come (审核状态).',
);
export const EditionVisibilityEnum = enumOf(
  EDITION_VISIBILITIES,
  'EditionVisibility',
  'What the clock makes of it: who sees it now (公开状态).',
);
export const AudienceEnum = enumOf(
  AUDIENCES,
  'Audience',
  'For party members only or for everyone (公开对象).',
);

@ObjectType('BulletinText', { description: 'The words of a bulletin (滚动内容).' })
export class BulletinTextType {
  @Field(() => String, { description: 'Headline (滚动标题).' })
  headline!: string;

  @Field(() => String, { description: 'One sentence (一句话摘要).' })
  summary!: string;

  @Field(() => Int, { description: 'Seconds it stays (停留秒数).' })
  dwellSeconds!: number;
}

@ObjectType('EditionEvent', { description: 'One step in the life of an edition (办理记录).' })
export class EditionEventType {
  @Field(() => String, { description: 'What was done, such as pass (动作).' })
  action!: string;

  @Field(() => String, { description: 'Who did it (办理人).' })
  by!: string;

  @Field(() => DateTimeScalar, { description: 'When (时间).' })
  at!: Date;

  @Field(() => EditionStateEnum, { nullable: true, description: 'State before (原状态).' })
  from!: EditionState | null;

  @Field(() => EditionStateEnum, { description: 'State after (新状态).' })
  to!: EditionState;

  @Field(() => String, { nullable: true, description: 'Comment or reason (意见).' })
  comment!: string | null;
}

@ObjectType('Edition', { description: 'A numbered version of a disclosure, for staff (版本).' })
export class EditionType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => ID, { description: 'Disclosure it belongs to (公开事项).' })
  disclosureId!: string;

  @Field(() => Int, { description: 'First, second … (第几版).' })
  number!: number;

  @Field(() => Int, { description: 'Give it back with every action (修订号).' })
  version!: number;

  @Field(() => EditionStateEnum, { description: 'How far the review has come (审核状态).' })
  state!: EditionState;

  @Field(() => EditionVisibilityEnum, { description: 'Who sees it now (公开状态).' })
  visibility!: EditionVisibility;

  @Field(() => [String], { description: 'What you may do with it now (可办动作).' })
  availableActions!: string[];

  @Field(() => CatalogueEntryType, { description: 'Catalogue entry (公开目录项).' })
  catalogueEntry!: CatalogueEntryType;

  @Field(() => VillageType, { nullable: true, description: 'Village it is about (村).' })
  village!: VillageType | null;

  @Field(() => String, { description: 'Who publishes it (公开主体).' })
  publishingBody!: string;

  @Field(() => String, { description: 'Title (标题).' })
  title!: string;

  @Field(() => String, { description: 'Text in Markdown (正文).' })
  body!: string;

  @Field(() => Boolean, { description: 'Needs the party committee (重大事项).' })
  isMajor!: boolean;

  @Field(() => AudienceEnum, { description: 'For whom (公开对象).' })
  audience!: Audience;

  @Field(() => BulletinTextType, { nullable: true, description: 'Words for the kiosk (滚动内容).' })
  bulletin!: BulletinTextType | null;

  @Field(() => String, { nullable: true, description: 'What it corrects (更正说明).' })
  changeNote!: string | null;

  @Field(() => String, { description: 'Who wrote it (起草人).' })
  author!: string;

  @Field(() => String, { nullable: true, description: 'Of a regular matter (期次).' })
  period!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of it (公示结束).' })
  publicPeriodEndsOn!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when members see it (党内).' })
  partyFrom!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when all see it (公开起).' })
  visibleFrom!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when (公开止).' })
  visibleUntil!: Date | null;

  /** Behind `rosterDraft`, `partyFeeSummary`, `permits`, `timeliness` and `warnings`; not a field. */
  row!: EditionRow;
}

@ObjectType('EditionWarning', {
  description: 'Something to look at before it goes on; what it stops, it says (提醒).',
})
export class EditionWarningType {
  @Field(() => String, {
    description: 'ELEMENT_MISSING, ROSTER_ALREADY_PUBLIC or WORD_NOT_PUBLIC (类别).',
  })
  code!: string;

  @Field(() => String, { description: 'What it is about and what to do (说明).' })
  message!: string;
}

export const EditionConnection = connectionOf('EditionConnection', () => EditionType);

import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../shared/enums.ts';
import { INTERVALS, type Interval } from '../shared/period.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import {
  CADENCES,
  CHANNELS,
  DAY_KINDS,
  LEVELS,
  MODES,
  OPEN_TO,
  type Cadence,
  type Channel,
  type DayKind,
  type Level,
  type Mode,
  type OpenTo,
} from './catalogue.ts';

export const ChannelEnum = enumOf(CHANNELS, 'Channel', 'A way of publishing (渠道和载体).');
export const CadenceEnum = enumOf(CADENCES, 'Cadence', 'How often it comes (公开频次).');
export const IntervalEnum = enumOf(INTERVALS, 'Interval', 'Of a regular matter (多久一次).');
export const LevelEnum = enumOf(LEVELS, 'Level', 'Who has to publish it (公开层级).');
export const ModeEnum = enumOf(MODES, 'Mode', 'By itself or when asked (公开方式).');
export const OpenToEnum = enumOf(OPEN_TO, 'OpenTo', 'Whole society or some (公开对象).');
export const DayKindEnum = enumOf(DAY_KINDS, 'DayKind', 'How days are counted (天数算法).');

@ObjectType('DayCount', { description: 'A number of days (天数).' })
export class DayCountType {
  @Field(() => Int, { description: 'How many (天数).' })
  days!: number;

  @Field(() => DayKindEnum, { description: 'Working or calendar days (工作日或自然日).' })
  kind!: DayKind;
}

@ObjectType('ContentElement', { description: 'Something the content has to tell (内容要素).' })
export class ContentElementType {
  @Field(() => String, { description: 'What (要素).' })
  name!: string;

  @Field(() => Boolean, { description: 'Without it nobody can approve (必备).' })
  isRequired!: boolean;

  @Field(() => [String], { description: 'Words that show it is there (认定用词).' })
  words!: readonly string[];
}

@ObjectType('CatalogueEntry', {
  description: 'What the town has to disclose, by the standard catalogue (公开目录项).',
})
export class CatalogueEntryType {
  @Field(() => ID, { description: 'Lasting code (代码).' })
  code!: string;

  @Field(() => String, { description: 'First-level subject it stands under (一级事项).' })
  theme!: string;

  @Field(() => String, { description: 'Second-level subject (二级事项).' })
  subject!: string;

  @Field(() => [ContentElementType], { description: 'What the content has to tell (内容要素).' })
  elements!: readonly ContentElementType[];

  @Field(() => [String], { description: 'Laws and rules it follows (依据).' })
  legalBasis!: readonly string[];

  @Field(() => DayCountType, { description: 'From forming or change to publication (时限).' })
  timeLimit!: DayCountType;

  @Field(() => CadenceEnum, { description: 'Regular, staged or temporary (公开频次).' })
  cadence!: Cadence;

  @Field(() => IntervalEnum, { nullable: true, description: 'Of a regular matter (多久一次).' })
  interval!: Interval | null;

  @Field(() => String, { description: 'Who has to publish it (公开主体).' })
  publishingBody!: string;

  @Field(() => LevelEnum, { description: 'County, township or village (公开层级).' })
  level!: Level;

  @Field(() => ModeEnum, { description: 'By itself or when asked (公开方式).' })
  mode!: Mode;

  @Field(() => OpenToEnum, { description: 'Whole society or a specific group (公开对象).' })
  openTo!: OpenTo;

  @Field(() => [ChannelEnum], { description: 'Where it is published (渠道和载体).' })
  channels!: readonly Channel[];

  @Field(() => Boolean, {
    description: 'Whether the party committee approves every edition (总是重大事项).',
  })
  alwaysMajor!: boolean;

  @Field(() => DayCountType, {
    nullable: true,
    description: 'How long it must stay for objections (公示期).',
  })
  publicPeriod!: DayCountType | null;

  @Field(() => Int, { description: 'Give it back with every change (修订号).' })
  revision!: number;

  @Field(() => Boolean, { description: 'No longer used for new disclosures (已停用).' })
  isRetired!: boolean;
}

@ObjectType('CatalogueRevision', { description: 'A change of an entry (目录修改记录).' })
export class CatalogueRevisionType {
  @Field(() => Int, { description: 'First, second … (第几次).' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When (时间).' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Who; null for the installation (修改人).' })
  by!: string | null;

  @Field(() => String, { nullable: true, description: 'Why (原因).' })
  reason!: string | null;

  @Field(() => CatalogueEntryType, { description: 'What it said from then on (内容).' })
  entry!: CatalogueEntryType;
}

@InputType('DayCountInput', { description: 'A number of days (天数).' })
export class DayCountInput {
  @Field(() => Int, { description: 'How many, 1 to 365 (天数).' })
  days!: number;

  @Field(() => DayKindEnum, { description: 'Working or calendar days (工作日或自然日).' })
  kind!: DayKind;
}

@InputType('ContentElementInput', { description: 'Something the content has to tell (内容要素).' })
export class ContentElementInput {
  @Field(() => String, { description: 'What (要素).' })
  name!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Nobody approves without it (必备).' })
  isRequired!: boolean;

  @Field(() => [String], { defaultValue: [], description: 'Words that show it (认定用词).' })
  words!: string[];
}

@InputType('CatalogueEntryInput', {
  description: 'Fields of an entry; what is left out stays as it is (目录项内容).',
})
export class CatalogueEntryInput {
  @Field(() => String, { nullable: true, description: 'First-level subject (一级事项).' })
  theme?: string | null;

  @Field(() => String, { nullable: true, description: 'Second-level subject (二级事项).' })
  subject?: string | null;

  @Field(() => [ContentElementInput], { nullable: true, description: 'All of them (内容要素).' })
  elements?: ContentElementInput[] | null;

  @Field(() => [String], { nullable: true, description: 'Laws and rules (依据).' })
  legalBasis?: string[] | null;

  @Field(() => DayCountInput, { nullable: true, description: 'From forming on (时限).' })
  timeLimit?: DayCountInput | null;

  @Field(() => CadenceEnum, { nullable: true, description: 'How often (公开频次).' })
  cadence?: Cadence | null;

  @Field(() => IntervalEnum, { nullable: true, description: 'Null takes it away (多久一次).' })
  interval?: Interval | null;

  @Field(() => String, { nullable: true, description: 'Who publishes it (公开主体).' })
  publishingBody?: string | null;

  @Field(() => LevelEnum, { nullable: true, description: 'Which level (公开层级).' })
  level?: Level | null;

  @Field(() => ModeEnum, { nullable: true, description: 'By itself or asked (公开方式).' })
  mode?: Mode | null;

  @Field(() => OpenToEnum, { nullable: true, description: 'For whom (公开对象).' })
  openTo?: OpenTo | null;

  @Field(() => [ChannelEnum], { nullable: true, description: 'Where (渠道和载体).' })
  channels?: Channel[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Always major (总是重大事项).' })
  alwaysMajor?: boolean | null;

  @Field(() => DayCountInput, { nullable: true, description: 'Null takes it away (公示期).' })
  publicPeriod?: DayCountInput | null;
}

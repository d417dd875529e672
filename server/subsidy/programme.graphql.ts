import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DayCountInput, DayCountType, IntervalEnum } from '../catalogue/catalogue.graphql.ts';
import { enumOf } from '../shared/enums.ts';
import type { Interval } from '../shared/period.ts';
import { DateTimeScalar, DecimalScalar } from '../shared/scalars.ts';
import {
  ARITHMETICS,
  PROGRAMME_KINDS,
  PUBLIC_COLUMNS,
  type Arithmetic,
  type ProgrammeKind,
  type PublicColumn,
} from './programme.ts';

export const ProgrammeKindEnum = enumOf(
  PROGRAMME_KINDS,
  'ProgrammeKind',
  'What a programme is for (项目类别).',
);
export const ArithmeticEnum = enumOf(
  ARITHMETICS,
  'Arithmetic',
  'AREA: amount is quantity × rate, checked row by row; STATED: it stands alone (算法).',
);
export const PublicColumnEnum = enumOf(
  PUBLIC_COLUMNS,
  'PublicColumn',
  'What the public reads beside number, village, masked name and amount (公示栏目).',
);

@ObjectType('ProgrammeRate', { description: 'A rate and since when (补贴标准).' })
export class ProgrammeRateType {
  @Field(() => String, { description: 'First period it holds for (起始期次).' })
  fromPeriod!: string;

  @Field(() => DecimalScalar, { description: 'Yuan for one unit (标准).' })
  rate!: string;

  @Field(() => String, { description: 'Where it is written (依据文件).' })
  document!: string;

  @Field(() => String, { nullable: true, description: 'Who set it (录入人).' })
  by!: string | null;

  @Field(() => DateTimeScalar, { description: 'When (时间).' })
  at!: Date;
}

@ObjectType('SubsidyProgramme', { description: 'A subsidy the town pays (补贴项目).' })
export class SubsidyProgrammeType {
  @Field(() => ID, { description: 'Lasting code (代码).' })
  code!: string;

  @Field(() => String, { description: 'Name (名称).' })
  name!: string;

  @Field(() => ProgrammeKindEnum, { description: 'What it is for (类别).' })
  kind!: ProgrammeKind;

  @Field(() => String, { description: 'What a row counts: 亩, 人 or 户 (单位).' })
  unit!: string;

  @Field(() => ArithmeticEnum, { description: 'How amounts are checked (算法).' })
  arithmetic!: Arithmetic;

  @Field(() => ID, { description: 'Entry its rosters are published under (公开目录代码).' })
  catalogueCode!: string;

  @Field(() => String, { description: 'What its persons are called, such as 户主 (对象称呼).' })
  recipient!: string;

  @Field(() => [String], { description: 'Laws and rules it follows (政策依据).' })
  legalBasis!: readonly string[];

  @Field(() => IntervalEnum, { description: 'How often it is paid (发放周期).' })
  interval!: Interval;

  @Field(() => [PublicColumnEnum], { description: 'What rosters show in public (公示栏目).' })
  publicColumns!: readonly PublicColumn[];

  @Field(() => DayCountType, {
    nullable: true,
    description: 'How long rosters stay for objections; null: as the catalogue says (公示期).',
  })
  publicPeriod!: DayCountType | null;

  @Field(() => [ID], { description: 'Programmes nobody may draw at once (不能同时享受).' })
  excludes!: readonly string[];

  @Field(() => String, { description: 'Who gets it and how much, in plain words (说明).' })
  explanation!: string;

  @Field(() => String, { description: 'Whom to ask (咨询单位).' })
  askOffice!: string;

  @Field(() => String, { description: 'Its telephone (咨询电话).' })
  askTelephone!: string;

  @Field(() => Int, { description: 'Give it back with every change (修订号).' })
  revision!: number;

  @Field(() => Boolean, { description: 'No roster is imported any more (已停用).' })
  isRetired!: boolean;
}

@ObjectType('ProgrammeRevision', { description: 'A change of a programme (项目修改记录).' })
export class ProgrammeRevisionType {
  @Field(() => Int, { description: 'First, second … (第几次).' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When (时间).' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Who; null for the installation (修改人).' })
  by!: string | null;

  @Field(() => String, { nullable: true, description: 'Why (原因).' })
  reason!: string | null;

  @Field(() => SubsidyProgrammeType, { description: 'What it said from then on (内容).' })
  programme!: SubsidyProgrammeType;
}

@InputType('ProgrammeInput', {
  description: 'Fields of a programme; what is left out stays as it is (补贴项目内容).',
})
export class ProgrammeInput {
  @Field(() => String, { nullable: true, description: 'Name (名称).' })
  name?: string | null;

  @Field(() => ProgrammeKindEnum, { nullable: true, description: 'What it is for (类别).' })
  kind?: ProgrammeKind | null;

  @Field(() => String, { nullable: true, description: '亩, 人 or 户 (单位).' })
  unit?: string | null;

  @Field(() => ArithmeticEnum, { nullable: true, description: 'How amounts are checked (算法).' })
  arithmetic?: Arithmetic | null;

  @Field(() => ID, { nullable: true, description: 'Catalogue code (公开目录代码).' })
  catalogueCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Such as 户主 (对象称呼).' })
  recipient?: string | null;

  @Field(() => [String], { nullable: true, description: 'Laws and rules (政策依据).' })
  legalBasis?: string[] | null;

  @Field(() => IntervalEnum, { nullable: true, description: 'How often (发放周期).' })
  interval?: Interval | null;

  @Field(() => [PublicColumnEnum], { nullable: true, description: 'All of them (公示栏目).' })
  publicColumns?: PublicColumn[] | null;

  @Field(() => DayCountInput, { nullable: true, description: 'Null takes it away (公示期).' })
  publicPeriod?: DayCountInput | null;

  @Field(() => [ID], { nullable: true, description: 'All of them (不能同时享受).' })
  excludes?: string[] | null;

  @Field(() => String, { nullable: true, description: 'In plain words (说明).' })
  explanation?: string | null;

  @Field(() => String, { nullable: true, description: 'Whom to ask (咨询单位).' })
  askOffice?: string | null;

  @Field(() => String, { nullable: true, description: 'Its telephone (咨询电话).' })
  askTelephone?: string | null;
}

@InputType('ProgrammeRateInput', { description: 'A rate from a period on (补贴标准).' })
export class ProgrammeRateInput {
  @Field(() => String, { description: 'First period it holds for (起始期次).' })
  fromPeriod!: string;

  @Field(() => DecimalScalar, { description: 'Yuan for one unit, up to seven places (标准).' })
  rate!: string;

  @Field(() => String, { description: 'Where it is written (依据文件).' })
  document!: string;
}

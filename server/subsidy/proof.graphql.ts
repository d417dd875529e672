import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enums.ts';
import { DateTimeScalar, YuanScalar } from '../shared/scalars.ts';
import { VillageType } from '../town/town.graphql.ts';
import { CHANGE_KINDS, type ChangeKind } from './roster-changes.ts';

const ProblemSeverityEnum = enumOf(
  ['BLOCKING', 'WARNING'],
  'ProblemSeverity',
  'BLOCKING is to be mended, WARNING to be explained before submission (问题轻重).',
);

export const RosterChangeKindEnum = enumOf(
  CHANGE_KINDS,
  'RosterChangeKind',
  'New, gone, or an amount changed by more than a fifth (变动类别).',
);

@ObjectType('RosterProblem', { description: 'Something wrong with a roster (名册问题).' })
export class RosterProblemType {
  @Field(() => ID, { description: 'Names the problem when it is explained (问题编号).' })
  key!: string;

  @Field(() => String, { description: 'Sheet name (工作表).' })
  sheet!: string;

  @Field(() => Int, { nullable: true, description: 'Row as numbered in the sheet, from 1 (行).' })
  row!: number | null;

  @Field(() => String, { nullable: true, description: 'Header of the column (列).' })
  column!: string | null;

  @Field(() => String, { description: 'Lasting code of the kind of problem (代码).' })
  code!: string;

  @Field(() => ProblemSeverityEnum, { description: 'How grave it is (轻重).' })
  severity!: 'BLOCKING' | 'WARNING';

  @Field(() => String, { description: 'What is wrong and what to do (说明).' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Why it is right nevertheless (原因).' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'Who explained it (说明人).' })
  explainedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When (说明时间).' })
  explainedAt!: Date | null;
}

@InputType('ProblemExplanationInput', {
  description: 'Some warnings by their keys, or all of a code not yet explained (情况说明).',
})
export class ProblemExplanationInput {
  @Field(() => [ID], { nullable: true, description: 'Keys of the problems (问题编号).' })
  keys?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the problems (代码).' })
  code?: string | null;

  @Field(() => String, { description: 'Why the roster is right nevertheless (原因).' })
  reason!: string;
}

@ObjectType('RosterChange', { description: 'How a person stands in two rosters (名册变动).' })
export class RosterChangeType {
  @Field(() => RosterChangeKindEnum, { description: 'New, gone or changed (变动类别).' })
  kind!: ChangeKind;

  @Field(() => VillageType, { nullable: true, description: 'Village (村).' })
  village!: VillageType | null;

  @Field(() => String, { description: 'Masked name (姓名).' })
  maskedName!: string;

  @Field(() => String, { description: 'First two and last three of the ID number (身份证号).' })
  maskedIdNumber!: string;

  @Field(() => Int, { nullable: true, description: 'Place in the earlier roster (原序号).' })
  numberBefore!: number | null;

  @Field(() => Int, { nullable: true, description: 'Place in this roster (现序号).' })
  numberAfter!: number | null;

  @Field(() => YuanScalar, { nullable: true, description: 'All of theirs before (原金额).' })
  amountBefore!: string | null;

  @Field(() => YuanScalar, { nullable: true, description: 'All of theirs now (现金额).' })
  amountAfter!: string | null;
}

@ObjectType({ description: 'One page of changes against an earlier roster (名册变动).' })
export class RosterChangeConnection extends connectionOf(
  'RosterChangePage',
  () => RosterChangeType,
) {
  @Field(() => ID, { description: 'The earlier roster (对比的名册).' })
  againstId!: string;

  @Field(() => String, { description: 'Its period (对比的期次).' })
  againstPeriod!: string;
}

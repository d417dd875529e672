import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enums.ts';
import { YuanScalar } from '../shared/scalars.ts';
import { COMPARED_FIGURES, type ComparedFigure, type RosterChange } from './compare.ts';
import { RosterDraftType } from './roster.graphql.ts';

const RosterDraftChangeKindEnum = enumOf(
  ['NEW', 'GONE', 'CHANGED'],
  'RosterDraftChangeKind',
  'What became of a person between two drafts (变化).',
);

const ComparedFigureEnum = enumOf(
  COMPARED_FIGURES,
  'ComparedFigure',
  'What of a row is compared (比较项).',
);

@ObjectType('RosterFigureChange', { description: 'A figure that differs (变动项).' })
export class RosterFigureChangeType {
  @Field(() => ComparedFigureEnum, { description: 'Which (项).' })
  figure!: ComparedFigure;

  @Field(() => String, { nullable: true, description: 'As it was; a village by its name (原).' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'As it is now (现).' })
  to!: string | null;
}

@ObjectType('RosterDraftChange', { description: 'A person two drafts differ about (变化的行).' })
export class RosterDraftChangeType {
  @Field(() => RosterDraftChangeKindEnum, { description: 'What became of the person (变化).' })
  kind!: RosterChange['kind'];

  @Field(() => Int, { nullable: true, description: 'Place in the older draft (原序号).' })
  numberBefore!: number | null;

  @Field(() => Int, { nullable: true, description: 'Place in the newer draft (现序号).' })
  numberAfter!: number | null;

  @Field(() => String, { nullable: true, description: 'Village, of the newer draft first (村).' })
  village!: string | null;

  @Field(() => String, { description: 'Masked name (姓名).' })
  maskedName!: string;

  @Field(() => String, { description: 'First two and last three of the ID number (身份证号).' })
  maskedIdNumber!: string;

  @Field(() => YuanScalar, { nullable: true, description: 'Amount in the older draft (原金额).' })
  amountBefore!: string | null;

  @Field(() => YuanScalar, { nullable: true, description: 'Amount in the newer draft (现金额).' })
  amountAfter!: string | null;

  @Field(() => [RosterFigureChangeType], { description: 'Figures that differ (变动项).' })
  figures!: RosterFigureChangeType[];

  @Field(() => Boolean, { description: 'Whether the account is another (账号变了).' })
  isAccountChanged!: boolean;

  @Field(() => Boolean, { description: 'Whether the full name is another (姓名变了).' })
  isNameChanged!: boolean;

  @Field(() => Boolean, { description: 'Whether another householder is named (户主变了).' })
  isHouseholderChanged!: boolean;
}

@ObjectType('RosterDraftComparison', {
  description: 'What differs between two drafts, person by person (名册对比).',
})
export class RosterDraftComparisonType extends connectionOf(
  'RosterDraftChangeConnection',
  () => RosterDraftChangeType,
) {
  @Field(() => RosterDraftType, { description: 'The older draft with its total (原名册).' })
  before!: RosterDraftType;

  @Field(() => RosterDraftType, { description: 'The newer draft with its total (现名册).' })
  after!: RosterDraftType;

  @Field(() => Int, { description: 'Rows only in the newer draft (新增).' })
  newCount!: number;

  @Field(() => Int, {
    description:
      'Rows of the older file that a problem kept out; they count as new (原文件未存行).',
  })
  faultyBefore!: number;

  @Field(() => Int, {
    description:
      'Rows of the newer file that a problem kept out: who is GONE may stand among them (现文件未存行).',
  })
  faultyAfter!: number;

  @Field(() => Int, {
    description: 'Rows of both that stand elsewhere in the order of the file (次序变动).',
  })
  movedCount!: number;

  @Field(() => Int, { description: 'Rows only in the older draft (减少).' })
  goneCount!: number;

  @Field(() => Int, { description: 'Rows that differ (变动).' })
  changedCount!: number;

  @Field(() => YuanScalar, {
    description: 'Sum of the stored rows of the newer less the older (金额相差).',
  })
  difference!: string;
}

import { Field, Int, ObjectType } from 'type-graphql';
import { YuanScalar } from '../shared/scalars.ts';
import { RosterProblemType } from '../subsidy/proof.graphql.ts';

@ObjectType('PartyMemberImport', { description: 'What became of a list of members (导入结果).' })
export class PartyMemberImportType {
  @Field(() => Boolean, {
    description: 'False when a BLOCKING problem kept the whole file out (是否已导入).',
  })
  isEntered!: boolean;

  @Field(() => Int, { description: 'Data rows of the file (行数).' })
  rowCount!: number;

  @Field(() => Int, { description: 'Members taken in (接收人数).' })
  newCount!: number;

  @Field(() => Int, { description: 'Members of whom the file tells something new (变更人数).' })
  changedCount!: number;

  @Field(() => Int, { description: 'Members who were here already, as told (未变人数).' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Members whose monthly amount was fixed (核定人数).' })
  fixedCount!: number;

  @Field(() => [RosterProblemType], {
    description: 'What is wrong in the file, gravest first; the first 1,000 (问题).',
  })
  problems!: RosterProblemType[];
}

@ObjectType('PartyFeePaymentImport', {
  description: 'What became of a list of payments (登记结果).',
})
export class PartyFeePaymentImportType {
  @Field(() => Boolean, {
    description: 'False when a BLOCKING problem kept the whole file out (是否已登记).',
  })
  isEntered!: boolean;

  @Field(() => Int, { description: 'Data rows of the file (行数).' })
  rowCount!: number;

  @Field(() => Int, { description: 'Payments of dues recorded (党费笔数).' })
  duesCount!: number;

  @Field(() => YuanScalar, { description: 'Their sum (党费金额).' })
  dues!: string;

  @Field(() => Int, { description: 'Large one-offs recorded (大额党费笔数).' })
  contributionsCount!: number;

  @Field(() => YuanScalar, { description: 'Their sum (大额党费金额).' })
  contributions!: string;

  @Field(() => [RosterProblemType], {
    description: 'What is wrong in the file, gravest first; the first 1,000 (问题).',
  })
  problems!: RosterProblemType[];
}

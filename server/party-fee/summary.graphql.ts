import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, YuanScalar } from '../shared/scalars.ts';
import { PartyFeeUseType } from './party-fee.graphql.ts';

@ObjectType('PartyFeeFigures', {
  description: 'What is public of a year: of a branch, of several together, or of the town (党费).',
})
export class PartyFeeFiguresType {
  @Field(() => String, { description: 'Branch, or what is told together (党支部).' })
  name!: string;

  @Field(() => [String], {
    description: 'Branches told together, because few members paid there; else empty (包括).',
  })
  branchNames!: string[];

  @Field(() => Int, { description: 'Members who paid in the year (交纳党员人数).' })
  memberCount!: number;

  @Field(() => YuanScalar, { description: 'Dues collected (收缴党费).' })
  dues!: string;

  @Field(() => YuanScalar, {
    nullable: true,
    description: 'Large one-offs for the Centre; null where a giver could be told (大额党费).',
  })
  contributions!: string | null;

  @Field(() => YuanScalar, { description: 'Remitted upward (上缴).' })
  remitted!: string;

  @Field(() => YuanScalar, { description: 'Used (使用).' })
  used!: string;

  @Field(() => [PartyFeeUseType], { description: 'By item (分项使用).' })
  uses!: PartyFeeUseType[];

  @Field(() => YuanScalar, {
    nullable: true,
    description: 'In hand before the year; null where a payment could be told (上年结余).',
  })
  broughtForward!: string | null;

  @Field(() => YuanScalar, {
    nullable: true,
    description: 'In hand at its end; null where a payment could be told (年末结余).',
  })
  balance!: string | null;
}

@ObjectType('PartyFeeSummary', {
  description: 'Collection and use of party fees in a year, as it is made public (党费收支汇总).',
})
export class PartyFeeSummaryType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => Int, { description: 'The year (年度).' })
  year!: number;

  @Field(() => [PartyFeeFiguresType], { description: 'By branch (各支部).' })
  branches!: PartyFeeFiguresType[];

  @Field(() => PartyFeeFiguresType, { description: 'The whole town (全镇合计).' })
  totals!: PartyFeeFiguresType;

  @Field(() => DateTimeScalar, { description: 'When it was prepared (汇总时间).' })
  preparedAt!: Date;
}

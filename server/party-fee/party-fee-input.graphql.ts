import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, YuanScalar } from '../shared/scalars.ts';
import type { UseItem } from './ledger.ts';
import { PartyFeeUseItemEnum, PartyIncomeKindEnum } from './party-fee.graphql.ts';
import type { IncomeKind } from './standard.ts';

@InputType('PartyMemberInput', { description: 'A member a branch takes in (接收党员).' })
export class PartyMemberInput {
  @Field(() => ID, { description: 'Branch (支部代码).' })
  branchCode!: string;

  @Field(() => String, { description: 'Full name; sealed (姓名).' })
  name!: string;

  @Field(() => String, { description: 'ID number; sealed (身份证号码).' })
  idNumber!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Account; its end opens the look-up (账号).',
  })
  account!: string | null;

  @Field(() => String, { nullable: true, description: 'Mobile number; likewise (手机号).' })
  phone!: string | null;

  @Field(() => ID, { nullable: true, description: 'Village code (村).' })
  villageCode!: string | null;

  @Field(() => DateScalar, { description: 'Joined the party on (入党日期).' })
  joinedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of probation (预备期满).' })
  probationUntil!: string | null;

  @Field(() => String, { description: 'First month the branch collects: "2026-01" (起交月份).' })
  fromMonth!: string;
}

@InputType('PartyFeeFixingInput', { description: 'What a member owes a month (核定党费).' })
export class PartyFeeFixingInput {
  @Field(() => ID, { description: 'Member (党员编号).' })
  memberId!: string;

  @Field(() => Int, { description: 'Year (年度).' })
  year!: number;

  @Field(() => PartyIncomeKindEnum, { description: 'Kind of income (收入类别).' })
  kind!: IncomeKind;

  @Field(() => YuanScalar, { description: 'Income a month, after tax (月收入).' })
  monthlyIncome!: string;

  @Field(() => YuanScalar, {
    nullable: true,
    description: 'For farmers: set by the branch (议定数额).',
  })
  setAmount!: string | null;

  @Field(() => YuanScalar, {
    nullable: true,
    description: 'Another amount than the standard (核定数额).',
  })
  monthly!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it differs (原因).' })
  reason!: string | null;
}

@InputType('PartyFeeReliefInput', { description: 'Less or nothing for some months (党费减免).' })
export class PartyFeeReliefInput {
  @Field(() => ID, { description: 'Member (党员编号).' })
  memberId!: string;

  @Field(() => String, { description: 'First month (起).' })
  fromMonth!: string;

  @Field(() => String, { description: 'Last month (止).' })
  untilMonth!: string;

  @Field(() => YuanScalar, { description: 'What is left to pay a month (减免后月交数额).' })
  monthly!: string;

  @Field(() => String, { description: 'The upper committee that approved (批准的上级党委).' })
  approvedBy!: string;

  @Field(() => String, { description: 'Its document or day (文号或日期).' })
  document!: string;
}

@InputType('PartyFeePaymentInput', { description: 'What a member paid (交纳党费).' })
export class PartyFeePaymentInput {
  @Field(() => ID, { description: 'Member (党员编号).' })
  memberId!: string;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;

  @Field(() => DateScalar, { description: 'Day (日期).' })
  paidOn!: string;

  @Field(() => String, { description: 'Number of the receipt (收据号).' })
  receipt!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Decision to take several months (同意预交的会议).',
  })
  consent!: string | null;

  @Field(() => String, { nullable: true, description: 'Note (备注).' })
  note!: string | null;
}

@InputType('PartyFeeRemittanceInput', { description: 'Money sent upward (上缴党费).' })
export class PartyFeeRemittanceInput {
  @Field(() => ID, { description: 'Branch (支部代码).' })
  branchCode!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Large one-offs to the Centre (大额党费).',
  })
  isContribution!: boolean;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;

  @Field(() => DateScalar, { description: 'Day (日期).' })
  paidOn!: string;

  @Field(() => String, { nullable: true, description: 'Number of the receipt (收据号).' })
  receipt!: string | null;

  @Field(() => String, { nullable: true, description: 'Note (备注).' })
  note!: string | null;
}

@InputType('PartyFeeUseInput', { description: 'Money used (使用党费).' })
export class PartyFeeUseInput {
  @Field(() => ID, { description: 'Branch (支部代码).' })
  branchCode!: string;

  @Field(() => PartyFeeUseItemEnum, { description: 'What for (用途).' })
  item!: UseItem;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;

  @Field(() => DateScalar, { description: 'Day (日期).' })
  paidOn!: string;

  @Field(() => String, { nullable: true, description: 'Number of the receipt (票据号).' })
  receipt!: string | null;

  @Field(() => String, { nullable: true, description: 'Note (备注).' })
  note!: string | null;
}

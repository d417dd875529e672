import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enums.ts';
import { DateScalar, DateTimeScalar, DecimalScalar, YuanScalar } from '../shared/scalars.ts';
import { ENTRY_KINDS, USE_ITEMS, type EntryKind, type UseItem } from './ledger.ts';
import { INCOME_KINDS, type IncomeKind } from './standard.ts';

export const PartyIncomeKindEnum = enumOf(
  INCOME_KINDS,
  'PartyIncomeKind',
  'What a member lives on: wage, retired, farmer, student, unemployed, self-employed, on relief (收入类别).',
);

const PartyFeeEntryKindEnum = enumOf(
  Object.keys(ENTRY_KINDS) as EntryKind[],
  'PartyFeeEntryKind',
  'Dues paid, a large one-off, remitted upward, the one-off sent to the Centre, used (党费收支种类).',
);

export const PartyFeeUseItemEnum = enumOf(
  Object.keys(USE_ITEMS) as UseItem[],
  'PartyFeeUseItem',
  'What party fees may be used for: training, materials, commendation, hardship, disaster (党费用途).',
);

@ObjectType('PartyFeeQuote', { description: 'What a member owes a month, and why (党费测算).' })
export class PartyFeeQuoteType {
  @Field(() => YuanScalar, { description: 'Yuan a month (月交纳数额).' })
  monthly!: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Share of the whole income: 0.005 is 0.5 % (比例).',
  })
  rate!: string | null;

  @Field(() => String, { description: 'The reckoning in one sentence (计算依据).' })
  basis!: string;

  @Field(() => String, { description: 'The rule it rests on (规定出处).' })
  source!: string;
}

@ObjectType('PartyBranch', { description: 'A party branch (党支部).' })
export class PartyBranchType {
  @Field(() => ID, { description: 'Lasting code (支部代码).' })
  code!: string;

  @Field(() => String, { description: 'Name (支部名称).' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The organisation above it (上级党组织).' })
  parentCode!: string | null;

  @Field(() => String, { description: 'Where and when members pay (交党费的地方).' })
  payAt!: string;
}

@ObjectType('PartyFeeMonth', { description: 'A month of a member (月份).' })
export class PartyFeeMonthType {
  @Field(() => String, { description: '"2026-11" (月).' })
  month!: string;

  @Field(() => YuanScalar, { nullable: true, description: 'Due; null while not fixed (应交).' })
  due!: string | null;

  @Field(() => YuanScalar, { description: 'Paid; payments cover the oldest months first (已交).' })
  paid!: string;
}

@ObjectType('PartyFeeRecord', { description: "A member's own party fees (本人党费)." })
export class PartyFeeRecordType {
  @Field(() => PartyBranchType, { description: 'The branch they belong to (所在党支部).' })
  branch!: PartyBranchType;

  @Field(() => Int, { description: 'The year the amount is fixed for (年度).' })
  year!: number;

  @Field(() => PartyIncomeKindEnum, { nullable: true, description: 'Kind of income (收入类别).' })
  kind!: IncomeKind | null;

  @Field(() => YuanScalar, { nullable: true, description: 'Income it was fixed by (核定收入).' })
  monthlyIncome!: string | null;

  @Field(() => YuanScalar, { nullable: true, description: 'Fixed for a month (月交纳数额).' })
  monthly!: string | null;

  @Field(() => String, { nullable: true, description: 'How the standard reckons (计算依据).' })
  basis!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it differs from it (核定不同的原因).' })
  reason!: string | null;

  @Field(() => [PartyFeeMonthType], { description: 'Month by month, the last 24 (逐月).' })
  months!: PartyFeeMonthType[];

  @Field(() => YuanScalar, { description: 'Paid this year (今年已交).' })
  paid!: string;

  @Field(() => YuanScalar, { description: 'Owing up to this month (欠交).' })
  owing!: string;

  @Field(() => YuanScalar, { description: 'Paid ahead (预交).' })
  advance!: string;

  @Field(() => Int, { description: 'Past months that are not fully paid (欠交月数).' })
  unpaidMonths!: number;
}

@ObjectType('PartyMember', { description: 'A party member as their clerk sees them (党员).' })
export class PartyMemberType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => String, { description: 'Masked name (姓名).' })
  maskedName!: string;

  @Field(() => String, { description: 'First two and last three of the ID number (身份证号).' })
  maskedIdNumber!: string;

  @Field(() => DateScalar, { description: 'Joined the party on (入党日期).' })
  joinedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of probation (预备期满).' })
  probationUntil!: string | null;
}

export const PartyMemberConnection = connectionOf('PartyMemberConnection', () => PartyMemberType);

@ObjectType('PartyArrears', { description: 'A member who is behind (欠交党员).' })
export class PartyArrearsType {
  @Field(() => PartyMemberType, { description: 'Who (党员).' })
  member!: PartyMemberType;

  @Field(() => Int, { description: 'Past months that are not fully paid (欠交月数).' })
  unpaidMonths!: number;

  @Field(() => YuanScalar, { description: 'Owing (欠交).' })
  owing!: string;

  @Field(() => Int, { description: 'Reminder that is due: after 1, 3 or 6 months (提醒).' })
  reminder!: number;
}

@ObjectType('PartyFeeEntry', { description: 'A line of the ledger (党费流水).' })
export class PartyFeeEntryType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => PartyFeeEntryKindEnum, { description: 'What it is (种类).' })
  kind!: EntryKind;

  @Field(() => ID, { nullable: true, description: 'Whose payment (党员编号).' })
  memberId!: string | null;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;

  @Field(() => DateScalar, { description: 'Day (日期).' })
  paidOn!: string;

  @Field(() => String, { nullable: true, description: 'Number of the receipt (收据号).' })
  receipt!: string | null;

  @Field(() => PartyFeeUseItemEnum, { nullable: true, description: 'What it was used for (用途).' })
  item!: UseItem | null;

  @Field(() => String, { nullable: true, description: 'Note (备注).' })
  note!: string | null;

  @Field(() => ID, { nullable: true, description: 'The entry it takes back (冲销的编号).' })
  reversesId!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded (登记时间).' })
  recordedAt!: Date;
}

export const PartyFeeEntryConnection = connectionOf(
  'PartyFeeEntryConnection',
  () => PartyFeeEntryType,
);

@ObjectType('PartyFeeUse', { description: 'Used for one item (分项使用).' })
export class PartyFeeUseType {
  @Field(() => String, { description: 'Item (用途).' })
  item!: string;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;
}

@ObjectType('PartyFeeStatement', { description: "A branch's year (党费收支表)." })
export class PartyFeeStatementType {
  @Field(() => PartyBranchType, { description: 'The branch (党支部).' })
  branch!: PartyBranchType;

  @Field(() => Int, { description: 'The year (年度).' })
  year!: number;

  @Field(() => YuanScalar, { description: 'In hand before the year (上年结余).' })
  broughtForward!: string;

  @Field(() => YuanScalar, { description: 'Dues collected (收缴党费).' })
  dues!: string;

  @Field(() => YuanScalar, { description: 'Large one-offs collected (大额党费).' })
  contributions!: string;

  @Field(() => YuanScalar, { description: 'Remitted upward (上缴).' })
  remitted!: string;

  @Field(() => YuanScalar, { description: 'One-offs sent to the Centre (大额党费上缴中央).' })
  contributionsRemitted!: string;

  @Field(() => YuanScalar, { description: 'Used (使用).' })
  used!: string;

  @Field(() => [PartyFeeUseType], { description: 'By item (分项使用).' })
  uses!: PartyFeeUseType[];

  @Field(() => YuanScalar, { description: 'Dues in hand at its end (结余).' })
  balance!: string;

  @Field(() => YuanScalar, { description: 'One-offs not yet sent to the Centre (待上缴).' })
  contributionsInHand!: string;

  @Field(() => Boolean, { description: 'Takes no more entries (已结账).' })
  isClosed!: boolean;
}

@InputType('PartyBranchInput', { description: 'A branch, new or changed (党支部).' })
export class PartyBranchInput {
  @Field(() => ID, { description: 'Capital letters and digits (支部代码).' })
  code!: string;

  @Field(() => String, { description: 'Name (支部名称).' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'The organisation above it (上级党组织).' })
  parentCode!: string | null;

  @Field(() => String, { description: 'Where and when members pay (交党费的地方).' })
  payAt!: string;
}

import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PaymentStateEnum } from '../payment/payment.graphql.ts';
import type { PaymentState } from '../payment/payment.ts';
import { DateScalar, DateTimeScalar, DecimalScalar, YuanScalar } from '../shared/scalars.ts';
import { VillageType } from '../town/town.graphql.ts';

@ObjectType('SubsidyRecord', { description: "One subsidy of the resident's own (补贴记录)." })
export class SubsidyRecordType {
  @Field(() => String, { description: 'Programme (补贴项目).' })
  programme!: string;

  @Field(() => String, { description: 'Who gets it and how much, in plain words (说明).' })
  explanation!: string;

  @Field(() => String, { description: 'Whom to ask (咨询单位).' })
  askOffice!: string;

  @Field(() => String, { description: 'Its telephone (咨询电话).' })
  askTelephone!: string;

  @Field(() => String, { description: 'Period: "2026", "2026-10" or "2026-Q3" (期次).' })
  period!: string;

  @Field(() => Int, { description: 'Year of the period (年度).' })
  year!: number;

  @Field(() => DecimalScalar, { nullable: true, description: 'Area or persons (数量).' })
  quantity!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Yuan for one unit (标准).' })
  rate!: string | null;

  @Field(() => String, { nullable: true, description: 'What is counted: 亩 or 人 (单位).' })
  unit!: string | null;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;

  @Field(() => PaymentStateEnum, { description: 'How far the money has come (发放状态).' })
  paymentState!: PaymentState;

  @Field(() => DateScalar, { nullable: true, description: 'When it was paid (发放日期).' })
  paidOn!: string | null;

  @Field(() => YuanScalar, { nullable: true, description: 'What the bank paid (实发金额).' })
  paidAmount!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it came back or was stopped, in plain words (退回或停发原因).',
  })
  paymentReason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Last four of the account it is or will be paid to, where known (账号尾号).',
  })
  maskedAccount!: string | null;

  @Field(() => Boolean, {
    description: 'Paid to an account that is not known to be theirs (发到了别的账号).',
  })
  isPaidElsewhere!: boolean;

  @Field(() => ID, { description: 'The disclosure it was published in (公开事项).' })
  disclosureId!: string;

  @Field(() => DateTimeScalar, { description: 'When it was published (公开时间).' })
  publishedAt!: Date;
}

@ObjectType('HouseholdRecord', {
  description: 'A subsidy of somebody else in the household of the resident (本户补贴记录).',
})
export class HouseholdRecordType {
  @Field(() => Int, {
    description: 'Which person: 1, 2, 3 … in this answer only; masked names may be alike (第几人).',
  })
  member!: number;

  @Field(() => String, { description: 'Masked name (姓名).' })
  maskedName!: string;

  @Field(() => VillageType, { nullable: true, description: 'Village (村).' })
  village!: VillageType | null;

  @Field(() => String, { description: 'Programme (补贴项目).' })
  programme!: string;

  @Field(() => String, { description: 'Period: "2026", "2026-10" or "2026-Q3" (期次).' })
  period!: string;

  @Field(() => Int, { description: 'Year of the period (年度).' })
  year!: number;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;

  @Field(() => PaymentStateEnum, { description: 'How far the money has come (发放状态).' })
  paymentState!: PaymentState;
}

@ObjectType('Resident', { description: 'The resident of this session (居民本人).' })
export class ResidentType {
  @Field(() => String, { description: 'Masked name (姓名).' })
  maskedName!: string;

  @Field(() => String, { description: 'Last three of the ID number (身份证尾号).' })
  idNumberTail!: string;

  @Field(() => VillageType, { nullable: true, description: 'Village (村).' })
  village!: VillageType | null;

  @Field(() => [SubsidyRecordType], { description: 'Own subsidies, newest first (我的补贴).' })
  subsidies!: SubsidyRecordType[];

  /** Behind `household`, `partyFees` and `partyPapers`; not a field. */
  personKey!: string;
}

@ObjectType('ResidentSession', { description: 'An open look-up (查询会话).' })
export class ResidentSessionType {
  @Field(() => String, { description: 'Send it as `Authorization: Bearer …` (令牌).' })
  token!: string;

  @Field(() => DateTimeScalar, { description: 'Ends then unless used (到期).' })
  expiresAt!: Date;

  @Field(() => ResidentType, { description: 'Whose it is (居民).' })
  resident!: ResidentType;
}

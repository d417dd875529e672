import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enums.ts';
import { DateScalar, DateTimeScalar, YuanScalar } from '../shared/scalars.ts';
import { PaymentStateEnum } from './payment.graphql.ts';
import {
  ENTRY_STATES,
  MATCHES,
  type EntryState,
  type Match,
  type PaymentState,
} from './payment.ts';
import { DIFFERENCE_KINDS, type DifferenceKind } from './reconciliation.ts';

export const DifferenceKindEnum = enumOf(
  DIFFERENCE_KINDS,
  'DifferenceKind',
  'Not paid, returned, stopped, amount differs, paid twice, paid though stopped, other account, other name, not on the roster, could be several people (差异种类).',
);

const EntryStateEnum = enumOf(
  ENTRY_STATES,
  'PaymentEntryState',
  'Paid or returned by the bank, stopped or resumed by the office (台账记录种类).',
);

const MatchEnum = enumOf(
  MATCHES,
  'PaymentMatch',
  'How the row was found: account and amount, ID number, account and name, nobody, several (核对依据).',
);

@ObjectType('PaymentEntry', { description: 'One entry of the ledger, never changed (台账记录).' })
export class PaymentEntryType {
  @Field(() => EntryStateEnum, { description: 'What happened (种类).' })
  state!: EntryState;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;

  @Field(() => DateScalar, { nullable: true, description: "The bank's day (发放日期)." })
  paidOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Why (原因).' })
  reason!: string | null;

  @Field(() => MatchEnum, { nullable: true, description: 'How it was found (核对依据).' })
  match!: Match | null;

  @Field(() => String, { nullable: true, description: 'Masked name in the file (回单户名).' })
  maskedName!: string | null;

  @Field(() => String, { nullable: true, description: 'Last four in the file (回单账号尾号).' })
  maskedAccount!: string | null;

  @Field(() => String, { nullable: true, description: "The bank's file (文件名)." })
  fileName!: string | null;

  @Field(() => String, { nullable: true, description: 'Sheet (工作表).' })
  sheet!: string | null;

  @Field(() => Int, { nullable: true, description: 'Row as numbered in the sheet (行).' })
  row!: number | null;

  @Field(() => String, { description: 'Who entered it (登记人).' })
  by!: string;

  @Field(() => DateTimeScalar, { description: 'When it was entered (登记时间).' })
  at!: Date;
}

@ObjectType('PaymentDifference', { description: 'A row that needs a look (差异).' })
export class PaymentDifferenceType {
  @Field(() => [DifferenceKindEnum], { description: 'What differs (差异种类).' })
  kinds!: DifferenceKind[];

  @Field(() => Int, { nullable: true, description: 'Number on the roster (序号).' })
  number!: number | null;

  @Field(() => String, { nullable: true, description: 'Village (村).' })
  village!: string | null;

  @Field(() => String, { nullable: true, description: 'Masked name on the roster (姓名).' })
  maskedName!: string | null;

  @Field(() => String, { nullable: true, description: 'Ends of the ID number (身份证号).' })
  maskedIdNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Last four on the roster (账号尾号).' })
  maskedAccount!: string | null;

  @Field(() => YuanScalar, { nullable: true, description: 'As published (公示金额).' })
  published!: string | null;

  @Field(() => YuanScalar, { description: 'Paid and not come back (实发金额).' })
  paid!: string;

  @Field(() => PaymentStateEnum, { nullable: true, description: 'Of a row (发放状态).' })
  paymentState!: PaymentState | null;

  @Field(() => [PaymentEntryType], { description: 'All its entries, oldest first (台账记录).' })
  entries!: PaymentEntryType[];
}

@ObjectType('DifferenceSum', { description: 'How many of a kind, and how much (差异合计).' })
export class DifferenceSumType {
  @Field(() => DifferenceKindEnum, { description: 'Kind (差异种类).' })
  kind!: DifferenceKind;

  @Field(() => Int, { description: 'Rows (笔数).' })
  count!: number;

  @Field(() => YuanScalar, { description: 'The money in question (金额).' })
  amount!: string;
}

@ObjectType('PaymentTotals', {
  description:
    'published = paid − overpaid + underpaid + returned + stopped + outstanding (对账合计).',
})
export class PaymentTotalsType {
  @Field(() => Int, { description: 'Rows of the roster (公示户数).' })
  publishedCount!: number;

  @Field(() => YuanScalar, { description: 'As published (公示金额).' })
  published!: string;

  @Field(() => Int, { description: 'Rows that were paid (已发户数).' })
  paidCount!: number;

  @Field(() => YuanScalar, { description: 'Paid to people on the roster (已发金额).' })
  paid!: string;

  @Field(() => YuanScalar, { description: 'Paid beyond what was published (多发).' })
  overpaid!: string;

  @Field(() => YuanScalar, { description: 'Paid short of what was published (少发).' })
  underpaid!: string;

  @Field(() => YuanScalar, { description: 'Returned and not paid again (退回).' })
  returned!: string;

  @Field(() => YuanScalar, { description: 'Stopped by the office (停发).' })
  stopped!: string;

  @Field(() => YuanScalar, { description: 'In no return file (未发放).' })
  outstanding!: string;

  @Field(() => YuanScalar, { description: 'Paid to payees not on the roster (名册外发放).' })
  unmatched!: string;

  @Field(() => YuanScalar, { description: 'All the bank says it paid (银行实发).' })
  bankPaid!: string;
}

@ObjectType('Reconciliation', { description: 'What was published against what was paid (对账).' })
export class ReconciliationType extends connectionOf(
  'PaymentDifferencePage',
  () => PaymentDifferenceType,
) {
  @Field(() => ID, { description: 'Roster (名册编号).' })
  rosterId!: string;

  @Field(() => String, { description: 'Programme (补贴项目).' })
  programme!: string;

  @Field(() => String, { description: 'Period (期次).' })
  period!: string;

  @Field(() => PaymentTotalsType, { description: 'Over the whole roster (对账合计).' })
  totals!: PaymentTotalsType;

  @Field(() => [DifferenceSumType], { description: 'By kind, over the whole roster (差异合计).' })
  differences!: DifferenceSumType[];
}

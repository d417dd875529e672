import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../shared/enums.ts';
import { DateScalar, DateTimeScalar, YuanScalar } from '../shared/scalars.ts';
import { RosterProblemType } from '../subsidy/proof.graphql.ts';
import { PAYMENT_STATES } from './payment.ts';

export const PaymentStateEnum = enumOf(
  PAYMENT_STATES,
  'PaymentState',
  'In its public period, to be paid, paid, returned by the bank, stopped by the office (发放状态).',
);

@InputType('ImportBankReturnInput', { description: 'What the file is about (回单说明).' })
export class ImportBankReturnInput {
  @Field(() => ID, { description: 'A published roster that was paid (名册编号).' })
  rosterId!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'For rows without a day of their own (发放日期).',
  })
  paidOn?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Enter it although it looks like another period’s (确认无误).',
  })
  isCertain!: boolean;
}

@ObjectType('BankReturn', {
  description: 'A return file of the bank that was entered as a whole (银行回单).',
})
export class BankReturnType {
  @Field(() => ID, { description: 'Id (回单编号).' })
  id!: string;

  @Field(() => String, { description: 'File name (文件名).' })
  fileName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was entered (登记时间).' })
  importedAt!: Date;

  @Field(() => String, { description: 'Who entered it (登记人).' })
  importedBy!: string;

  @Field(() => Int, { description: 'Data rows of the file (行数).' })
  rowCount!: number;

  @Field(() => Int, {
    description: 'Rows an earlier file had told already, not entered again (重复行数).',
  })
  repeatedCount!: number;

  @Field(() => Int, { description: 'Entered rows that are nobody’s on the roster (未对上行数).' })
  unmatchedCount!: number;

  @Field(() => Int, { description: 'Entered payments (发放成功笔数).' })
  paidCount!: number;

  @Field(() => YuanScalar, { description: 'Their sum (发放成功金额).' })
  paidAmount!: string;

  @Field(() => Int, { description: 'Entered returns (退回笔数).' })
  returnedCount!: number;

  @Field(() => YuanScalar, { description: 'Their sum (退回金额).' })
  returnedAmount!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was taken back; from then on it counts nowhere (撤回时间).',
  })
  takenBackAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Who took it back (撤回人).' })
  takenBackBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why (撤回原因).' })
  takenBackReason!: string | null;
}

@ObjectType('BankReturnImport', { description: 'What became of an uploaded file (登记结果).' })
export class BankReturnImportType {
  @Field(() => Boolean, {
    description: 'False when a BLOCKING problem kept the whole file out (是否已登记).',
  })
  isEntered!: boolean;

  @Field(() => BankReturnType, { nullable: true, description: 'As it was entered (银行回单).' })
  bankReturn!: BankReturnType | null;

  @Field(() => Int, { description: 'Data rows of the file (行数).' })
  rowCount!: number;

  @Field(() => [RosterProblemType], {
    description: 'What is wrong in the file, gravest first; the first 1,000 (问题).',
  })
  problems!: RosterProblemType[];
}

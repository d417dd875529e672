import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, YuanScalar } from '../shared/scalars.ts';

@ObjectType('FundAllocation', { description: 'Money from above, or its reversal (资金分配).' })
export class FundAllocationType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => ID, { description: 'Programme code (补贴项目代码).' })
  programmeCode!: string;

  @Field(() => String, { description: 'Period (期次).' })
  period!: string;

  @Field(() => YuanScalar, { description: 'Amount; negative for a reversal (金额).' })
  amount!: string;

  @Field(() => String, { description: 'Number of the document (文号).' })
  documentNumber!: string;

  @Field(() => DateScalar, { description: 'Date of the document (发文日期).' })
  documentOn!: string;

  @Field(() => ID, { nullable: true, description: 'The entry it takes back (冲销的编号).' })
  reversesId!: string | null;

  @Field(() => Boolean, { description: 'Another entry takes it back (已冲销).' })
  isReversed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it takes back (冲销原因).' })
  reason!: string | null;

  @Field(() => String, { description: 'Who recorded it (登记人).' })
  recordedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When (登记时间).' })
  recordedAt!: Date;
}

@ObjectType('FundAllocations', { description: 'What a programme got for a period (资金分配).' })
export class FundAllocationsType {
  @Field(() => YuanScalar, {
    nullable: true,
    description: 'Sum of what stands; null when nothing does (分配合计).',
  })
  totalAmount!: string | null;

  @Field(() => [FundAllocationType], { description: 'Entry by entry, oldest first (各笔).' })
  entries!: FundAllocationType[];
}

@InputType('FundAllocationInput', { description: 'Money from above (资金分配).' })
export class FundAllocationInput {
  @Field(() => ID, { description: 'Programme code (补贴项目代码).' })
  programmeCode!: string;

  @Field(() => String, { description: 'Period (期次).' })
  period!: string;

  @Field(() => YuanScalar, { description: 'Amount with two places (金额).' })
  amount!: string;

  @Field(() => String, { description: 'Number of the document (文号).' })
  documentNumber!: string;

  @Field(() => DateScalar, { description: 'Date of the document (发文日期).' })
  documentOn!: string;
}

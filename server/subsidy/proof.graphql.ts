import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar, YuanScalar } from '../shared/scalars.ts';

@ObjectType('FundAllocation', { description: 'Money given from above (资金分配).' })
export class FundAllocationType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => ID, { description: 'Programme code (补贴项目代码).' })
  programmeCode!: string;

  @Field(() => String, { description: 'Period (期次).' })
  period!: string;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;

  @Field(() => String, { description: 'Number of the document (文号).' })
  documentNumber!: string;

  @Field(() => DateScalar, { description: 'Date of the document (文件日期).' })
  documentOn!: string;

  @Field(() => ID, { nullable: true, description: 'The one it takes back (冲销的编号).' })
  reversesId!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was taken back (冲销原因).' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was recorded (登记时间).' })
  recordedAt!: Date;
}

@ObjectType('ProgrammeRate', { description: 'A rate a programme has or had (补贴标准).' })
export class ProgrammeRateType {
  @Field(() => Int, { description: 'In the order they were recorded (序号).' })
  number!: number;

  @Field(() => String, { description: 'From this period on (起始期次).' })
  fromPeriod!: string;

  @Field(() => DecimalScalar, { description: 'Yuan for one unit (标准).' })
  rate!: string;

  @Field(() => String, { description: 'The document that sets it (依据).' })
  document!: string;

  @Field(() => DateTimeScalar, { description: 'When it was recorded (登记时间).' })
  recordedAt!: Date;
}

@InputType('FundAllocationInput', { description: 'Money given from above (资金分配).' })
export class FundAllocationInput {
  @Field(() => ID, { description: 'Programme code (补贴项目代码).' })
  programmeCode!: string;

  @Field(() => String, { description: 'Period (期次).' })
  period!: string;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;

  @Field(() => String, { description: 'Number of the document (文号).' })
  documentNumber!: string;

  @Field(() => DateScalar, { description: 'Date of the document (文件日期).' })
  documentOn!: string;
}

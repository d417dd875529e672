import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';
import { DateTimeScalar, DecimalScalar, YuanScalar } from '../shared/scalars.ts';
import { VillageType } from '../town/town.graphql.ts';
import type { ShownColumns } from './public-columns.ts';

@ObjectType('ColumnMapping', { description: 'Which column was read as what (列对应).' })
export class ColumnMappingType {
  @Field(() => String, { description: 'Sheet name (工作表).' })
  sheet!: string;

  @Field(() => String, { description: 'Header as in the file (表头).' })
  header!: string;

  @Field(() => String, { description: 'Letter of the column (列号).' })
  column!: string;

  @Field(() => String, { description: 'What it was taken for (含义).' })
  field!: string;
}

@ObjectType('RosterHeader', { description: 'How one header of the file was taken (表头).' })
export class RosterHeaderType {
  @Field(() => String, { description: 'Sheets it stands on (工作表).' })
  sheet!: string;

  @Field(() => String, { description: 'Header as in the file (表头).' })
  header!: string;

  @Field(() => String, { description: 'Letter of the column (列号).' })
  column!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What it was taken for, null for nothing (含义).',
  })
  field!: string | null;

  @Field(() => Boolean, { description: 'Whether a clerk said so (已更正).' })
  isCorrected!: boolean;
}

@ObjectType('RosterDraftRow', { description: 'A stored row as staff see it (名册行).' })
export class RosterDraftRowType {
  @Field(() => Int, { description: 'Place in the roster (序号).' })
  number!: number;

  @Field(() => String, { description: 'Sheet it came from (工作表).' })
  sheet!: string;

  @Field(() => Int, { description: 'Row it came from (行).' })
  row!: number;

  @Field(() => String, { nullable: true, description: 'Village (村).' })
  village!: string | null;

  @Field(() => String, { description: 'Masked name (姓名).' })
  maskedName!: string;

  @Field(() => String, { description: 'First two and last three of the ID number (身份证号).' })
  maskedIdNumber!: string;

  @Field(() => String, { description: 'Last four of the account (账号).' })
  maskedAccount!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Area or persons (数量).' })
  quantity!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Yuan for one unit (标准).' })
  rate!: string | null;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;
}

export const RosterDraftRowConnection = connectionOf(
  'RosterDraftRowConnection',
  () => RosterDraftRowType,
);

@ObjectType('RosterDraft', { description: 'A roster as it was imported (名册草稿).' })
export class RosterDraftType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => ID, { description: 'Programme code (补贴项目代码).' })
  programmeCode!: string;

  @Field(() => String, { description: 'Programme (补贴项目).' })
  programme!: string;

  @Field(() => String, { description: 'Period (期次).' })
  period!: string;

  @Field(() => String, { description: 'Name of the uploaded file (文件名).' })
  fileName!: string;

  @Field(() => DateTimeScalar, { description: 'When it was imported (导入时间).' })
  importedAt!: Date;

  @Field(() => Int, { description: 'Data rows in the file, faulty ones included (文件行数).' })
  rowCount!: number;

  @Field(() => Int, { description: 'Rows stored (已存行数).' })
  storedRowCount!: number;

  @Field(() => YuanScalar, { description: 'Sum of the stated amounts (金额合计).' })
  totalAmount!: string;

  @Field(() => [ColumnMappingType], { description: 'How the columns were read (列对应).' })
  columns!: ColumnMappingType[];

  /** Behind `importedBy`; not a field. */
  importedById!: number;
}

@ObjectType('RosterVillageTotal', { description: 'A village within a roster (分村合计).' })
export class RosterVillageTotalType {
  @Field(() => VillageType, { description: 'The village (村).' })
  village!: VillageType;

  @Field(() => Int, { description: 'Rows (行数).' })
  rowCount!: number;

  @Field(() => YuanScalar, { description: 'Sum (合计).' })
  amount!: string;
}

@ObjectType('RosterSummary', { description: 'Figures of a roster for a bulletin (名册概要).' })
export class RosterSummaryType {
  @Field(() => String, { description: 'Programme (补贴项目).' })
  programme!: string;

  @Field(() => String, { description: 'Period (期次).' })
  period!: string;

  @Field(() => String, { description: 'What its persons are called, such as 户主 (对象称呼).' })
  recipient!: string;

  @Field(() => Int, { description: 'Rows (行数).' })
  rowCount!: number;

  @Field(() => YuanScalar, { description: 'Sum (合计).' })
  totalAmount!: string;

  @Field(() => [RosterVillageTotalType], { description: 'Village by village (分村合计).' })
  villages!: RosterVillageTotalType[];
}

@ObjectType('PublicRosterRow', { description: 'A row as the public sees it (公示名册行).' })
export class PublicRosterRowType {
  @Field(() => Int, { description: 'Place in the roster (序号).' })
  number!: number;

  @Field(() => String, { description: 'Village (村).' })
  village!: string;

  @Field(() => String, { nullable: true, description: 'Villager group (村民组).' })
  villagerGroup!: string | null;

  @Field(() => String, { description: 'Masked name (姓名).' })
  maskedName!: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Area or persons (数量).' })
  quantity!: string | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Yuan for one unit (标准).' })
  rate!: string | null;

  @Field(() => String, { nullable: true, description: 'Mode of support (供养方式).' })
  supportMode!: string | null;

  @Field(() => YuanScalar, { description: 'Amount (金额).' })
  amount!: string;
}

export const PublicRosterRowConnection = connectionOf(
  'PublicRosterRowConnection',
  () => PublicRosterRowType,
);

@ObjectType('PublicRoster', { description: 'A published roster, masked (公示名册).' })
export class PublicRosterType extends RosterSummaryType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => String, { description: 'What a row counts: 亩 or 人 (单位).' })
  unit!: string;

  @Field(() => String, { description: 'Who gets it and how much, in plain words (说明).' })
  explanation!: string;

  @Field(() => String, { description: 'Whom to ask (咨询单位).' })
  askOffice!: string;

  @Field(() => String, { description: 'Its telephone (咨询电话).' })
  askTelephone!: string;

  @Field(() => Boolean, { description: 'Whether rows tell the villager group (有组别).' })
  hasVillagerGroup!: boolean;

  @Field(() => Boolean, { description: 'Whether rows have a quantity (有数量).' })
  hasQuantity!: boolean;

  @Field(() => Boolean, { description: 'Whether rows have a rate (有标准).' })
  hasRate!: boolean;

  @Field(() => Boolean, { description: 'Whether rows have a mode of support (有供养方式).' })
  hasSupportMode!: boolean;

  /** The columns of `rows`; not a field. */
  shown!: ShownColumns;

  /** Which page `rows` shows; not a field. */
  page!: { villageCode: string | null; first: number; after: string | null };
}

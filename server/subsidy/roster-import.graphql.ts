import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enums.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { IMPORT_STAGES, type ImportStage } from './roster-import.ts';

@InputType('ColumnCorrectionInput', { description: 'What a header means (表头更正).' })
export class ColumnCorrectionInput {
  @Field(() => String, { description: 'Header as in the file (表头).' })
  header!: string;

  @Field(() => String, {
    description: 'As `field` of a column, or IGNORE for none of them (含义).',
  })
  field!: string;
}

@InputType('ImportRosterInput', { description: 'What the file is (名册说明).' })
export class ImportRosterInput {
  @Field(() => ID, { description: 'Programme code (补贴项目代码), such as FARMLAND_FERTILITY.' })
  programmeCode!: string;

  @Field(() => String, { description: 'Period (期次): "2026", "2026-10" or "2026-Q3".' })
  period!: string;

  @Field(() => [ColumnCorrectionInput], {
    nullable: true,
    description: 'Headers that would be taken wrongly; remembered for later files (表头更正).',
  })
  columns?: ColumnCorrectionInput[] | null;
}

const RosterImportStageEnum = enumOf(
  IMPORT_STAGES,
  'RosterImportStage',
  'What an import is at; DONE, REFUSED and CANCELLED end it (导入进度).',
);

@ObjectType('RosterImport', { description: 'A file on its way to a draft (名册导入).' })
export class RosterImportType {
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

  @Field(() => DateTimeScalar, { description: 'When it was sent in (上传时间).' })
  requestedAt!: Date;

  @Field(() => RosterImportStageEnum, { description: 'What it is at (进度).' })
  stage!: ImportStage;

  @Field(() => Int, { description: 'Rows that are ready to be stored (已处理行数).' })
  rowsDone!: number;

  @Field(() => Int, { nullable: true, description: 'Rows to store, once they are read (总行数).' })
  rowsInAll!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused, as a code (原因代码).' })
  refusalCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Why, and what to do (原因).' })
  refusalMessage!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended (结束时间).' })
  finishedAt!: Date | null;

  /** Behind `roster`; not a field. */
  rosterId!: number | null;
}

export const RosterImportConnection = connectionOf(
  'RosterImportConnection',
  () => RosterImportType,
);

@ObjectType('RememberedHeader', { description: 'What a header was said to mean (记住的表头).' })
export class RememberedHeaderType {
  @Field(() => String, { description: 'Header as in the file (表头).' })
  header!: string;

  @Field(() => String, { description: 'What it means, IGNORE for nothing (含义).' })
  field!: string;

  @Field(() => DateTimeScalar, { description: 'When it was last said (时间).' })
  rememberedAt!: Date;
}

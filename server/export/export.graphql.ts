import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enums.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import {
  EXPORT_FORMATS,
  EXPORT_KINDS,
  EXPORT_STATES,
  type ExportFormat,
  type ExportKind,
  type ExportState,
} from './export.ts';

export const ExportFormatEnum = enumOf(EXPORT_FORMATS, 'ExportFormat', 'Kind of file (格式).');

export const ExportKindEnum = enumOf(
  EXPORT_KINDS,
  'ExportKind',
  'MASKED as the public sees it, PERSONAL with whole names and the ends of numbers (内容).',
);

const ExportStateEnum = enumOf(
  EXPORT_STATES,
  'ExportState',
  'Waits for consent, may be fetched, was refused, was fetched, was not fetched in time (状态).',
);

@ObjectType('RosterExport', { description: 'A roster asked for as a file (导出).' })
export class RosterExportType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => ID, { description: 'The roster (名册).' })
  rosterId!: string;

  @Field(() => String, { description: 'Programme (补贴项目).' })
  programme!: string;

  @Field(() => String, { description: 'Period (期次).' })
  period!: string;

  @Field(() => ExportFormatEnum, { description: 'Kind of file (格式).' })
  format!: ExportFormat;

  @Field(() => ExportKindEnum, { description: 'How much it tells (内容).' })
  kind!: ExportKind;

  @Field(() => String, { description: 'What it is for (用途).' })
  reason!: string;

  @Field(() => Int, { description: 'Rows (行数).' })
  rowCount!: number;

  @Field(() => ExportStateEnum, { description: 'How it stands (状态).' })
  state!: ExportState;

  @Field(() => String, { description: 'Who asked (申请人).' })
  requestedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When (申请时间).' })
  requestedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who consented or refused (决定人).' })
  decidedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When (决定时间).' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was refused (不同意的理由).' })
  refusalReason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Fetched until then (下载期限).' })
  endsAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it left (下载时间).' })
  servedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where whoever asked fetches it, once, from this server (下载地址).',
  })
  path!: string | null;
}

export const RosterExportConnection = connectionOf(
  'RosterExportConnection',
  () => RosterExportType,
);

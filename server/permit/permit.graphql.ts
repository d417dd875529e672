import { Field, ID, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '../shared/connection.ts';
import { RosterProblemType } from '../subsidy/proof.graphql.ts';

@ObjectType('Permit', {
  description: 'A second-child permit, as far as it is public (二孩生育证).',
})
export class PermitType {
  @Field(() => Int, { description: 'From 1, by permit number (序号).' })
  position!: number;

  @Field(() => String, { description: 'As it stands on the permit (证号).' })
  permitNumber!: string;

  @Field(() => String, { description: 'Masked: 王＊兰 (姓名).' })
  maskedName!: string;
}

export const PermitConnection = connectionOf('PermitConnection', () => PermitType);

@ObjectType('PermitList', {
  description: 'Second-child permits issued in a period, of the whole town (发证名单).',
})
export class PermitListType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => String, { description: '2026-Q3 or the like (期次).' })
  period!: string;

  @Field(() => Int, { description: 'Permits issued in the whole town (全镇发证数).' })
  issuedCount!: number;
}

@ObjectType('PermitListImport', { description: 'What became of a file of permits (导入结果).' })
export class PermitListImportType {
  @Field(() => PermitListType, {
    nullable: true,
    description: 'What was taken; null when a BLOCKING problem kept the whole file out (名单).',
  })
  permitList!: PermitListType | null;

  @Field(() => Int, { description: 'Data rows of the file (行数).' })
  rowCount!: number;

  @Field(() => [String], {
    description: 'Columns that were neither read nor stored, the first 200 (没有读的列).',
  })
  columnsLeftOut!: string[];

  @Field(() => [RosterProblemType], {
    description: 'What is wrong in the file, gravest first; the first 1,000 (问题).',
  })
  problems!: RosterProblemType[];
}

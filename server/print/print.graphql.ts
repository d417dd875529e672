import { Field, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../shared/enums.ts';
import { VillageType } from '../town/town.graphql.ts';
import { PAPERS, type Paper } from './sheet.ts';

const PaperEnum = enumOf(PAPERS, 'Paper', 'What it is printed on (纸张).');

@ObjectType('RosterSheet', { description: 'A notice-board sheet as PDF (公示表).' })
export class RosterSheetType {
  @Field(() => PaperEnum, { description: 'A3 lies, A4 stands (纸张).' })
  paper!: Paper;

  @Field(() => VillageType, { nullable: true, description: 'Only this village (村).' })
  village!: VillageType | null;

  @Field(() => String, { description: 'Where it is fetched from this server (下载地址).' })
  path!: string;

  @Field(() => Int, { description: 'Pages (页数).' })
  pageCount!: number;
}

@ObjectType('RosterSheets', { description: 'What can be printed of a roster (公示表清单).' })
export class RosterSheetsType {
  @Field(() => Boolean, { description: 'Approved but not public yet: marked 样张 (样张).' })
  isSample!: boolean;

  @Field(() => [RosterSheetType], { description: 'The town first, then each village (公示表).' })
  links!: RosterSheetType[];
}

import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { CatalogueEntryType } from '../catalogue/catalogue.graphql.ts';
import { connectionOf } from '../shared/connection.ts';
import { enumOf } from '../shared/enums.ts';
import { DateScalar } from '../shared/scalars.ts';
import { VillageType } from '../town/town.graphql.ts';
import { OBLIGATION_STATES, type ObligationState } from './obligation.ts';

export const ObligationStateEnum = enumOf(
  OBLIGATION_STATES,
  'ObligationState',
  'Not over, due, due within five working days, late but drafted, late and nothing drafted, done (公开进度).',
);

@ObjectType('Obligation', { description: 'Something that has to be disclosed (应公开事项).' })
export class ObligationType {
  @Field(() => ID, {
    nullable: true,
    description: 'Of a matter the office opened; null for a regular one (编号).',
  })
  id!: string | null;

  @Field(() => CatalogueEntryType, { description: 'Catalogue entry (公开目录项).' })
  catalogueEntry!: CatalogueEntryType;

  @Field(() => VillageType, { nullable: true, description: 'Village that owes it (村).' })
  village!: VillageType | null;

  @Field(() => String, { description: 'Who owes it (公开主体).' })
  publishingBody!: string;

  @Field(() => String, { description: 'What (事项).' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Of a regular matter (期次).' })
  period!: string | null;

  @Field(() => DateScalar, { description: 'Last day in time (应公开日期).' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'It may move: calendar not announced (日历未公布).' })
  isProvisional!: boolean;

  @Field(() => ObligationStateEnum, { description: 'How it stands today (公开进度).' })
  state!: ObligationState;

  @Field(() => ID, { nullable: true, description: 'What was opened for it (公开事项).' })
  disclosureId!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'When it was disclosed (公开日期).' })
  disclosedOn!: string | null;

  @Field(() => Int, { description: 'Working days too late, until then or today (逾期工作日).' })
  lateByWorkingDays!: number;
}

@ObjectType('ObligationStanding', { description: 'How a village or body stands (公开情况).' })
export class ObligationStandingType {
  @Field(() => VillageType, { nullable: true, description: 'Village (村).' })
  village!: VillageType | null;

  @Field(() => String, { description: 'Who (公开主体).' })
  publishingBody!: string;

  @Field(() => Int, { description: 'Done, late ones included (已公开).' })
  done!: number;

  @Field(() => Int, { description: 'Done too late (其中逾期公开).' })
  doneLate!: number;

  @Field(() => Int, { description: 'Due and still in time (待公开).' })
  due!: number;

  @Field(() => Int, { description: 'Late with something on its way (逾期在办).' })
  overdue!: number;

  @Field(() => Int, { description: 'Late with nothing drafted (逾期未办).' })
  missing!: number;

  @Field(() => DateScalar, { nullable: true, description: 'Last publication (最近公开).' })
  lastDisclosedOn!: string | null;

  @Field(() => Boolean, { description: 'Something was due and nothing was published (从未公开).' })
  isSilent!: boolean;
}

@ObjectType({ description: 'One page of obligations with how each body stands (应公开事项).' })
export class ObligationConnection extends connectionOf('ObligationPage', () => ObligationType) {
  @Field(() => [ObligationStandingType], { description: 'By village and body (公开情况).' })
  standings!: ObligationStandingType[];
}

@InputType('OpenObligationInput', { description: 'A staged or temporary matter (阶段性事项).' })
export class OpenObligationInput {
  @Field(() => ID, { description: 'Catalogue code, not a regular one (公开目录代码).' })
  catalogueCode!: string;

  @Field(() => ID, { nullable: true, description: 'Village that owes it (村).' })
  villageCode?: string | null;

  @Field(() => String, { description: 'What (事项).' })
  title!: string;

  @Field(() => DateScalar, { description: 'Last day, to its end (应公开日期).' })
  dueOn!: string;
}

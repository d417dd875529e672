import { Field, ID, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../shared/scalars.ts';

@ObjectType('PartyPaper', { description: 'Something members read first (党内公开).' })
export class PartyPaperType {
  @Field(() => ID, { description: 'The disclosure (公开事项).' })
  disclosureId!: string;

  @Field(() => String, { description: 'Title (标题).' })
  title!: string;

  @Field(() => String, { description: 'The text as safe HTML (正文).' })
  bodyHtml!: string;

  @Field(() => DateTimeScalar, { description: 'Members may read it from then on (党内公开时间).' })
  partyFrom!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Everyone may read it from then on; null for members only (党外公开时间).',
  })
  visibleFrom!: Date | null;
}

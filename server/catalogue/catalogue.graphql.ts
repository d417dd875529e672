import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('CatalogueEntry', {
  description: 'What the town has to disclose, by the standard catalogue (公开目录项).',
})
export class CatalogueEntryType {
  @Field(() => ID, { description: 'Lasting code (代码).' })
  code!: string;

  @Field(() => String, { description: 'Subject (公开事项).' })
  subject!: string;

  @Field(() => String, { description: 'First-level subject it stands under (一级事项).' })
  theme!: string;

  @Field(() => Boolean, {
    description: 'Whether the party committee approves every edition (总是重大事项).',
  })
  alwaysMajor!: boolean;
}

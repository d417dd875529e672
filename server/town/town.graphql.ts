import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Town', { description: 'The town whose affairs these are (乡镇).' })
export class TownType {
  @Field(() => String, { description: 'Name (名称).' })
  name!: string;

  @Field(() => String, { description: 'Statistical division code (行政区划代码).' })
  divisionCode!: string;

  @Field(() => String, { description: 'Telephone for supervision (监督电话).' })
  hotline!: string;

  @Field(() => Boolean, { description: 'True when every person is invented (演示数据).' })
  isDemo!: boolean;
}

@ObjectType('Village', { description: 'A village or community (村、社区).' })
export class VillageType {
  @Field(() => ID, { description: 'Statistical division code (行政区划代码).' })
  code!: string;

  @Field(() => String, { description: 'Name (名称).' })
  name!: string;
}

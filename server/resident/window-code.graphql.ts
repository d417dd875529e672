import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../shared/scalars.ts';

@ObjectType('WindowCode', { description: 'Opens one look-up on the screen (窗口查询码).' })
export class WindowCodeType {
  @Field(() => String, { description: 'Six digits; shown only here (六位查询码).' })
  code!: string;

  @Field(() => String, { description: 'Whose it is (姓名).' })
  maskedName!: string;

  @Field(() => DateTimeScalar, { description: 'Counts once, until then (有效到).' })
  validUntil!: Date;
}

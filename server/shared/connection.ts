import { Field, Int, ObjectType, type ClassType } from 'type-graphql';

/** The fields every connection has; subclasses name their nodes. */
@ObjectType()
abstract class ConnectionFields {
  @Field(() => Int, { description: 'How many there are in all (总数).' })
  totalCount!: number;

  @Field(() => String, { nullable: true, description: 'Give it as `after` to go on (下一页位置).' })
  endCursor!: string | null;

  @Field(() => Boolean, { description: 'Whether more follow (还有下一页).' })
  hasNextPage!: boolean;
}

/** A page of `Node`s as a GraphQL type called `name`. */
export function connectionOf<T extends object>(name: string, Node: () => ClassType<T>) {
  @ObjectType(name, { description: `One page of a list (${name} 分页).` })
  class Connection extends ConnectionFields {
    @Field(() => [Node()], { description: 'The items of this page (本页内容).' })
    nodes!: T[];
  }
  return Connection;
}

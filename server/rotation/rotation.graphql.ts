import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../shared/scalars.ts';

@ObjectType('BulletinPlacement', { description: 'A bulletin in its place (滚动位置).' })
export class BulletinPlacementType {
  @Field(() => ID, { description: 'The disclosure (公开事项).' })
  disclosureId!: string;

  @Field(() => Boolean, { description: 'Plays before everything else (置顶).' })
  isPinned!: boolean;

  @Field(() => Int, { nullable: true, description: 'Seconds it stays (停留秒数).' })
  dwellSeconds!: number | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Leaves at this time (到期).' })
  until!: Date | null;
}

@ObjectType('Board', { description: 'Bulletins under one heading (专栏).' })
export class BoardType {
  @Field(() => String, { description: 'Heading (名称).' })
  name!: string;

  @Field(() => [BulletinPlacementType], { description: 'In playing order (内容).' })
  bulletins!: BulletinPlacementType[];
}

@ObjectType('Rotation', { description: 'The rotation as the office arranged it (滚动安排).' })
export class RotationType {
  @Field(() => Int, { description: 'Give it back when arranging; 0 for none yet (修订号).' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Who arranged it (安排人).' })
  by!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When (时间).' })
  at!: Date | null;

  @Field(() => [BoardType], { description: 'Boards in playing order (专栏).' })
  boards!: BoardType[];
}

@InputType('BulletinPlacementInput', { description: 'A bulletin in its place (滚动位置).' })
export class BulletinPlacementInput {
  @Field(() => ID, { description: 'The disclosure (公开事项).' })
  disclosureId!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Before everything else (置顶).' })
  isPinned!: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds it stays, 12 to 120; without it as its words need (停留秒数).',
  })
  dwellSeconds?: number | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Leaves the rotation at this time; without it it stays (到期).',
  })
  until?: Date | null;
}

@InputType('BoardInput', { description: 'Bulletins under one heading (专栏).' })
export class BoardInput {
  @Field(() => String, { description: 'Heading, at most 12 characters (名称).' })
  name!: string;

  @Field(() => [BulletinPlacementInput], { description: 'In playing order (内容).' })
  bulletins!: BulletinPlacementInput[];
}

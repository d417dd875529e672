import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar } from '../shared/scalars.ts';

@ObjectType('CalendarAnnouncement', { description: 'A notice the office entered (录入记录).' })
export class CalendarAnnouncementType {
  @Field(() => String, { description: 'Number or title of the notice (文号).' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Why it corrects the one before (更正原因).',
  })
  correctionReason!: string | null;

  @Field(() => String, { description: 'Who entered it (录入人).' })
  by!: string;

  @Field(() => DateTimeScalar, { description: 'When (时间).' })
  announcedAt!: Date;

  @Field(() => [DateScalar], { description: 'Free days (放假).' })
  holidays!: readonly string[];

  @Field(() => [DateScalar], { description: 'Worked weekends (调休上班).' })
  makeUpDays!: readonly string[];
}

@ObjectType('CalendarYear', { description: 'The holidays of a year (放假安排).' })
export class CalendarYearType {
  @Field(() => Int, { description: 'Year (年份).' })
  year!: number;

  @Field(() => [DateScalar], { description: 'Free days (放假).' })
  holidays!: readonly string[];

  @Field(() => [DateScalar], { description: 'Worked weekends (调休上班).' })
  makeUpDays!: readonly string[];

  @Field(() => [CalendarAnnouncementType], {
    description:
      'What the office entered, newest first; empty when it came with the program (录入记录).',
  })
  announcements!: readonly CalendarAnnouncementType[];
}

@InputType('DayRangeInput', { description: 'First and last day (起止日期).' })
export class DayRangeInput {
  @Field(() => DateScalar, { description: 'First day (从).' })
  from!: string;

  @Field(() => DateScalar, { description: 'Last day (到).' })
  to!: string;
}

@InputType('AnnounceCalendarInput', { description: "The State Council's notice (放假通知)." })
export class AnnounceCalendarInput {
  @Field(() => Int, { description: 'Year (年份).' })
  year!: number;

  @Field(() => [DayRangeInput], { description: 'Each holiday, first and last day (放假).' })
  holidays!: DayRangeInput[];

  @Field(() => [DateScalar], { description: 'Worked Saturdays and Sundays (调休上班).' })
  makeUpDays!: string[];

  @Field(() => String, { description: 'Number or title of the notice (文号).' })
  source!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Needed when the year is known otherwise (更正原因).',
  })
  correctionReason?: string | null;
}

import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../context.ts';
import { Access } from '../shared/access.ts';
import { AnnounceCalendarInput, CalendarYearType } from './calendar.graphql.ts';
import { announceCalendar, knownYears } from './calendar.service.ts';

/** Which days are worked: time limits are counted by it. */
@Resolver()
export class CalendarResolver {
  @Access('STAFF')
  @Query(() => [CalendarYearType], { description: 'Known years, newest first (放假安排).' })
  calendarYears(@Ctx() context: RequestContext): Promise<CalendarYearType[]> {
    return knownYears(context);
  }

  @Access('OFFICE')
  @Mutation(() => CalendarYearType, {
    description: "Enters the State Council's notice for a year (录入放假安排).",
  })
  async announceCalendar(
    @Ctx() context: RequestContext,
    @Arg('input', () => AnnounceCalendarInput) input: AnnounceCalendarInput,
  ): Promise<CalendarYearType> {
    const notice = { ...input, correctionReason: input.correctionReason ?? null };
    await announceCalendar(context, context.actor!, notice);
    return (await knownYears(context)).find(({ year }) => year === input.year)!;
  }
}

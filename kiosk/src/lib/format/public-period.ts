import type { PeriodFragment } from '#lib/generated/graphql.ts';
import type { Messages } from '#lib/messages/zh.ts';
import { dayIn, dayOfTown } from './day.ts';

/** What the badge says: counted from the clock, so that an old answer shows no wrong day. */
export function periodState(
  { endsOn }: Pick<PeriodFragment, 'endsOn'>,
  { period: t }: Messages,
  now: Date = new Date(),
): { words: string; isOver: boolean } {
  const left = dayIn(endsOn) - dayIn(dayOfTown(now));
  return left < 0 ? { words: t.ended, isOver: true } : { words: t.left(left), isOver: false };
}

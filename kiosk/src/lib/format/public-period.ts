import type { PeriodFragment } from '#lib/generated/graphql.ts';
import { en } from '#lib/messages/en.ts';
import type { Language } from '#lib/messages/language.ts';
import { zh } from '#lib/messages/zh.ts';
import { dayIn, dayOfTown } from './day.ts';

/** What the badge says: counted from the clock, so that an old answer shows no wrong day. */
export function periodState(
  { endsOn }: Pick<PeriodFragment, 'endsOn'>,
  language: Language,
  now: Date = new Date(),
): { words: string; isOver: boolean } {
  const t = (language === 'zh' ? zh : en).period;
  const left = dayIn(endsOn) - dayIn(dayOfTown(now));
  return left < 0 ? { words: t.ended, isOver: true } : { words: t.left(left), isOver: false };
}

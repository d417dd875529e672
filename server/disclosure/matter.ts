import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import { addDays, type Day } from '../shared/day.ts';
import {
  intervalOf,
  isPeriod,
  periodBefore,
  periodExample,
  type Period,
} from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';

/** What could say which period a disclosure is about, the strongest first. */
interface PeriodSources {
  readonly asked: Period | null;
  readonly ofPayload: Period | undefined;
  readonly formedOn: Day;
}

/**
 * The period a disclosure is about; null for a matter that does not come regularly. Unless the
 * drafter or the payload says, it is the last one that was over when the information was formed.
 * Throws BAD_INPUT for a period that does not fit the matter.
 */
export function periodOfMatter(
  { interval }: Pick<CatalogueEntry, 'interval'>,
  { asked, ofPayload, formedOn }: PeriodSources,
): Period | null {
  if (asked !== null && !isPeriod(asked))
    throw new Refusal('BAD_INPUT', '期次 period 应写成 2026、2026-10、2026-Q3 或 2026-H1。');
  if (interval === null) return asked;
  if (asked !== null && intervalOf(asked) !== interval)
    throw new Refusal(
      'BAD_INPUT',
      `这个事项的期次 period 应写成 ${periodExample(interval)} 的样子，请改后重试。`,
    );
  if (asked !== null) return asked;
  if (ofPayload !== undefined && intervalOf(ofPayload) === interval) return ofPayload;
  return periodBefore(interval, formedOn);
}

const OLDEST_DAYS = 2 * 365;

/** Throws BAD_INPUT for a day to come or one too far back to be meant. */
export function checkFormedOn(formedOn: Day, today: Day): void {
  if (formedOn > today) throw new Refusal('BAD_INPUT', '形成日期 formedOn 还没有到，请核对日期。');
  if (formedOn < addDays(today, -OLDEST_DAYS))
    throw new Refusal('BAD_INPUT', '形成日期 formedOn 在两年以前，请核对年份。');
}

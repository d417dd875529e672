import type { Language } from '#lib/messages/language.ts';

const QUARTERS = ['一', '二', '三', '四'];

/** "2026" → 2026年 · "2026-10" → 2026年10月 · "2026-Q3" → 2026年第三季度; others as they come. */
export function formatPeriod(period: string, language: Language): string {
  return language === 'zh' ? chinesePeriod(period) : englishPeriod(period);
}

/** Within its year's list the year is known: "2026" → null, "2026-10" → 10月, "2026-Q3" → 第三季度. */
export function periodWithinYear(period: string, language: Language): string | null {
  const month = /^\d{4}-(\d{2})$/.exec(period)?.[1];
  const quarter = /^\d{4}-Q([1-4])$/.exec(period)?.[1];
  if (month !== undefined)
    return language === 'zh' ? `${Number(month)}月` : englishMonth(Number(month));
  const half = /^\d{4}-H([12])$/.exec(period)?.[1];
  if (half !== undefined)
    return language === 'zh' ? `${half === '1' ? '上' : '下'}半年` : `H${half}`;
  if (quarter === undefined) return null;
  return language === 'zh' ? `第${QUARTERS[Number(quarter) - 1]}季度` : `Q${quarter}`;
}

function chinesePeriod(period: string): string {
  const year = /^(\d{4})(?:$|-)/.exec(period)?.[1];
  if (year === undefined) return period;
  return `${year}年${periodWithinYear(period, 'zh') ?? ''}`;
}

function englishPeriod(period: string): string {
  const year = /^(\d{4})(?:$|-)/.exec(period)?.[1];
  const within = periodWithinYear(period, 'en');
  return year === undefined || within === null ? period : `${within} ${year}`;
}

function englishMonth(month: number): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2000, month - 1, 1)),
  );
}

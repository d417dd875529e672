import type { Language } from '#lib/messages/language.ts';

/** The township's own time, whatever the kiosk's computer is set to. */
const ZONE = 'Asia/Shanghai';

type Style = 'day' | 'dayOfYear' | 'weekday' | 'time';

const OPTIONS: Record<Style, Intl.DateTimeFormatOptions> = {
  day: { year: 'numeric', month: 'long', day: 'numeric' },
  dayOfYear: { month: 'long', day: 'numeric' },
  weekday: { weekday: 'long' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

const formats = new Map<string, Intl.DateTimeFormat>();

/** 2026年11月24日 · 11月24日 · 星期二 · 10:42. An unreadable instant gives an empty string. */
export function formatInstant(
  at: string | number | Date,
  style: Style,
  language: Language,
): string {
  const date = new Date(at);
  return Number.isNaN(date.valueOf()) ? '' : format(style, language).format(date);
}

function format(style: Style, language: Language): Intl.DateTimeFormat {
  const key = `${language}-${style}`;
  let known = formats.get(key);
  if (known === undefined) {
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    known = new Intl.DateTimeFormat(locale, { ...OPTIONS[style], timeZone: ZONE });
    formats.set(key, known);
  }
  return known;
}

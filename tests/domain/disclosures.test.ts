import { describe, expect, it } from 'vitest';
import { PUBLISHED_YEARS } from '../../server/calendar/state-council.ts';
import {
  checkEntry,
  missingElements,
  type CatalogueContent,
} from '../../server/catalogue/catalogue.ts';
import { CATALOGUE } from '../../server/database/demo/catalogue.ts';
import { paragraphChanges } from '../../server/disclosure/changes.ts';
import { checkFormedOn, periodOfMatter } from '../../server/disclosure/matter.ts';
import { publicPeriod, timeliness } from '../../server/disclosure/timeliness.ts';
import { Refusal } from '../../server/shared/refusal.ts';
import { calendarOf } from '../../server/shared/working-days.ts';

const calendar = calendarOf([...PUBLISHED_YEARS.values()]);

describe('the clock of a disclosure', () => {
  const limit = { days: 20, kind: 'WORKING_DAYS' } as const;
  const formedOn = '2026-02-10';
  const at = (day: string) => new Date(`${day}T03:00:00Z`);

  it.each<[string, string | null, string, boolean, number]>([
    ['published in time', '2026-03-10', '2026-11-24', false, 0],
    ['published on the last day', '2026-03-16', '2026-11-24', false, 0],
    ['published a day late', '2026-03-17', '2026-11-24', true, 1],
    ['not published, still in time', null, '2026-03-16', false, 0],
    ['not published, a week late', null, '2026-03-23', true, 5],
  ])('%s', (_, disclosed, today, isLate, lateByWorkingDays) => {
    const facts = { formedOn, limit, disclosedAt: disclosed === null ? null : at(disclosed) };
    expect(timeliness(calendar, facts, at(today))).toEqual({
      formedOn,
      dueOn: '2026-03-16',
      isProvisional: false,
      isLate,
      lateByWorkingDays,
    });
  });

  it('the last day counts to its end in the town', () => {
    const lastMinute = new Date('2026-03-16T15:59:00Z');
    const facts = { formedOn, limit, disclosedAt: lastMinute };
    expect(timeliness(calendar, facts, lastMinute).isLate).toBe(false);
  });

  it('a limit in calendar days runs over weekends', () => {
    const facts = { formedOn: '2026-11-20', limit: { days: 3, kind: 'CALENDAR_DAYS' as const } };
    expect(timeliness(calendar, { ...facts, disclosedAt: null }, at('2026-11-20')).dueOn).toBe(
      '2026-11-23',
    );
  });
});

describe('the public period', () => {
  const begun = new Date('2026-11-20T02:00:00Z');

  it.each([
    ['2026-11-20T02:00:00Z', 7, false],
    ['2026-11-27T15:59:00Z', 0, false],
    ['2026-11-27T16:00:00Z', 0, true],
  ])('seen at %s', (now, daysLeft, hasEnded) => {
    expect(publicPeriod(begun, '2026-11-27', new Date(now))).toEqual({
      startsOn: '2026-11-20',
      endsOn: '2026-11-27',
      daysLeft,
      hasEnded,
    });
  });
});

describe('what a disclosure is about', () => {
  const monthly = { interval: 'MONTHLY' } as const;
  const formedOn = '2026-11-05';
  const none = { asked: null, ofPayload: undefined, formedOn };

  it.each([
    ['what the drafter says', monthly, { ...none, asked: '2026-09' }, '2026-09'],
    ['what its roster says', monthly, { ...none, ofPayload: '2026-08' }, '2026-08'],
    ['the month that was over', monthly, none, '2026-10'],
    ['the month, not its roster of a year', monthly, { ...none, ofPayload: '2026' }, '2026-10'],
    ['the quarter that was over', { interval: 'QUARTERLY' } as const, none, '2026-Q3'],
    ['the half-year that was over', { interval: 'HALF_YEARLY' } as const, none, '2026-H1'],
    ['the year that was over', { interval: 'YEARLY' } as const, none, '2025'],
    ['nothing, where nothing comes regularly', { interval: null }, none, null],
  ])('%s', (_, entry, sources, period) => {
    expect(periodOfMatter(entry, sources)).toBe(period);
  });

  it.each(['2026-Q3', '2026-13', 'October'])('a month is not %s', (asked) => {
    expect(() => periodOfMatter(monthly, { ...none, asked })).toThrow(Refusal);
  });

  it('was formed neither tomorrow nor years ago', () => {
    expect(() => checkFormedOn('2026-11-25', '2026-11-24')).toThrow(/还没有到/);
    expect(() => checkFormedOn('2023-01-01', '2026-11-24')).toThrow(/两年以前/);
    expect(() => checkFormedOn('2026-11-24', '2026-11-24')).not.toThrow();
  });
});

describe('the catalogue', () => {
  const farmland = CATALOGUE.find(({ code }) => code === 'FARMLAND_FERTILITY')!;

  it('every entry of the town can be kept', () => {
    for (const { code, ...content } of CATALOGUE)
      expect(() => checkEntry(code, content)).not.toThrow();
    expect(new Set(CATALOGUE.map(({ code }) => code)).size).toBe(CATALOGUE.length);
  });

  it('a roster tells the result, a word tells an element', () => {
    const missing = (body: string, hasRoster: boolean) =>
      missingElements(farmland.elements, { title: '', body, hasRoster }).map(({ name }) => name);
    expect(missing('', true)).toEqual(['政策依据', '申报指南', '监督渠道']);
    expect(missing('依据上级文件；监督电话见屏幕下方。', false)).toEqual(['申报指南', '发放结果']);
  });

  it.each<[string, Partial<CatalogueContent>]>([
    ['a regular matter without an interval', { cadence: 'REGULAR', interval: null }],
    ['a temporary one with an interval', { cadence: 'TEMPORARY', interval: 'MONTHLY' }],
    ['no legal basis', { legalBasis: [] }],
    ['no channel', { channels: [] }],
    ['a subject of spaces', { subject: '  ' }],
    ['no days', { timeLimit: { days: 0, kind: 'WORKING_DAYS' } }],
    ['a public period of years', { publicPeriod: { days: 1000, kind: 'CALENDAR_DAYS' } }],
  ])('%s is refused', (_, change) => {
    const { code, ...content } = farmland;
    expect(() => checkEntry(code, { ...content, ...change })).toThrow(Refusal);
  });
});

describe('what an edition changed', () => {
  it('is told by paragraph, the old before the new', () => {
    const before = {
      title: '道路',
      body: '第一段\n\n造价 13.2 万元\n\n| 路段 | 造价 |\n| --- | ---: |\n| 一组 | 13.2 |',
    };
    const after = {
      title: '道路',
      body: '第一段\n\n造价 **31.2** 万元\n\n| 路段 | 造价 |\n| --- | ---: |\n| 一组 | 31.2 |',
    };
    expect(paragraphChanges(before, after)).toEqual([
      { kind: 'SAME', text: '道路' },
      { kind: 'SAME', text: '第一段' },
      { kind: 'REMOVED', text: '造价 13.2 万元' },
      { kind: 'ADDED', text: '造价 31.2 万元' },
      { kind: 'SAME', text: '路段　造价' },
      { kind: 'REMOVED', text: '一组　13.2' },
      { kind: 'ADDED', text: '一组　31.2' },
    ]);
  });

  it('marks alone are no change', () => {
    const changes = paragraphChanges({ title: '甲', body: '- 乙' }, { title: '甲', body: '## 乙' });
    expect(changes.every(({ kind }) => kind === 'SAME')).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  announcementProblems,
  calendarYear,
  isSameYear,
  type Announcement,
} from '../../server/calendar/calendar.ts';
import { PUBLISHED_YEARS } from '../../server/calendar/state-council.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  endOfDay,
  isDay,
  isOver,
  startOfDay,
} from '../../server/shared/day.ts';
import {
  calendarOf,
  workingDaysAfter,
  workingDaysBefore,
  workingDaysBetween,
} from '../../server/shared/working-days.ts';

const calendar = calendarOf([...PUBLISHED_YEARS.values()]);

describe('working days', () => {
  it.each([
    [20, '2025-09-20', '2025-10-23'],
    [20, '2026-02-10', '2026-03-16'],
    [7, '2026-04-29', '2026-05-12'],
    [5, '2025-01-24', '2025-02-07'],
  ])('%i from %s is %s', (count, from, on) => {
    expect(workingDaysAfter(calendar, from, count)).toEqual({ on, isProvisional: false });
  });

  it('beyond the announced years a deadline is provisional, and 1 January is never worked', () => {
    expect(workingDaysAfter(calendar, '2026-12-20', 20)).toEqual({
      on: '2027-01-18',
      isProvisional: true,
    });
    expect(calendar.isWorkingDay('2027-01-01')).toBe(false);
  });

  it('a Saturday made up for is worked, a Monday in a holiday is not', () => {
    expect(calendar.isWorkingDay('2026-02-14')).toBe(true);
    expect(calendar.isWorkingDay('2026-10-05')).toBe(false);
  });

  it('knows the notices of 2004 to 2026', () => {
    expect([...PUBLISHED_YEARS.keys()]).toEqual(Array.from({ length: 23 }, (_, at) => 2004 + at));
  });

  it('the last days of December belong to the notice of the year that begins', () => {
    const [of2018, of2019] = [PUBLISHED_YEARS.get(2018)!, PUBLISHED_YEARS.get(2019)!];
    expect(of2018.holidays.at(-1)).toBe('2018-10-07');
    expect(of2019.holidays.slice(0, 3)).toEqual(['2018-12-30', '2018-12-31', '2019-01-01']);
    expect(of2019.makeUpDays[0]).toBe('2018-12-29');
  });

  const days = fc.integer({ min: 0, max: 7_500 }).map((at) => addDays('2005-01-01', at));
  const counts = fc.integer({ min: 1, max: 60 });

  it('a deadline is a working day after its start, and later for more days', () => {
    fc.assert(
      fc.property(days, counts, (from, count) => {
        const { on } = workingDaysAfter(calendar, from, count);
        expect(calendar.isWorkingDay(on)).toBe(true);
        expect(on > from).toBe(true);
        expect(workingDaysAfter(calendar, from, count + 1).on > on).toBe(true);
      }),
    );
  });

  it('counting back gives what was counted on', () => {
    fc.assert(
      fc.property(days, counts, (from, count) => {
        const { on } = workingDaysAfter(calendar, from, count);
        expect(workingDaysBetween(calendar, from, on)).toBe(count);
        expect(workingDaysBetween(calendar, on, from)).toBe(0);
        expect(workingDaysBetween(calendar, workingDaysBefore(calendar, on, count), on)).toBe(
          count,
        );
      }),
    );
  });

  it('a holiday more never makes a deadline earlier, a make-up day never later', () => {
    fc.assert(
      fc.property(days, counts, fc.integer({ min: 0, max: 90 }), (from, count, ahead) => {
        const day = addDays(from, ahead);
        const years = [...PUBLISHED_YEARS.values()];
        const freer = calendarOf([...years, { year: 2099, holidays: [day], makeUpDays: [] }]);
        const busier = calendarOf([...years, { year: 2099, holidays: [], makeUpDays: [day] }]);
        const { on } = workingDaysAfter(calendar, from, count);
        expect(workingDaysAfter(freer, from, count).on >= on).toBe(true);
        expect(workingDaysAfter(busier, from, count).on <= on).toBe(true);
      }),
    );
  });
});

describe('days of the town', () => {
  it('begin at midnight in Anhui, whatever the host thinks', () => {
    expect(dayOf(new Date('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24');
    expect(dayOf(new Date('2026-11-24T16:00:00.000Z'))).toBe('2026-11-25');
    expect(startOfDay('2026-11-25')).toEqual(new Date('2026-11-24T16:00:00Z'));
  });

  it('last to their end', () => {
    expect(isOver('2026-11-24', new Date('2026-11-24T15:59:59.999Z'))).toBe(false);
    expect(isOver('2026-11-24', endOfDay('2026-11-24'))).toBe(true);
  });

  it('every instant lies in its day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (instant) => {
          const day = dayOf(instant);
          expect(startOfDay(day) <= instant && instant < endOfDay(day)).toBe(true);
          expect(daysBetween(day, addDays(day, 40))).toBe(40);
        },
      ),
    );
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '', '20261124'])('%s is none', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe("the State Council's notice as the office enters it", () => {
  const notice: Announcement = {
    year: 2027,
    holidays: [
      { from: '2027-01-01', to: '2027-01-03' },
      { from: '2027-02-05', to: '2027-02-12' },
      { from: '2027-10-01', to: '2027-10-07' },
    ],
    makeUpDays: ['2027-02-20', '2027-10-09'],
    source: '国办发明电〔2026〕0号',
  };

  it('is taken as it stands', () => {
    expect(announcementProblems(notice, 2026)).toEqual([]);
    expect(calendarYear(notice).holidays).toHaveLength(18);
  });

  it.each<[string, Partial<Announcement>, RegExp]>([
    ['a year long past', { year: 1999 }, /年份/],
    ['a year far ahead', { year: 2040 }, /年份/],
    [
      'a holiday that ends before it begins',
      { holidays: [{ from: '2027-01-03', to: '2027-01-01' }] },
      /早于/,
    ],
    ['a holiday of a month', { holidays: [{ from: '2027-01-01', to: '2027-02-01' }] }, /超过/],
    ['no holiday at all', { holidays: [] }, /没有填放假/],
    ['a day of another year', { makeUpDays: ['2026-05-09'] }, /不属于/],
    ['a make-up day in the week', { makeUpDays: ['2027-02-22'] }, /不是周六或周日/],
    ['a day both free and worked', { makeUpDays: ['2027-10-02'] }, /既放假又补班/],
    ['no source', { source: ' ' }, /文号/],
  ])('%s is told', (_, change, sentence) => {
    expect(announcementProblems({ ...notice, ...change }, 2026).join()).toMatch(sentence);
  });

  it('days in another order are the same notice', () => {
    const other = { ...notice, holidays: notice.holidays.toReversed() };
    expect(isSameYear(calendarYear(notice), calendarYear(other))).toBe(true);
  });
});

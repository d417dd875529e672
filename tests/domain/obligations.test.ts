import { describe, expect, it } from 'vitest';
import {
  daysLookedAt,
  judge,
  maySee,
  periodsOwed,
  standings,
  type Duty,
  type Obligation,
} from '../../server/obligation/obligation.ts';
import type { Actor } from '../../server/shared/actor.ts';
import {
  daysOfPeriod,
  intervalOf,
  isPeriod,
  periodBefore,
  periodsBetween,
} from '../../server/shared/period.ts';
import { addDays, daysBetween } from '../../server/shared/day.ts';

const duty: Duty = {
  obligationId: null,
  catalogueCode: 'VILLAGE_ACCOUNTS',
  villageCode: '341623110202',
  publishingBody: '前潘村村民委员会',
  title: '村级财务收支',
  period: '2026-10',
  formedOn: '2026-10-31',
  dueOn: '2026-11-13',
  isProvisional: false,
};

// In calendar days: the working days have tests of their own.
const reckoning = {
  soonFrom: (day: string) => addDays(day, -5),
  workingDaysBetween: (after: string, until: string) => Math.max(0, daysBetween(after, until)),
};
const at = (day: string) => new Date(`${day}T03:00:00Z`);
const disclosed = (day: string) => ({ disclosureId: 7, disclosedAt: at(day) });
const drafted = { disclosureId: 7, disclosedAt: null };

describe('how a duty stands', () => {
  it.each([
    ['while its period lasts', null, '2026-10-31', 'UPCOMING', 0],
    ['when it is over', null, '2026-11-01', 'DUE', 0],
    ['near the end of the limit', null, '2026-11-08', 'DUE_SOON', 0],
    ['on the last day', drafted, '2026-11-13', 'DUE_SOON', 0],
    ['after it, with a draft', drafted, '2026-11-14', 'OVERDUE', 1],
    ['after it, with nothing', null, '2026-11-14', 'MISSING', 1],
    ['disclosed in time', disclosed('2026-11-06'), '2026-11-24', 'DONE', 0],
    ['disclosed late', disclosed('2026-11-20'), '2026-11-24', 'DONE', 7],
    ['disclosed before it was over', disclosed('2026-10-30'), '2026-10-31', 'DONE', 0],
    ['scheduled for tomorrow', disclosed('2026-11-25'), '2026-11-24', 'OVERDUE', 11],
  ])('%s', (_, fulfilment, today, state, late) => {
    const { state: found, lateByWorkingDays } = judge(duty, fulfilment, reckoning, at(today));
    expect([found, lateByWorkingDays]).toEqual([state, late]);
  });

  it('a matter with a date of its own is due from the day it was opened', () => {
    const opened = { ...duty, obligationId: 1, period: null, formedOn: null };
    expect(judge(opened, null, reckoning, at('2026-10-01')).state).toBe('DUE');
  });
});

describe('what is owed', () => {
  it('nothing that ended before the entry was known', () => {
    const looked = { from: '2026-01-01', to: '2026-12-31' };
    expect(periodsOwed({ interval: 'QUARTERLY' }, looked, '2026-07-15')).toEqual([
      { period: '2026-Q3', endsOn: '2026-09-30' },
      { period: '2026-Q4', endsOn: '2026-12-31' },
    ]);
    expect(periodsOwed({ interval: null }, looked, '2020-01-01')).toEqual([]);
  });

  it('a quarter holds its months', () => {
    const looked = daysLookedAt('2026-Q3', '2026-11-24');
    expect(periodsOwed({ interval: 'MONTHLY' }, looked, '2020-01-01').map((p) => p.period)).toEqual(
      ['2026-07', '2026-08', '2026-09'],
    );
  });
});

describe('how villages and bodies stand', () => {
  const judged = (village: string, day: string | null): Obligation =>
    judge(
      { ...duty, villageCode: village, publishingBody: village },
      day === null ? null : disclosed(day),
      reckoning,
      at('2026-11-24'),
    );

  it('a village that published nothing shows as such', () => {
    const found = standings([
      judged('甲', '2026-11-06'),
      judged('甲', '2026-11-20'),
      judged('乙', null),
    ]);
    expect(found.map(({ publishingBody, isSilent }) => [publishingBody, isSilent])).toEqual([
      ['甲', false],
      ['乙', true],
    ]);
    expect(found[0]).toMatchObject({ lateCount: 1, lastDisclosedOn: '2026-11-20' });
    expect(found[0]!.counts).toMatchObject({ DONE: 2, MISSING: 0 });
    expect(found[1]!.counts).toMatchObject({ DONE: 0, MISSING: 1 });
  });
});

describe('who sees it', () => {
  const actor = (role: Actor['roles'][number]['role'], scope: string | null): Actor => ({
    staffId: 1,
    name: 'x',
    displayName: 'x',
    roles: [{ role, scope }],
  });

  it.each([
    ['a supervisor', actor('SUPERVISOR', null), true],
    ['the drafter of that village', actor('DRAFTER', '341623110202'), true],
    ['the drafter of another', actor('DRAFTER', '341623110203'), false],
    ['an administrator', actor('ADMIN', null), false],
  ])('%s', (_, who, sees) => {
    expect(maySee(who, duty)).toBe(sees);
  });
});

describe('periods', () => {
  it.each([
    ['2026', 'YEARLY', '2026-01-01', '2026-12-31'],
    ['2026-H2', 'HALF_YEARLY', '2026-07-01', '2026-12-31'],
    ['2026-Q1', 'QUARTERLY', '2026-01-01', '2026-03-31'],
    ['2028-02', 'MONTHLY', '2028-02-01', '2028-02-29'],
  ])('%s is a %s period from %s to %s', (period, interval, from, to) => {
    expect(intervalOf(period)).toBe(interval);
    expect(daysOfPeriod(period)).toEqual({ from, to });
  });

  it.each(['1999', '2026-00', '2026-Q5', '2026-H3', '26-01', ''])('%s is none', (text) => {
    expect(isPeriod(text)).toBe(false);
  });

  it('follow each other without a gap', () => {
    const months = periodsBetween('MONTHLY', '2025-11-15', '2026-02-01');
    expect(months).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(periodBefore('MONTHLY', '2026-01-10')).toBe('2025-12');
    expect(periodBefore('QUARTERLY', '2026-01-10')).toBe('2025-Q4');
  });
});

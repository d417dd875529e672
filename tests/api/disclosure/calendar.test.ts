import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentCalendar } from '../../../server/calendar/calendar.service.ts';
import { workingDaysAfter } from '../../../server/shared/working-days.ts';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let office: Client;

beforeAll(async () => {
  town = await openTown();
  office = await town.staff('office');
});
afterAll(() => town.close());

const NOTICE = {
  year: 2027,
  holidays: [
    { from: '2027-01-01', to: '2027-01-03' },
    { from: '2027-02-05', to: '2027-02-12' },
  ],
  makeUpDays: ['2027-02-20'],
  source: '国务院办公厅关于2027年部分节假日安排的通知',
};

interface Year {
  year: number;
  makeUpDays: string[];
  announcements: { by: string; correctionReason: string | null }[];
}

const announce = (input: object) =>
  office.run<{ announceCalendar: Year }>(
    `mutation ($input: AnnounceCalendarInput!) { announceCalendar(input: $input) {
       year makeUpDays announcements { by correctionReason } } }`,
    { input },
  );

const deadline = async () => workingDaysAfter(await currentCalendar(town.deps), '2026-12-20', 20);

it('a deadline stops being provisional once the office entered the notice', async () => {
  expect(await deadline()).toEqual({ on: '2027-01-18', isProvisional: true });
  const { data } = await announce(NOTICE);
  expect(data!.announceCalendar).toEqual({
    year: 2027,
    makeUpDays: ['2027-02-20'],
    announcements: [{ by: '党政办 何静', correctionReason: null }],
  });
  expect(await deadline()).toEqual({ on: '2027-01-18', isProvisional: false });
});

it('the same notice again changes nothing', async () => {
  const { data } = await announce({ ...NOTICE, holidays: NOTICE.holidays.toReversed() });
  expect(data!.announceCalendar.announcements).toHaveLength(1);
});

it('another notice for the year needs a reason, and both stay on record', async () => {
  const other = { ...NOTICE, makeUpDays: ['2027-02-27'] };
  const refused = await announce(other);
  expect(refusalCode(refused)).toBe('CALENDAR_DIFFERS');
  expect(refused.errors[0]!.message).toContain('correctionReason');
  const { data } = await announce({ ...other, correctionReason: '国务院更正' });
  expect(data!.announceCalendar.makeUpDays).toEqual(['2027-02-27']);
  expect(data!.announceCalendar.announcements.map((one) => one.correctionReason)).toEqual([
    '国务院更正',
    null,
  ]);
});

it('every mistake is told at once and nothing is kept', async () => {
  const refused = await announce({
    year: 2028,
    holidays: [{ from: '2028-10-01', to: '2028-10-07' }],
    makeUpDays: ['2028-10-02', '2027-05-01'],
    source: '',
  });
  expect(refusalCode(refused)).toBe('BAD_INPUT');
  const { message } = refused.errors[0]!;
  for (const part of ['文号', '元旦', '2027-05-01', '既放假又补班'])
    expect(message).toContain(part);
  const other = await announce({
    year: 2008,
    holidays: [
      { from: '2008-01-03', to: '2008-01-01' },
      { from: '2008-02-01', to: '2008-12-31' },
    ],
    makeUpDays: ['2008-01-02'],
    source: '',
    correctionReason: '改'.repeat(501),
  });
  const parts = ['文号', '结束早于开始', '超过', '不是周六或周日', '更正原因'];
  for (const part of parts) expect(other.errors[0]!.message).toContain(part);
  const { calendarYears } = await office.must<{ calendarYears: Year[] }>(
    '{ calendarYears { year } }',
  );
  expect(calendarYears[0]!.year).toBe(2027);
});

describe('of two who announce a year at once', () => {
  const newYear = (year: number, makeUpDays: string[]) => ({
    year,
    holidays: [{ from: `${year}-01-01`, to: `${year}-01-01` }],
    makeUpDays,
    source: NOTICE.source,
  });

  it('differently, one wins and the other is told', async () => {
    const answers = await Promise.all([
      announce(newYear(2028, ['2028-01-08'])),
      announce(newYear(2028, ['2028-01-15'])),
    ]);
    expect(answers.map(refusalCode).toSorted()).toEqual(['CALENDAR_DIFFERS', null]);
  });

  it('in the same words, both are right and it is kept once', async () => {
    const corrected = { ...newYear(2020, []), correctionReason: '国务院更正' };
    const answers = await Promise.all([announce(corrected), announce(corrected)]);
    for (const { data, text } of answers)
      expect(data?.announceCalendar.announcements, text).toHaveLength(1);
  });
});

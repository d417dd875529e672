import { afterAll, beforeAll, expect, it } from 'vitest';
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
  const { calendarYears } = await office.must<{ calendarYears: Year[] }>(
    '{ calendarYears { year } }',
  );
  expect(calendarYears[0]!.year).toBe(2027);
});

it('of two who announce a year at once one wins and the other is told', async () => {
  const year = (makeUpDays: string[]) => ({
    ...NOTICE,
    year: 2028,
    holidays: [{ from: '2028-01-01', to: '2028-01-03' }],
    makeUpDays,
  });
  const answers = await Promise.all([
    announce(year(['2028-01-08'])),
    announce(year(['2028-01-15'])),
  ]);
  expect(answers.map(refusalCode).toSorted()).toEqual(['CALENDAR_DIFFERS', null]);
});

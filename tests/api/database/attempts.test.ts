import 'reflect-metadata';
import { LessThanOrEqual } from 'typeorm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetTries, giveBackTry, mayTry } from '../../../server/attempt/attempt.service.ts';
import { LIMITS, type LimitName } from '../../../server/attempt/attempt.ts';
import { AttemptRow } from '../../../server/attempt/attempt.entity.ts';
import type { Deps } from '../../../server/context.ts';
import { createVault } from '../../../server/shared/crypto.ts';
import { testClock } from '../../support/clock.ts';
import { openTestDatabase, TEST_KEY, type StoredTown } from '../../support/town.ts';

let stored: StoredTown;
let deps: Deps;
const clock = testClock();
beforeAll(async () => {
  stored = await openTestDatabase();
  deps = { database: stored.database, clock, vault: createVault(TEST_KEY) };
});
afterAll(() => stored.close());

let buckets = 0;
const newBucket = () => `bucket ${(buckets += 1)}`;

/** `times` tries one after the other; how many may be judged. */
async function tries(name: LimitName, of: string, times: number): Promise<number> {
  let judged = 0;
  for (let n = 0; n < times; n += 1) if (await mayTry(deps, name, of)) judged += 1;
  return judged;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds after the last line, how many tries then, how many of them may be judged. */
type Story = readonly (readonly [wait: number, tries: number, judged: number])[];

describe('a lock (five tries, fifteen minutes)', () => {
  test.each<[string, Story]>([
    ['lets five tries pass and no sixth', [[0, 6, 5]]],
    [
      'holds to its last second',
      [
        [0, 5, 5],
        [15 * MINUTE - 1, 1, 0],
      ],
    ],
    [
      'opens when its time is over',
      [
        [0, 5, 5],
        [15 * MINUTE, 1, 1],
      ],
    ],
    [
      'opens for five tries again',
      [
        [0, 5, 5],
        [15 * MINUTE, 6, 5],
      ],
    ],
    [
      'counts from the last try that was judged',
      [
        [0, 4, 4],
        [14 * MINUTE, 1, 1],
        [2 * MINUTE, 1, 0],
        [13 * MINUTE, 1, 1],
      ],
    ],
    [
      'is not prolonged by tries while it holds',
      [
        [0, 5, 5],
        [10 * MINUTE, 50, 0],
        [5 * MINUTE, 1, 1],
      ],
    ],
    [
      'catches slow tries too',
      [
        [0, 1, 1],
        [14 * MINUTE, 1, 1],
        [14 * MINUTE, 1, 1],
        [14 * MINUTE, 1, 1],
        [14 * MINUTE, 1, 1],
        [14 * MINUTE, 1, 0],
      ],
    ],
    [
      'forgets tries that lie far apart',
      [
        [0, 1, 1],
        [15 * MINUTE, 1, 1],
        [15 * MINUTE, 4, 4],
        [0, 2, 1],
      ],
    ],
    [
      'does not open when the clock is put on by less',
      [
        [0, 5, 5],
        [10 * MINUTE, 1, 0],
      ],
    ],
    [
      'does not hold for hours when the clock is put back',
      [
        [0, 5, 5],
        [-3 * HOUR, 1, 0],
        [15 * MINUTE, 1, 1],
      ],
    ],
  ])('%s', async (_sentence, story) => {
    await tell('signIn', story);
  });
});

describe('a rate (sixty tries in ten minutes)', () => {
  test.each<[string, Story]>([
    ['lets sixty tries pass and no more', [[0, 63, 60]]],
    [
      'opens ten minutes after the first try',
      [
        [0, 1, 1],
        [5 * MINUTE, 60, 59],
        [5 * MINUTE - 1, 1, 0],
        [1, 61, 60],
      ],
    ],
    [
      'does not hold for hours when the clock is put back',
      [
        [0, 60, 60],
        [-3 * HOUR, 1, 0],
        [10 * MINUTE, 1, 1],
      ],
    ],
  ])('%s', async (_sentence, story) => {
    await tell('lookUpDevice', story);
  });
});

async function tell(name: LimitName, story: Story): Promise<void> {
  const of = newBucket();
  const judged: number[] = [];
  for (const [seconds, times] of story) {
    clock.advance(seconds);
    judged.push(await tries(name, of, times));
  }
  expect(judged).toEqual(story.map(([, , expected]) => expected));
}

test('after success the tries are forgotten', async () => {
  const of = newBucket();
  await tries('signIn', of, 5);
  await forgetTries(deps, 'signIn', of);
  expect(await tries('signIn', of, 6)).toBe(5);
});

describe('a try that is given back', () => {
  test('may be done again', async () => {
    const of = newBucket();
    await tries('signInDevice', of, 30);
    await giveBackTry(deps, 'signInDevice', of);
    expect(await tries('signInDevice', of, 3)).toBe(1);
  });

  test('gains nobody more than it cost', async () => {
    const of = newBucket();
    await tries('signInDevice', of, 2);
    for (let n = 0; n < 5; n += 1) await giveBackTry(deps, 'signInDevice', of);
    expect(await tries('signInDevice', of, 40)).toBe(30);
  });
});

describe('tries whose time is over', () => {
  const ended = () =>
    stored.database.read.countBy(AttemptRow, { endsAt: LessThanOrEqual(clock.now()) });

  test('are cleared away by those that follow, all but a handful', async () => {
    for (let n = 0; n < 100; n += 1) await mayTry(deps, 'signIn', newBucket());
    clock.advance(15 * MINUTE);
    expect(await ended()).toBeGreaterThanOrEqual(100);
    for (let n = 0; n < 30; n += 1) await mayTry(deps, 'signIn', newBucket());
    expect(await ended()).toBeLessThan(20);
  });

  test('take none along that still count', async () => {
    const [locked, slow] = [newBucket(), newBucket()];
    for (let n = 0; n < 60; n += 1) await mayTry(deps, 'signIn', newBucket());
    clock.advance(10 * MINUTE);
    await tries('signIn', locked, 5);
    await tries('signIn', slow, 2);
    clock.advance(5 * MINUTE);
    for (let n = 0; n < 20; n += 1) await mayTry(deps, 'signIn', newBucket());
    expect(await tries('signIn', locked, 1)).toBe(0);
    expect(await tries('signIn', slow, 5)).toBe(3);
  });

  test('count anew exactly while others clear them away', async () => {
    const names = Array.from({ length: 60 }, newBucket);
    for (const name of names) await tries('signIn', name, 5);
    clock.advance(15 * MINUTE);
    const answers = await Promise.all(
      Array.from({ length: 420 }, (_, n) => mayTry(deps, 'signIn', names[n % 60]!)),
    );
    expect(answers.filter(Boolean)).toHaveLength(5 * 60);
  });
});

test('one locked name locks no other name and no other limit', async () => {
  const of = newBucket();
  await tries('signIn', of, 6);
  expect(await mayTry(deps, 'signIn', newBucket())).toBe(true);
  expect(await mayTry(deps, 'lookUpPerson', of)).toBe(true);
});

test('a name longer than its column is counted all the same', async () => {
  expect(await tries('signIn', '名'.repeat(400), 7)).toBe(5);
});

describe('forty tries at a time', () => {
  test.each<LimitName>(['signIn', 'lookUpPerson', 'lookUpDevice'])(
    'on one new bucket of %s count exactly',
    async (name) => {
      const of = newBucket();
      const answers = await Promise.all(Array.from({ length: 40 }, () => mayTry(deps, name, of)));
      const allowed = Math.min(LIMITS[name].tries, 40);
      expect(answers.filter(Boolean)).toHaveLength(allowed);
      const row = await stored.database.read.findOneByOrFail(AttemptRow, {
        bucket: `${name}:${of}`,
      });
      expect(row.count).toBe(Math.min(LIMITS[name].tries + 1, 40));
    },
  );

  test('on four buckets mixed count each exactly', async () => {
    const names = [newBucket(), newBucket(), newBucket(), newBucket()];
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) => mayTry(deps, 'signIn', names[n % 4]!)),
    );
    expect(answers.filter(Boolean)).toHaveLength(20);
  });

  test('on a bucket whose window is over let five pass', async () => {
    const of = newBucket();
    await tries('signIn', of, 6);
    clock.advance(15 * MINUTE);
    const answers = await Promise.all(Array.from({ length: 40 }, () => mayTry(deps, 'signIn', of)));
    expect(answers.filter(Boolean)).toHaveLength(5);
  });
});

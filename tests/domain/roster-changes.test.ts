import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  overlap,
  personChanges,
  rosterBefore,
  type PersonSum,
} from '../../server/subsidy/roster-changes.ts';

const person = (personKey: string, amountFen: number, position = 1): PersonSum => ({
  personKey,
  amountFen,
  position,
});

describe('an amount is told as changed', () => {
  it.each([
    ['20 % more is not much', 10_000, 12_000, false],
    ['a fen above 20 % is', 10_000, 12_001, true],
    ['20 % less is not much', 10_000, 8_000, false],
    ['a fen below is', 10_000, 7_999, true],
    ['anything after nothing is', 0, 1, true],
    ['nothing after nothing is not', 0, 0, false],
    ['large sums are exact', 900_000_000_000_005, 1_080_000_000_000_006, false],
    ['and a fen more', 900_000_000_000_005, 1_080_000_000_000_007, true],
  ])('%s', (_sentence, before, after, isTold) => {
    const kinds = personChanges([person('a', before)], [person('a', after)]).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(isTold ? ['CHANGED'] : []);
  });
});

/** How many of these people do not stand among the others. */
function missing(people: PersonSum[], others: PersonSum[]): number {
  const keys = new Set(others.map(({ personKey }) => personKey));
  return people.filter(({ personKey }) => !keys.has(personKey)).length;
}

describe('two rosters', () => {
  const sums = fc
    .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 500 })), {
      selector: ([who]) => who,
    })
    .map((people) => people.map(([who, fen], at) => person(`p${who}`, fen, at + 1)));

  it('name each person at most once: new, gone or changed', () => {
    fc.assert(
      fc.property(sums, sums, (before, after) => {
        const changes = personChanges(before, after);
        const who = changes.map((one) => (one.after ?? one.before)!.personKey);
        expect(new Set(who).size).toBe(who.length);
        const of = (kind: string) => changes.filter((one) => one.kind === kind).length;
        expect(of('NEW')).toBe(missing(after, before));
        expect(of('GONE')).toBe(missing(before, after));
      }),
    );
  });

  it('compared the other way round, new is gone and gone is new', () => {
    fc.assert(
      fc.property(sums, sums, (before, after) => {
        const of = (one: PersonSum[], other: PersonSum[], kind: string) =>
          personChanges(one, other)
            .filter((change) => change.kind === kind)
            .map((change) => (change.after ?? change.before)!.personKey)
            .toSorted();
        expect(of(before, after, 'NEW')).toEqual(of(after, before, 'GONE'));
      }),
    );
  });

  it('that are one and the same differ in nothing', () => {
    fc.assert(
      fc.property(sums, (people) => {
        expect(personChanges(people, people)).toEqual([]);
      }),
    );
  });
});

describe('a roster is compared with', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const shown = [
    { rosterId: 1, period: '2024', visibleFrom: day('2024-10-01') },
    { rosterId: 2, period: '2025', visibleFrom: day('2025-10-01') },
    { rosterId: 3, period: '2026', visibleFrom: day('2026-10-01') },
    { rosterId: 4, period: '2026', visibleFrom: day('2026-10-20') },
    { rosterId: 5, period: '2027', visibleFrom: day('2026-10-20') },
  ];

  it.each([
    ['the one published last of its own period', { rosterId: 9, period: '2026' }, 4],
    ['the last of the period before', { rosterId: 9, period: '2025' }, 2],
    ['no later period, though published since', { rosterId: 9, period: '2023' }, null],
    ['what was public before it, once it is public', { rosterId: 3, period: '2026' }, 2],
    ['the edition it replaced', { rosterId: 4, period: '2026' }, 3],
    ['the one imported first, of two on one morning', { rosterId: 5, period: '2027' }, 4],
    ['nothing, when it was the first', { rosterId: 1, period: '2024' }, null],
  ])('%s', (_sentence, own, against) => {
    expect(rosterBefore(own, shown)?.rosterId ?? null).toBe(against);
  });
});

it.each([
  ['2026-Q3', '2026-09', true],
  ['2026-Q3', '2026-10', false],
  ['2026', '2026-H2', true],
  ['2025', '2026', false],
  ['2026-10', '2026-10', true],
])('%s and %s overlap: %s', (one, other, expected) => {
  expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
});

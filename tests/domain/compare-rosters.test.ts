import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  compareRosters,
  countChange,
  NO_CHANGES,
  type Lines,
  type RosterChange,
  type SealedField,
} from '../../server/subsidy/compare.ts';
import type { RosterLine } from '../../server/subsidy/roster.ts';

const line = (position: number, personKey: string, more: Partial<RosterLine> = {}): RosterLine => ({
  position,
  personKey,
  householderKey: null,
  villageCode: '341623110202',
  villagerGroup: null,
  maskedName: '王＊兰',
  quantity: '10',
  rate: '131.42',
  supportMode: null,
  amountFen: 131_420,
  ...more,
});

async function changes(
  before: Lines<RosterLine>,
  after: Lines<RosterLine>,
  sealed: (before: RosterLine, after: RosterLine) => readonly SealedField[] = () => [],
): Promise<RosterChange[]> {
  const found: RosterChange[] = [];
  for await (const change of compareRosters(before, after, sealed)) found.push(change);
  return found;
}

const told = (found: readonly RosterChange[]) =>
  found.map(({ kind, before, after }) => [kind, (after ?? before).personKey]);

describe('comparing two rosters', () => {
  test('tells the newer file in its order and then who is gone in theirs', async () => {
    const before = [line(1, 'a'), line(2, 'b'), line(3, 'c'), line(4, 'd')];
    const after = [line(1, 'x'), line(2, 'c', { amountFen: 1 }), line(3, 'a'), line(4, 'y')];
    expect(told(await changes(before, after))).toEqual([
      ['NEW', 'x'],
      ['CHANGED', 'c'],
      ['NEW', 'y'],
      ['GONE', 'b'],
      ['GONE', 'd'],
    ]);
  });

  test('names each figure with what it was and what it is', async () => {
    const after = line(1, 'a', { quantity: '12.5', villageCode: null, amountFen: 164_275 });
    const [change] = await changes([line(1, 'a')], [after]);
    expect(change).toMatchObject({
      kind: 'CHANGED',
      figures: [
        { figure: 'village', from: '341623110202', to: null },
        { figure: 'quantity', from: '10', to: '12.5' },
        { figure: 'amount', from: '1314.20', to: '1642.75' },
      ],
      sealed: [],
    });
  });

  test('takes 10 and 10.0 for one area, and a figure that was not there for another', async () => {
    expect(await changes([line(1, 'a')], [line(1, 'a', { quantity: '10.0' })])).toEqual([]);
    const [change] = await changes([line(1, 'a', { rate: null })], [line(1, 'a')]);
    expect(change).toMatchObject({ figures: [{ figure: 'rate', from: null, to: '131.42' }] });
  });

  test('tells of an account that is another even when every figure is the same', async () => {
    const found = await changes([line(1, 'a')], [line(9, 'a')], () => ['account']);
    expect(found).toMatchObject([{ kind: 'CHANGED', figures: [], sealed: ['account'] }]);
  });

  test('compares who stands there twice row by row', async () => {
    const before = [line(1, 'a', { amountFen: 100 }), line(2, 'a', { amountFen: 200 })];
    const after = [line(1, 'a', { amountFen: 100 })];
    const found = await changes(before, after);
    expect(found).toMatchObject([{ kind: 'GONE', before: { position: 2, amountFen: 200 } }]);
  });

  test('reads rosters that arrive a piece at a time', async () => {
    async function* arriving(...lines: RosterLine[]) {
      for (const each of lines) yield await Promise.resolve(each);
    }
    const found = await changes(arriving(line(1, 'a')), arriving(line(1, 'b')));
    expect(told(found)).toEqual([
      ['NEW', 'b'],
      ['GONE', 'a'],
    ]);
  });
});

describe('whatever two rosters say', () => {
  const people = fc.array(
    fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), fen: fc.integer({ min: 0, max: 9 }) }),
  );
  const rosters = fc.tuple(people, people).map((two) => two.map(numbered) as [Roster, Roster]);
  type Roster = RosterLine[];
  const numbered = (list: { key: string; fen: number }[]): Roster =>
    list.map(({ key, fen }, at) => line(at + 1, key, { amountFen: fen }));
  const sum = (roster: Roster) => roster.reduce((fen, { amountFen }) => fen + amountFen, 0);

  test('the differences add up to the difference of the totals and of the rows', () =>
    fc.assert(
      fc.asyncProperty(rosters, async ([before, after]) => {
        const counts = (await changes(before, after)).reduce(countChange, NO_CHANGES);
        expect(counts.differenceFen).toBe(sum(after) - sum(before));
        expect(counts.newCount - counts.goneCount).toBe(after.length - before.length);
      }),
    ));

  test('a roster differs in nothing from itself, and new and gone change places', () =>
    fc.assert(
      fc.asyncProperty(rosters, async ([before, after]) => {
        expect(await changes(before, before)).toEqual([]);
        const there = (await changes(before, after)).reduce(countChange, NO_CHANGES);
        const back = (await changes(after, before)).reduce(countChange, NO_CHANGES);
        expect([back.newCount, back.goneCount]).toEqual([there.goneCount, there.newCount]);
      }),
    ));
});

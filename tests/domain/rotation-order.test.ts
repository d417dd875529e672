import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MAX_ROTATION,
  checkArrangement,
  playingOrder,
  type Arrangement,
  type Candidate,
  type Placement,
} from '../../server/rotation/rotation.ts';

const now = new Date('2026-11-24T02:42:00Z');

const candidate = (disclosureId: number, more: Partial<Candidate> = {}): Candidate => ({
  disclosureId,
  publishedAt: new Date(Date.UTC(2026, 10, disclosureId)),
  isInPublicPeriod: false,
  ...more,
});
const placed = (disclosureId: number, more: Partial<Placement> = {}): Placement => ({
  disclosureId,
  isPinned: false,
  dwellSeconds: null,
  until: null,
  ...more,
});
const order = (arrangement: Arrangement, candidates: readonly Candidate[]) =>
  playingOrder(arrangement, candidates, now).map(({ candidate: { disclosureId } }) => disclosureId);

describe('the playing order', () => {
  const some = [1, 2, 3, 4].map((id) => candidate(id));

  it('without a hand the newest come first, those in their public period before them', () => {
    const period = candidate(1, { isInPublicPeriod: true });
    expect(order({ boards: [] }, [period, ...some.slice(1)])).toEqual([1, 4, 3, 2]);
  });

  it('what is pinned comes before the boards, these before the rest', () => {
    const boards = [
      { name: '甲', placements: [placed(2), placed(1)] },
      { name: '乙', placements: [placed(3, { isPinned: true })] },
    ];
    expect(order({ boards }, some)).toEqual([3, 2, 1, 4]);
  });

  it('special content ends by itself and does not come back as the rest', () => {
    const boards = [{ name: '甲', placements: [placed(4, { until: '2026-11-24T02:42:00.000Z' })] }];
    expect(order({ boards }, some)).toEqual([3, 2, 1]);
  });

  it('what is arranged but not visible is left out', () => {
    expect(order({ boards: [{ name: '甲', placements: [placed(9), placed(1)] }] }, some)).toEqual([
      1, 4, 3, 2,
    ]);
  });

  it('each plays once, whatever is arranged', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 80 })),
        fc.uniqueArray(fc.integer({ min: 1, max: 80 }), { maxLength: 40 }),
        (visible, arranged) => {
          const boards = [{ name: '甲', placements: arranged.map((id) => placed(id)) }];
          const played = order(
            { boards },
            visible.map((id) => candidate(id)),
          );
          expect(new Set(played).size).toBe(played.length);
          expect(played).toHaveLength(Math.min(MAX_ROTATION, visible.length));
        },
      ),
    );
  });
});

describe('an arrangement is refused', () => {
  const board = (name: string, ...placements: Placement[]) => ({ name, placements });

  it.each<[string, Arrangement, RegExp]>([
    [
      'with nine boards',
      { boards: Array.from({ length: 9 }, (_, at) => board(`专栏${at}`)) },
      /最多 8 个/,
    ],
    ['with two of a name', { boards: [board('甲'), board('甲')] }, /同名/],
    ['with a board without a name', { boards: [board('')] }, /专栏名/],
    [
      'with a bulletin twice',
      { boards: [board('甲', placed(1)), board('乙', placed(1))] },
      /排了两次/,
    ],
    [
      'with a dwell of a second',
      { boards: [board('甲', placed(1, { dwellSeconds: 1 }))] },
      /停留时间/,
    ],
    [
      'that ends yesterday',
      { boards: [board('甲', placed(1, { until: '2026-11-23T00:00:00Z' }))] },
      /已经过去/,
    ],
  ])('%s', (_, arrangement, sentence) => {
    expect(() => checkArrangement(arrangement, now)).toThrow(sentence);
  });
});

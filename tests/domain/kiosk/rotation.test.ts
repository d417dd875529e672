import { describe, expect, it } from 'vitest';
import { PROFILES, measure } from '#lib/display/profile.ts';
import type { ScreenProfile, TextSize } from '#lib/display/profile.ts';
import { readRotation } from '#lib/rotation/bulletin.ts';
import { atArrival, EMPTY, moved, shownId, withIds } from '#lib/rotation/sequence.ts';

describe('the order of bulletins', () => {
  it('goes round in both directions', () => {
    const three = withIds(EMPTY, ['a', 'b', 'c']);
    expect([0, 1, 2, 3, -1].map((steps) => shownId(moved(three, steps)))).toEqual([
      'a',
      'b',
      'c',
      'a',
      'c',
    ]);
    expect(moved(EMPTY, 1)).toEqual(EMPTY);
  });

  it('keeps what is shown when a new list still has it, wherever', () => {
    const shown = moved(withIds(EMPTY, ['a', 'b', 'c']), 1);
    expect(shownId(withIds(shown, ['x', 'y', 'b']))).toBe('b');
  });

  it('brings what was just published to the front, but nothing of a first list', () => {
    const shown = moved(withIds(EMPTY, ['a', 'b', 'c']), 1);
    const next = withIds(shown, ['new', 'a', 'b', 'c']);
    expect(shownId(atArrival(shown, next))).toBe('new');
    expect(shownId(atArrival(shown, withIds(shown, ['b', 'c'])))).toBe('b');
    expect(shownId(atArrival(EMPTY, withIds(EMPTY, ['a', 'b'])))).toBe('a');
  });

  it('shows a neighbour when it has gone, and nothing when all have', () => {
    const shown = moved(withIds(EMPTY, ['a', 'b', 'c']), 2);
    expect(shownId(withIds(shown, ['a', 'b']))).toBe('b');
    expect(shownId(withIds(shown, []))).toBeUndefined();
  });
});

const town = { name: '王市镇', hotline: '0558-8801234', isDemo: true };
const bulletin = {
  id: '1',
  disclosureId: '1',
  subject: '惠农补贴',
  headline: '公示',
  summary: '看这里。',
  dwellSeconds: 12,
  publishedAt: '2026-11-24T00:00:00Z',
  roster: null,
};

describe('a payload of bulletins', () => {
  it.each([
    ['nothing', null],
    ['a portal’s page', '<html>'],
    ['no town', { bulletins: [bulletin] }],
    ['no list', { town, bulletins: null }],
    ['only bulletins out of shape', { town, bulletins: [{ id: 1 }, null] }],
  ])('with %s is refused whole', (_what, payload) => {
    expect(readRotation(payload)).toBeNull();
  });

  it('loses a bulletin out of shape alone', () => {
    const broken = { ...bulletin, id: '2', roster: { rowCount: 'many' } };
    const content = readRotation({ town, bulletins: [broken, bulletin] });
    expect(content?.bulletins.map(({ id }) => id)).toEqual(['1']);
  });

  it('may be empty', () => {
    expect(readRotation({ town, bulletins: [] })?.bulletins).toEqual([]);
  });
});

describe('the smallest type', () => {
  const leastCapMm: Record<TextSize, number> = { standard: 6.5, large: 8.6, extraLarge: 8.6 };
  const cases = Object.entries(PROFILES).flatMap(([name, profile]) =>
    (Object.keys(leastCapMm) as TextSize[]).map(
      (size) => [name, size, profile] as [string, TextSize, ScreenProfile],
    ),
  );

  it.each(cases)('on %s at %s has capitals tall enough', (_name, size, profile) => {
    const viewport = { width: profile.widthPx, height: profile.heightPx };
    const { small, mm } = measure(profile, size, viewport);
    expect((small * 0.733) / mm).toBeGreaterThanOrEqual(leastCapMm[size]);
  });
});

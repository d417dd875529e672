import { describe, expect, it } from 'vitest';
import { cut, longestBar, tableWidth, usesOf } from '#lib/disclosure/fees.ts';
import type { FeeFiguresFragment } from '#lib/generated/graphql.ts';

function line(name: string, more: Partial<FeeFiguresFragment> = {}): FeeFiguresFragment {
  return {
    name,
    branchNames: [],
    memberCount: 3,
    broughtForward: '0.00',
    dues: '300.00',
    contributions: '0.00',
    remitted: '100.00',
    used: '20.00',
    uses: [{ item: '培训党员', amount: '20.00' }],
    balance: '180.00',
    ...more,
  };
}

describe('the figures on the screen', () => {
  it('tell what was used for what, line by line', () => {
    expect(usesOf([line('全镇合计'), line('甲', { uses: [] }), line('乙')])).toEqual([
      { branch: '全镇合计', item: '培训党员', amount: '20.00' },
      { branch: '乙', item: '培训党员', amount: '20.00' },
    ]);
  });

  it('are drawn to the largest amount of any bar, also where nothing was paid', () => {
    expect(longestBar([line('甲'), line('乙', { dues: '0.00', remitted: '1234.50' })])).toBe(
      1234.5,
    );
    expect(longestBar([line('甲', { dues: '0.00', remitted: '0.00', used: '0.00' })])).toBe(1);
  });

  it('need as much room as their widest words and figures', () => {
    const columns = [
      { head: '党支部', cell: ({ name }: FeeFiguresFragment) => name, isAmount: false },
      { head: '收缴', cell: ({ dues }: FeeFiguresFragment) => dues, isAmount: true },
    ];
    expect(tableWidth(columns, [line('甲')])).toBeCloseTo(3 + 0.8 + 6 * 0.55 + 0.8);
    const wide = line('王市镇机关党支部', { dues: '1,234,567.89' });
    expect(tableWidth(columns, [line('甲'), wide])).toBeCloseTo(8 + 0.8 + 12 * 0.55 + 0.8);
  });

  it.each([
    [[1, 2, 3, 4, 5], 2, [[1, 2], [3, 4], [5]]],
    [[], 2, []],
    [[1], 0, []],
  ])('%j are cut into pages of %i', (items, size, pages) => {
    expect(cut(items, size)).toEqual(pages);
  });
});

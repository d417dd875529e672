import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RosterRow } from '../../../server/subsidy/roster.entity.ts';
import { knownOperation } from '../../support/known-operation.ts';
import { reconciliation } from '../../support/payments.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown('demo');
});
afterAll(() => town.close());

async function rosterId(programmeCode: string, period: string): Promise<string> {
  const { read } = town.deps.database;
  return String((await read.findOneByOrFail(RosterRow, { programmeCode, period })).id);
}

describe('the demo town', () => {
  it('has paid what is old, and announces what is new', async () => {
    const { openResidentSession } = await town.visitor().must<{
      openResidentSession: {
        resident: { subsidies: { period: string; paymentState: string; paidOn: string | null }[] };
      };
    }>(knownOperation('OpenResidentSession'), { idNumber: '999999194803150026', proof: '6688' });
    const told = openResidentSession.resident.subsidies.map(({ period, paymentState, paidOn }) => {
      return [period, paymentState, paidOn];
    });
    expect(told).toEqual([
      ['2026', 'ANNOUNCED', null],
      ['2025', 'PAID', '2025-11-21'],
      ['2024', 'PAID', '2024-11-16'],
    ]);
  });

  it('has two cards of the quarter that did not take the money, and one still on its way', async () => {
    const supervisor = await town.staff('supervisor');
    const id = await rosterId('EXTREME_POVERTY_SUPPORT', '2026-Q3');
    const { nodes, totals } = await reconciliation(supervisor, id);
    expect(nodes.map(({ number, paymentState }) => [number, paymentState])).toEqual([
      [2, 'RETURNED'],
      [9, 'RETURNED'],
      [15, 'APPROVED'],
    ]);
    expect(totals).toMatchObject({ published: '49080.00', overpaid: '0.00', unmatched: '0.00' });
  });

  it.each([
    ['GRAIN_DIRECT_SUBSIDY', '2024'],
    ['GRAIN_DIRECT_SUBSIDY', '2025'],
    ['FARMLAND_FERTILITY', '2024'],
    ['FARMLAND_FERTILITY', '2025'],
  ])('%s of %s is paid to the last row', async (programmeCode, period) => {
    const supervisor = await town.staff('supervisor');
    const { totalCount, totals } = await reconciliation(
      supervisor,
      await rosterId(programmeCode, period),
    );
    expect(totalCount).toBe(0);
    expect(totals['paid']).toBe(totals['published']);
  });
});

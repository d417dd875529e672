import { yuanFromFen } from '../shared/money.ts';
import type { FundAllocationsType } from './allocation.graphql.ts';
import type { Allocations } from './allocation.service.ts';

export function fundAllocations({ entries, totalFen }: Allocations): FundAllocationsType {
  return {
    totalAmount: totalFen === null ? null : yuanFromFen(totalFen),
    entries: entries.map(({ id, amountFen, reversesId, ...one }) => ({
      ...one,
      id: String(id),
      amount: yuanFromFen(amountFen),
      reversesId: reversesId === null ? null : String(reversesId),
    })),
  };
}

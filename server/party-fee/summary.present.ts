import { yuanFromFen, type Fen } from '../shared/money.ts';
import { USE_ITEMS } from './ledger.ts';
import type { PartyFeeFiguresType, PartyFeeSummaryType } from './summary.graphql.ts';
import type { FeeSummaryFacts } from './summary.service.ts';
import type { FeeLine } from './summary.ts';

export function feeSummary(facts: FeeSummaryFacts): PartyFeeSummaryType {
  return {
    id: String(facts.id),
    year: facts.year,
    branches: facts.lines.map(feeFigures),
    totals: feeFigures(facts.total),
    preparedAt: facts.preparedAt,
  };
}

export function feeFigures(line: FeeLine): PartyFeeFiguresType {
  return {
    name: line.name,
    branchNames: [...line.branchNames],
    memberCount: line.memberCount,
    dues: yuanFromFen(line.duesFen),
    contributions: yuanOrNull(line.contributionsFen),
    remitted: yuanFromFen(line.remittedFen),
    used: yuanFromFen(line.usedFen),
    uses: line.uses.map(({ item, fen }) => ({ item: USE_ITEMS[item], amount: yuanFromFen(fen) })),
    broughtForward: yuanOrNull(line.broughtForwardFen),
    balance: yuanOrNull(line.balanceFen),
  };
}

function yuanOrNull(fen: Fen | null): string | null {
  return fen === null ? null : yuanFromFen(fen);
}

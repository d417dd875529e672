import type { PermitListImportType, PermitListType } from './permit.graphql.ts';
import type { PermitListFacts, TakenPermits } from './permit.service.ts';

export function permitList({ id, period, issuedCount }: PermitListFacts): PermitListType {
  return { id: String(id), period, issuedCount };
}

/** What is wrong with a list of permits is mended, not explained. */
const UNEXPLAINED = { reason: null, explainedBy: null, explainedAt: null };

export function permitImport(taken: TakenPermits): PermitListImportType {
  const { list, rowCount, columnsLeftOut, problems } = taken;
  return {
    permitList: list && permitList(list),
    rowCount,
    columnsLeftOut: [...columnsLeftOut],
    problems: problems.map((problem, at) => ({
      ...problem,
      key: String(at + 1),
      ...UNEXPLAINED,
    })),
  };
}

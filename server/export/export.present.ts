import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { staffNames } from '../staff/staff.service.ts';
import { rosterFacts } from '../subsidy/roster.service.ts';
import type { RosterExportType } from './export.graphql.ts';
import type { StandingExport } from './export.service.ts';

/** Exports as this person sees them. */
export async function rosterExports(
  deps: Deps,
  actor: Actor,
  exports: readonly StandingExport[],
): Promise<RosterExportType[]> {
  const rows = exports.map(({ row }) => row);
  const [names, rosters] = await Promise.all([
    staffNames(
      deps,
      rows.flatMap(({ requestedById, decidedById }) => [requestedById, decidedById ?? []].flat()),
    ),
    rosterFacts(deps, [...new Set(rows.map(({ rosterId }) => rosterId))]),
  ]);
  return exports.map(({ row, state, endsAt }) => {
    const { programme, period } = rosters.get(row.rosterId)!;
    const isOpenToActor = state === 'READY' && row.requestedById === actor.staffId;
    return {
      id: String(row.id),
      rosterId: String(row.rosterId),
      programme: programme.name,
      period,
      format: row.format,
      kind: row.kind,
      reason: row.reason,
      rowCount: row.rowCount,
      state,
      requestedBy: names.get(row.requestedById) ?? '',
      requestedAt: row.requestedAt,
      decidedBy: row.decidedById === null ? null : (names.get(row.decidedById) ?? ''),
      decidedAt: row.decidedAt,
      refusalReason: row.refusalReason,
      endsAt,
      servedAt: row.servedAt,
      path: isOpenToActor ? `/exports/${row.id}` : null,
    };
  });
}

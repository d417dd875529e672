import type { Deps } from '../context.ts';
import { hasAnyRole, type Actor } from '../shared/actor.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { Refusal } from '../shared/refusal.ts';
import type { StaffRole } from '../staff/roles.ts';
import { requireDraft, ROSTER_READERS } from '../subsidy/roster.service.ts';
import type { RosterExportRow } from './export.entity.ts';
import {
  endOf,
  needsConsent,
  stateOf,
  type ExportDecisions,
  type ExportFormat,
  type ExportKind,
  type ExportState,
} from './export.ts';
import * as store from './export.store.ts';

/** Who may have which kind of file. */
const RECEIVERS: Readonly<Record<ExportKind, readonly StaffRole[]>> = {
  MASKED: ROSTER_READERS,
  PERSONAL: ['ROSTER_CLERK', 'OFFICE'],
};

/** Who sees every export: those who decide, and those who look on. */
const OVERSEERS = ['LEADING_GROUP', 'OFFICE', 'SUPERVISOR'] as const;

const LONGEST_REASON = 200;

export interface ExportRequest {
  readonly rosterId: number;
  readonly format: ExportFormat;
  readonly kind: ExportKind;
  readonly reason: string;
}

/** An export as it stands now. */
export interface StandingExport {
  readonly row: RosterExportRow;
  readonly state: ExportState;
  readonly endsAt: Date | null;
}

/** Throws BAD_INPUT, FORBIDDEN, NOT_FOUND, ROSTER_HAS_PROBLEMS. */
export async function requestRosterExport(
  deps: Deps,
  actor: Actor,
  { rosterId, format, kind, reason }: ExportRequest,
): Promise<StandingExport> {
  requireReceiver(actor, kind);
  const roster = await requireDraft(deps, rosterId);
  const missing = roster.rowCount - roster.storedRowCount;
  // A file that silently lacks somebody would be taken for the whole roster.
  if (missing > 0)
    throw new Refusal(
      'ROSTER_HAS_PROBLEMS',
      `这份名册有 ${missing} 行没有读成，导出来会少人。请按“看名册问题”改好表格，重新导入后再导出。`,
    );
  const row = {
    rosterId,
    format,
    kind,
    reason: checkReason(reason, '用途 reason'),
    rowCount: roster.storedRowCount,
    needsConsent: needsConsent(kind, roster.storedRowCount),
    requestedById: actor.staffId,
    requestedAt: deps.clock.now(),
    decision: null,
    decidedById: null,
    decidedAt: null,
    refusalReason: null,
    servedAt: null,
  };
  const id = await deps.database.write((writer) => store.insertExport(writer, row));
  return standing({ id, ...row }, deps.clock.now());
}

/** Throws NOT_FOUND, OWN_WORK, WRONG_STATE. */
export function consentToExport(deps: Deps, actor: Actor, id: number): Promise<StandingExport> {
  return decide(deps, actor, id, null);
}

/** Throws BAD_INPUT, NOT_FOUND, OWN_WORK, WRONG_STATE. */
export async function refuseExport(
  deps: Deps,
  actor: Actor,
  id: number,
  reason: string,
): Promise<StandingExport> {
  return decide(deps, actor, id, checkReason(reason, '理由 reason'));
}

async function decide(
  deps: Deps,
  actor: Actor,
  id: number,
  refusalReason: string | null,
): Promise<StandingExport> {
  const now = deps.clock.now();
  return deps.database.write(async (writer) => {
    const row = await store.findExport(writer, id);
    if (row === null) throw new Refusal('NOT_FOUND', '没有这份导出申请，请核对编号。');
    if (row.requestedById === actor.staffId)
      throw new Refusal('OWN_WORK', '自己申请的导出，要由领导小组或党政办的另一个人决定。');
    const decision = {
      decision: refusalReason === null ? ('CONSENTED' as const) : ('REFUSED' as const),
      decidedById: actor.staffId,
      decidedAt: now,
      refusalReason,
    };
    const isOpen = stateOf(decisionsOf(row), now) === 'PENDING';
    if (!isOpen || !(await store.saveDecision(writer, id, decision)))
      throw new Refusal(
        'WRONG_STATE',
        '这份申请不用决定，或者已经有人决定了，请在“导出记录”里看。',
      );
    return standing({ ...row, ...decision }, now);
  });
}

/** Newest first: everybody's for overseers, else one's own. */
export async function pageExports(
  deps: Deps,
  actor: Actor,
  request: PageRequest,
): Promise<Page<StandingExport>> {
  const owner = hasAnyRole(actor, OVERSEERS) ? null : actor.staffId;
  const page = await store.pageExports(deps.database.read, owner, request);
  const now = deps.clock.now();
  return { ...page, nodes: page.nodes.map((row) => standing(row, now)) };
}

/** Throws FORBIDDEN. */
export function requireReceiver(actor: Actor, kind: ExportKind): void {
  if (hasAnyRole(actor, RECEIVERS[kind])) return;
  throw new Refusal(
    'FORBIDDEN',
    kind === 'PERSONAL'
      ? '有完整姓名的名册只能由名册员或党政办导出；您可以导出 MASKED（与公示的一样）。'
      : '您的岗位不能导出名册，请交给名册员或党政办。',
  );
}

export function decisionsOf(row: RosterExportRow): ExportDecisions {
  const { requestedAt, decidedAt, servedAt, decision } = row;
  const isConsented = decision === null ? null : decision === 'CONSENTED';
  return { needsConsent: row.needsConsent, requestedAt, isConsented, decidedAt, servedAt };
}

function standing(row: RosterExportRow, now: Date): StandingExport {
  const decisions = decisionsOf(row);
  return { row, state: stateOf(decisions, now), endsAt: endOf(decisions) };
}

function checkReason(reason: string, name: string): string {
  const text = reason.trim();
  const { length } = [...text];
  if (length < 1 || length > LONGEST_REASON)
    throw new Refusal('BAD_INPUT', `${name} 应写 1 到 ${LONGEST_REASON} 个字，请改后重试。`);
  return text;
}

import type { Deps } from '../context.ts';
import type { Reader } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf, type Day } from '../shared/day.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { daysOfPeriod, isPeriod, type Period } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import type { RosterFile } from '../subsidy/import/reading.ts';
import { isBlocking, type FileProblem } from '../subsidy/office-file/office-file.ts';
import { toldProblems } from '../subsidy/office-file/read-office-file.ts';
import { readPermitsInWorker } from '../subsidy/permit-file/read-in-worker.ts';
import type { PermitListRow, PermitRow } from './permit.entity.ts';
import * as store from './permit.store.ts';
import { byNumber, permitDigest } from './permit.ts';

/** An imported list, without its permits: what an edition carries and the public reads. */
export type PermitListFacts = Readonly<
  Pick<PermitListRow, 'id' | 'period' | 'issuedCount' | 'contentHash'>
>;

/** What became of a file: every row taken, or nothing when a problem is BLOCKING. */
export interface TakenPermits {
  /** Null when nothing was taken. */
  readonly list: PermitListFacts | null;
  readonly rowCount: number;
  readonly columnsLeftOut: readonly string[];
  readonly problems: readonly FileProblem[];
}

/**
 * Freezes the permits of a period for a disclosure to carry. The same permits are the same list,
 * however often they are imported. Throws BAD_INPUT and what reading a file throws.
 */
export async function importPermitList(
  deps: Deps,
  actor: Actor,
  period: Period,
  file: RosterFile,
): Promise<TakenPermits> {
  checkPeriod(period, dayOf(deps.clock.now()));
  const { rows, rowCount, columnsLeftOut, problems } = await readPermitsInWorker(file);
  const taken = { rowCount, columnsLeftOut, problems: toldProblems(problems) };
  if (problems.some(isBlocking)) return { ...taken, list: null };
  const permits = byNumber(rows);
  const contentHash = permitDigest({ period, permits });
  const id = await deps.database.write(async (writer) => {
    for (const known of await store.findListsLike(writer, contentHash))
      if (await isUnchanged(writer, known)) return known.id;
    const list = {
      period,
      issuedCount: permits.length,
      contentHash,
      importedById: actor.staffId,
      importedAt: deps.clock.now(),
    };
    return store.insertPermitList(writer, list, permits);
  });
  return { ...taken, list: await requirePermitList(deps, id) };
}

/** By id; ids that do not exist are absent. */
export async function permitLists(
  deps: Deps,
  ids: readonly number[],
): Promise<ReadonlyMap<number, PermitListFacts>> {
  const found = await store.findPermitLists(deps.database.read, ids);
  return new Map(found.map((list) => [list.id, list]));
}

/** Throws NOT_FOUND. */
export async function requirePermitList(deps: Deps, id: number): Promise<PermitListFacts> {
  const list = (await permitLists(deps, [id])).get(id);
  if (list === undefined)
    throw new Refusal('NOT_FOUND', '没有这份发证名单，请用 importPermitList 导入后填返回的编号。');
  return list;
}

/** A page of a list, by permit number. Who may read the list is decided by who carries it. */
export async function pagePermits(
  deps: Deps,
  { id, issuedCount }: Pick<PermitListFacts, 'id' | 'issuedCount'>,
  request: PageRequest,
): Promise<Page<PermitRow>> {
  const after = decodeCursor(request) ?? 0;
  const { read } = deps.database;
  const found = await store.listPermitsAfter(read, id, after, request.first + 1);
  return pageOf(found, request, issuedCount, ({ position }) => position);
}

/** True while every stored permit is what was imported. */
export function isPermitListUnchanged(deps: Deps, facts: PermitListFacts): Promise<boolean> {
  return isUnchanged(deps.database.read, facts);
}

async function isUnchanged(reader: Reader, facts: PermitListFacts): Promise<boolean> {
  const { id, period, issuedCount, contentHash } = facts;
  const permits = await store.listPermits(reader, id);
  return permits.length === issuedCount && permitDigest({ period, permits }) === contentHash;
}

function checkPeriod(period: Period, today: Day): void {
  if (!isPeriod(period))
    throw new Refusal('BAD_INPUT', '期次 period 应写成 2026-Q3 或 2026-10 的样子，请改后重试。');
  if (daysOfPeriod(period).from > today)
    throw new Refusal('BAD_INPUT', `期次 ${period} 还没有开始，请核对。`);
}

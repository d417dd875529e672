import type { Deps } from '../context.ts';
import type { Reader } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { yearOf } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import { listBranches } from './branch.store.ts';
import * as store from './summary.store.ts';
import type { StoredSummary } from './summary.store.ts';
import {
  summaryDigest,
  summaryOf,
  type BranchLedger,
  type FeeLine,
  type FeeSummary,
} from './summary.ts';

/** A prepared summary: what an edition carries and the public reads. */
export interface FeeSummaryFacts extends FeeSummary {
  readonly id: number;
  readonly contentHash: string;
  readonly preparedAt: Date;
}

/**
 * Freezes the public figures of a year, of all branches together; from then on no branch records
 * anything of it. The same figures are the same summary, however often they are prepared. Throws
 * BAD_INPUT, NOT_FOUND, YEAR_NOT_CLOSED, and WRONG_STATE when too few members paid.
 */
export async function preparePartyFeeSummary(
  deps: Deps,
  actor: Actor,
  year: number,
): Promise<number> {
  const now = deps.clock.now();
  if (year >= yearOf(dayOf(now)) || year < 2008)
    throw new Refusal('BAD_INPUT', '只能汇总过去的年度，请核对年份。');
  return deps.database.write(async (writer) => {
    await store.lockBranches(writer);
    const summary = summaryOf(await closedLedgers(writer, year), year);
    if (summary === null)
      throw new Refusal(
        'WRONG_STATE',
        `${year} 年全镇交党费的党员不到 3 名，公开合计就等于公开个人交了多少，不能汇总公开。`,
      );
    const contentHash = summaryDigest(summary);
    const known = (await store.listSummaries(writer, year))
      .map(factsOf)
      .find((facts) => facts.contentHash === contentHash && isSummaryUnchanged(facts));
    if (known !== undefined) return known.id;
    const row = { year, contentHash, preparedById: actor.staffId, preparedAt: now };
    return store.insertSummary(writer, row, [summary.total, ...summary.lines]);
  });
}

/** Every summary of a year, or of all years, newest first. */
export async function listPartyFeeSummaries(
  deps: Deps,
  year: number | null,
): Promise<FeeSummaryFacts[]> {
  return (await store.listSummaries(deps.database.read, year)).map(factsOf);
}

/** By id; ids that do not exist are absent. */
export async function feeSummaries(
  deps: Deps,
  ids: readonly number[],
): Promise<ReadonlyMap<number, FeeSummaryFacts>> {
  const found = await store.findSummaries(deps.database.read, ids);
  return new Map(found.map((stored) => [stored.summary.id, factsOf(stored)]));
}

/** Throws NOT_FOUND. */
export async function requireFeeSummary(deps: Deps, id: number): Promise<FeeSummaryFacts> {
  const summary = (await feeSummaries(deps, [id])).get(id);
  if (summary === undefined)
    throw new Refusal(
      'NOT_FOUND',
      '没有这份党费收支汇总，请用 partyFeeSummaries 查编号，或请组织委员先汇总。',
    );
  return summary;
}

/** True while every stored figure is what was prepared. */
export function isSummaryUnchanged(facts: FeeSummaryFacts): boolean {
  return summaryDigest(facts) === facts.contentHash;
}

/** The ledgers of every branch that had members or entries; refused while one may still change. */
async function closedLedgers(reader: Reader, year: number): Promise<BranchLedger[]> {
  const entries = await store.listEntriesUntil(reader, year);
  const byBranch = Map.groupBy(entries, ({ branchCode }) => branchCode);
  const withMembers = await store.branchesWithMembers(reader, year);
  const closed = await store.closedBranches(reader, year);
  const concerned = (await listBranches(reader)).filter(
    ({ code }) => byBranch.has(code) || withMembers.has(code),
  );
  if (concerned.length === 0)
    throw new Refusal('NOT_FOUND', `${year} 年没有党员，也没有党费流水，没有可以汇总的。`);
  const open = concerned.filter(({ code }) => !closed.has(code)).map(({ name }) => name);
  if (open.length > 0)
    throw new Refusal(
      'YEAR_NOT_CLOSED',
      `还有 ${open.length} 个党支部没有结 ${year} 年的账：${open.join('、')}。请先用 closePartyFeeYear 结账，再汇总。`,
      { branches: open },
    );
  return concerned.map(({ code, name }) => ({ name, entries: byBranch.get(code) ?? [] }));
}

function factsOf({ summary, lines: [total, ...lines] }: StoredSummary): FeeSummaryFacts {
  const { id, year, contentHash, preparedAt } = summary;
  return { id, year, contentHash, preparedAt, total: lineOf(total!), lines: lines.map(lineOf) };
}

function lineOf(row: StoredSummary['lines'][number]): FeeLine {
  const { summaryId: _, position: __, ...line } = row;
  return line;
}

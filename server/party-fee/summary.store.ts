import { In, LessThanOrEqual, MoreThanOrEqual } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { PartyBranchRow, PartyMembershipRow } from './branch.entity.ts';
import { PartyFeeEntryRow, PartyFeeYearRow } from './fee.entity.ts';
import { PartyFeeSummaryLineRow, PartyFeeSummaryRow } from './summary.entity.ts';

/** A summary with its lines, the town's first. */
export interface StoredSummary {
  readonly summary: PartyFeeSummaryRow;
  readonly lines: readonly PartyFeeSummaryLineRow[];
}

/** Holds every branch, and new ones off, until the transaction ends: nobody records meanwhile. */
export async function lockBranches(writer: Writer): Promise<void> {
  // SQLite has one writer at a time anyway, and no word for it.
  if (writer.dataSource.options.type === 'better-sqlite3') return;
  await writer
    .createQueryBuilder(PartyBranchRow, 'branch')
    .orderBy('branch.code')
    .setLock('pessimistic_write')
    .getMany();
}

/** Whether the figures of the year, or what a later one brought forward, may be public. */
export function isYearSummarised(reader: Reader, year: number): Promise<boolean> {
  return reader.existsBy(PartyFeeSummaryRow, { year: MoreThanOrEqual(year) });
}

/** What every branch recorded up to the end of a year, in the order it was recorded. */
export function listEntriesUntil(reader: Reader, year: number): Promise<PartyFeeEntryRow[]> {
  return reader.find(PartyFeeEntryRow, {
    where: { paidOn: LessThanOrEqual(`${year}-12-31`) },
    order: { id: 'ASC' },
  });
}

/** Branches that had a member in the year. */
export async function branchesWithMembers(
  reader: Reader,
  year: number,
): Promise<ReadonlySet<string>> {
  const memberships = await reader
    .createQueryBuilder(PartyMembershipRow, 'membership')
    .where('membership.fromMonth <= :last', { last: `${year}-12` })
    .andWhere('(membership.untilMonth IS NULL OR membership.untilMonth >= :first)', {
      first: `${year}-01`,
    })
    .getMany();
  return new Set(memberships.map(({ branchCode }) => branchCode));
}

/** Branches that take nothing more for the year, nor for any before it. */
export async function closedBranches(reader: Reader, year: number): Promise<ReadonlySet<string>> {
  const closed = await reader.findBy(PartyFeeYearRow, { year: MoreThanOrEqual(year) });
  return new Set(closed.map(({ branchCode }) => branchCode));
}

/** By id; ids that do not exist are absent. */
export async function findSummaries(
  reader: Reader,
  ids: readonly number[],
): Promise<StoredSummary[]> {
  if (ids.length === 0) return [];
  return withLines(reader, await reader.findBy(PartyFeeSummaryRow, { id: In([...ids]) }));
}

/** Newest first; of all years without one. */
export async function listSummaries(reader: Reader, year: number | null): Promise<StoredSummary[]> {
  const summaries = await reader.find(PartyFeeSummaryRow, {
    where: year === null ? {} : { year },
    order: { id: 'DESC' },
  });
  return withLines(reader, summaries);
}

async function withLines(
  reader: Reader,
  summaries: readonly PartyFeeSummaryRow[],
): Promise<StoredSummary[]> {
  if (summaries.length === 0) return [];
  const lines = await reader.find(PartyFeeSummaryLineRow, {
    where: { summaryId: In(summaries.map(({ id }) => id)) },
    order: { position: 'ASC' },
  });
  const bySummary = Map.groupBy(lines, ({ summaryId }) => summaryId);
  return summaries.map((summary) => ({ summary, lines: bySummary.get(summary.id) ?? [] }));
}

export async function insertSummary(
  writer: Writer,
  summary: Omit<PartyFeeSummaryRow, 'id'>,
  lines: readonly Omit<PartyFeeSummaryLineRow, 'summaryId' | 'position'>[],
): Promise<number> {
  const { identifiers } = await writer.insert(PartyFeeSummaryRow, { ...summary });
  const { id: summaryId } = identifiers[0] as { id: number };
  for (const [position, line] of lines.entries())
    await writer.insert(PartyFeeSummaryLineRow, { summaryId, position, ...line });
  return summaryId;
}

import type { Deps } from '../context.ts';
import { maskIdNumber } from '../shared/mask.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { Refusal } from '../shared/refusal.ts';
import {
  compareRosters,
  countChange,
  NO_CHANGES,
  type ChangeCounts,
  type RosterChange,
  type SealedField,
} from './compare.ts';
import type { RosterEntryRow, RosterRow } from './roster.entity.ts';
import { placeOf, requireDraft } from './roster.service.ts';
import { everyEntry } from './roster.store.ts';
import { RowOrder } from './row-order.ts';

export interface DraftComparison {
  readonly before: RosterRow;
  readonly after: RosterRow;
  readonly counts: ChangeCounts;
  /** Rows of both that stand elsewhere in the order. */
  readonly movedCount: number;
  readonly page: Page<TellableChange>;
}

export interface TellableChange {
  readonly change: RosterChange<RosterEntryRow>;
  readonly maskedIdNumber: string;
}

/** Rows between which others have a turn. */
const CHUNK = 500;

interface Numbered {
  readonly number: number;
  readonly change: RosterChange<RosterEntryRow>;
}

/**
 * What differs between two drafts of a programme. Both are read as a whole for every page, because
 * the counts are of the whole. Throws NOT_FOUND, and BAD_INPUT for drafts of two programmes.
 */
export async function compareDrafts(
  deps: Deps,
  ids: { readonly before: number; readonly after: number },
  request: PageRequest,
): Promise<DraftComparison> {
  const from = decodeCursor(request) ?? 0;
  const [before, after] = await Promise.all([
    requireDraft(deps, ids.before),
    requireDraft(deps, ids.after),
  ]);
  if (before.programmeCode !== after.programmeCode)
    throw new Refusal(
      'BAD_INPUT',
      '两份名册不是同一个补贴项目，不能对比。请核对 before 和 after。',
    );
  let counts = NO_CHANGES;
  let number = 0;
  const order = new RowOrder();
  const wanted: Numbered[] = [];
  for await (const change of changesBetween(deps, before.id, after.id, order)) {
    counts = countChange(counts, change);
    number += 1;
    if (number > from && wanted.length <= request.first) wanted.push({ number, change });
  }
  const page = pageOf(wanted, request, number, (each) => each.number);
  const nodes = page.nodes.map(({ change }) => ({
    change,
    maskedIdNumber: maskedOf(deps, change),
  }));
  const { movedCount } = order;
  return { before, after, counts, movedCount, page: { ...page, nodes } };
}

function changesBetween(deps: Deps, before: number, after: number, order: RowOrder) {
  const { read } = deps.database;
  return compareRosters(
    inTurns(everyEntry(read, before)),
    inTurns(everyEntry(read, after)),
    (one, other) => sealedChanges(deps, one, other),
    order,
  );
}

async function* inTurns<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  let count = 0;
  for await (const row of rows) {
    yield row;
    count += 1;
    if (count % CHUNK === 0) await new Promise(setImmediate);
  }
}

/** The same text is sealed differently each time, so both are opened. */
function sealedChanges(deps: Deps, one: RosterEntryRow, other: RosterEntryRow): SealedField[] {
  const { vault } = deps;
  const changed: SealedField[] = [];
  const isSame = (a: string, b: string, column: 'name' | 'account') =>
    vault.open(a, placeOf(one, column)) === vault.open(b, placeOf(other, column));
  if (!isSame(one.nameSealed, other.nameSealed, 'name')) changed.push('name');
  if (!isSame(one.accountSealed, other.accountSealed, 'account')) changed.push('account');
  if (one.householderKey !== other.householderKey) changed.push('householder');
  return changed;
}

function maskedOf(deps: Deps, { before, after }: RosterChange<RosterEntryRow>): string {
  const entry = after ?? before;
  return maskIdNumber(deps.vault.open(entry.idNumberSealed, placeOf(entry, 'id_number')));
}

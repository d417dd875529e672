import type { Deps } from '../context.ts';
import { carriersOfRosters } from '../disclosure/publication.service.ts';
import { maskAccount } from '../shared/mask.ts';
import type { Fen } from '../shared/money.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { staffNames } from '../staff/staff.service.ts';
import {
  amountsOf,
  staffLinesAt,
  type RosterFacts,
  type StaffLine,
} from '../subsidy/roster.service.ts';
import { openAccount } from './account.ts';
import type { PaymentEntryRow } from './payment.entity.ts';
import { NOTHING_PAID, paymentState, standingOf, type PaymentState } from './payment.ts';
import { requirePublishedRoster } from './payment.service.ts';
import { listEntries, listReturns } from './payment.store.ts';
import {
  kindsOf,
  sumByKind,
  totalsOf,
  type Compared,
  type DifferenceKind,
  type KindSum,
  type Totals,
} from './reconciliation.ts';

/** A row of the roster, or a payee of the bank's who is on no row, with all its entries. */
export interface Difference extends Compared {
  readonly kinds: readonly DifferenceKind[];
  /** Null for a payee who is not on the roster. */
  readonly line: StaffLine | null;
  readonly state: PaymentState | null;
  readonly entries: readonly ToldEntry[];
}

/** An entry as staff may read it. */
export interface ToldEntry {
  readonly entry: PaymentEntryRow;
  readonly fileName: string | null;
  readonly maskedAccount: string | null;
  readonly by: string;
}

export interface Reconciliation {
  readonly facts: RosterFacts;
  readonly totals: Totals;
  readonly kinds: readonly KindSum[];
  readonly page: Page<Difference>;
}

/**
 * Compares what a roster promised with what the bank did, in both directions. Lists the rows with
 * a difference, or only those with one of `kind`. Throws NOT_FOUND, WRONG_STATE or BAD_INPUT.
 */
export async function reconcile(
  deps: Deps,
  rosterId: number,
  kind: DifferenceKind | null,
  request: PageRequest,
): Promise<Reconciliation> {
  const after = decodeCursor(request) ?? 0;
  const facts = await requirePublishedRoster(deps, rosterId);
  const { read } = deps.database;
  const [amounts, entries] = await Promise.all([
    amountsOf(deps, rosterId),
    listEntries(read, rosterId),
  ]);
  const rows = [...onRoster(amounts, entries), ...elsewhere(entries)];
  const wanted = rows.filter((row) => {
    const kinds = kindsOf(row);
    return kind === null ? kinds.length > 0 : kinds.includes(kind);
  });
  const rest = wanted.filter(({ key }) => key > after).slice(0, request.first + 1);
  const page = pageOf(rest, request, wanted.length, ({ key }) => key);
  return {
    facts,
    totals: totalsOf(rows),
    kinds: sumByKind(rows),
    page: { ...page, nodes: await told(deps, rosterId, page.nodes) },
  };
}

interface Row extends Compared {
  /** The position on the roster; behind all of those whoever is not on it. */
  readonly key: number;
  readonly position: number | null;
  readonly entries: readonly PaymentEntryRow[];
}

function onRoster(
  amounts: readonly { position: number; amountFen: Fen }[],
  entries: readonly PaymentEntryRow[],
): Row[] {
  const byPosition = Map.groupBy(entries, ({ position }) => position);
  return amounts.map(({ position, amountFen }) => {
    const own = byPosition.get(position) ?? [];
    return {
      key: position,
      position,
      publishedFen: amountFen,
      couldBeSeveral: false,
      standing: own.length === 0 ? NOTHING_PAID : standingOf(own),
      entries: own,
    };
  });
}

const BEHIND_ALL_POSITIONS = 1_000_000_000;

/** Payees of no row, each told once however often the bank names them. */
function elsewhere(entries: readonly PaymentEntryRow[]): Row[] {
  const strangers = entries.filter(({ position }) => position === null);
  const byPayee = Map.groupBy(strangers, ({ payeeKey, match }) => `${payeeKey}:${match}`);
  return [...byPayee.values()].map((own) => ({
    key: BEHIND_ALL_POSITIONS + own[0]!.id,
    position: null,
    publishedFen: null,
    couldBeSeveral: own[0]!.match === 'SEVERAL',
    standing: standingOf(own),
    entries: own,
  }));
}

async function told(deps: Deps, rosterId: number, rows: readonly Row[]): Promise<Difference[]> {
  const entries = rows.flatMap((row) => row.entries);
  const [lines, names, returns, carriers] = await Promise.all([
    staffLinesAt(
      deps,
      rosterId,
      rows.flatMap(({ position }) => position ?? []),
    ),
    staffNames(deps, [...new Set(entries.map(({ enteredById }) => enteredById))]),
    listReturns(deps.database.read, rosterId),
    carriersOfRosters(deps, [rosterId]),
  ]);
  const files = new Map(returns.map((bankReturn) => [bankReturn.id, bankReturn]));
  const endsOn = carriers.get(rosterId)?.publicPeriodEndsOn ?? null;
  const now = deps.clock.now();
  return rows.map((row) => ({
    ...row,
    kinds: kindsOf(row),
    line: row.position === null ? null : (lines.get(row.position) ?? null),
    state: row.position === null ? null : paymentState(row.standing, endsOn, now),
    entries: row.entries.map((entry) => ({
      entry,
      fileName: files.get(entry.returnId ?? 0)?.fileName ?? null,
      maskedAccount: masked(openAccount(deps.vault, entry, files.get(entry.returnId ?? 0))),
      by: names.get(entry.enteredById) ?? '',
    })),
  }));
}

function masked(account: string | null): string | null {
  return account === null ? null : maskAccount(account);
}

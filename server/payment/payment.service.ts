import type { Deps } from '../context.ts';
import type { Reader } from '../database/database.ts';
import { wasRosterPublished } from '../disclosure/publication.service.ts';
import { rosterInPlaceOf } from '../disclosure/roster-use.service.ts';
import type { Actor } from '../shared/actor.ts';
import type { Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';
import { Refusal } from '../shared/refusal.ts';
import { cleanReason, LONGEST_REASON } from '../subsidy/bank-file/bank-result.ts';
import { rosterFacts, staffLinesAt, type RosterFacts } from '../subsidy/roster.service.ts';
import { openAccount } from './account.ts';
import type { BankReturnRow, PaymentEntryRow, TakenBackReturnRow } from './payment.entity.ts';
import { paymentState, plainReason, standingOf, type PaymentState } from './payment.ts';
import {
  findReturns,
  findTakenBack,
  insertEntries,
  listEntriesAt,
  listReturns,
  lockLedger,
} from './payment.store.ts';

/** A row of a published roster, and until when objections to it may be raised. */
export interface PromisedRow {
  readonly rosterId: number;
  readonly position: number;
  readonly publicPeriodEndsOn: Day | null;
}

/** What became of a row's money, as its owner may see it. */
export interface Payment {
  readonly state: PaymentState;
  readonly paidOn: Day | null;
  /** What the bank paid; null while nothing is. */
  readonly paidFen: Fen | null;
  /** Why it came back or was stopped, in plain words. */
  readonly reason: string | null;
  /** Null when what was paid went to the roster's account. */
  readonly elsewhere: Elsewhere | null;
}

/** Where money went that did not go to the roster's account. */
export interface Elsewhere {
  /** Null when the bank did not write it, or wrote more than one. */
  readonly account: string | null;
  /** The bank's row names the person by name and ID number: a new card of theirs. */
  readonly isOfPerson: boolean;
}

/** What became of these rows, in their order; one query for all of them. */
export async function paymentsOf(deps: Deps, rows: readonly PromisedRow[]): Promise<Payment[]> {
  const entries = await listEntriesAt(deps.database.read, rows);
  const byRow = Map.groupBy(entries, (entry) => `${entry.rosterId}:${entry.position}`);
  const now = deps.clock.now();
  const tellElsewhere = await elsewhereTeller(deps, entries);
  return rows.map(({ rosterId, position, publicPeriodEndsOn }) => {
    const own = byRow.get(`${rosterId}:${position}`) ?? [];
    const standing = standingOf(own);
    const state = paymentState(standing, publicPeriodEndsOn, now);
    return {
      state,
      paidOn: standing.paidOn,
      paidFen: standing.paidCount === 0 ? null : standing.paidFen,
      reason: state === 'PAID' ? null : plainReason(standing.reason),
      elsewhere: tellElsewhere(own.filter(({ id }) => standing.elsewhereIds.includes(id))),
    };
  });
}

/** Files are read once for all rows, and only where money went astray. */
async function elsewhereTeller(
  deps: Deps,
  entries: readonly PaymentEntryRow[],
): Promise<(astray: readonly PaymentEntryRow[]) => Elsewhere | null> {
  const ids = entries.flatMap((entry) => (entry.accountDiffers ? (entry.returnId ?? []) : []));
  const files = new Map((await findReturns(deps.database.read, ids)).map((one) => [one.id, one]));
  return (astray) => {
    if (astray.length === 0) return null;
    const accounts = astray.map((one) => openAccount(deps.vault, one, files.get(one.returnId!)));
    return {
      account: new Set(accounts).size === 1 ? accounts[0]! : null,
      isOfPerson: astray.every(({ match, nameDiffers }) => match === 'ID_NUMBER' && !nameDiffers),
    };
  };
}

/** The facts of a roster whose money may move. Throws NOT_FOUND or WRONG_STATE. */
export async function requirePublishedRoster(deps: Deps, rosterId: number): Promise<RosterFacts> {
  const facts = (await rosterFacts(deps, [rosterId])).get(rosterId);
  if (facts === undefined) throw new Refusal('NOT_FOUND', '没有这份名册，请核对名册编号。');
  if (!(await wasRosterPublished(deps, rosterId)))
    throw new Refusal(
      'WRONG_STATE',
      '这份名册还没有公开，或者已经撤回，不能登记发放。请先走完审核、发布，或核对名册编号。',
    );
  return facts;
}

/**
 * The same, where money may be entered: on the roster that stands, not on one that was corrected.
 * Throws NOT_FOUND or WRONG_STATE.
 */
export async function requirePayableRoster(deps: Deps, rosterId: number): Promise<RosterFacts> {
  const facts = await requirePublishedRoster(deps, rosterId);
  await refuseReplaced(deps.database.read, rosterId);
  return facts;
}

/** Throws WRONG_STATE; asked again behind the ledger's lock, which a publication takes as well. */
export async function refuseReplaced(reader: Reader, rosterId: number): Promise<void> {
  const replacement = await rosterInPlaceOf(reader, rosterId);
  if (replacement === null) return;
  throw new Refusal(
    'WRONG_STATE',
    `这份名册已由更正后的名册 ${replacement} 代替，已登记的发放都转过去了。请登记到名册 ${replacement}；它若还没到公开的时间，请等公开以后再登记。`,
    { rosterId: String(replacement) },
  );
}

/** A file that was entered, and how it was taken back. */
export interface EnteredReturn {
  readonly row: BankReturnRow;
  readonly takenBack: TakenBackReturnRow | null;
}

/** The bank's files entered for a roster, newest first. */
export async function bankReturnsOf(deps: Deps, rosterId: number): Promise<EnteredReturn[]> {
  return withTakenBack(deps, await listReturns(deps.database.read, rosterId));
}

export async function withTakenBack(
  deps: Deps,
  rows: readonly BankReturnRow[],
): Promise<EnteredReturn[]> {
  const ids = rows.map(({ id }) => id);
  const takenBack = await findTakenBack(deps.database.read, ids);
  return rows.map((row) => ({ row, takenBack: takenBack.get(row.id) ?? null }));
}

/** The office holds a row back that is not yet paid. Throws NOT_FOUND, WRONG_STATE, BAD_INPUT. */
export function stopPayment(
  deps: Deps,
  actor: Actor,
  place: { rosterId: number; position: number },
  reason: string,
): Promise<void> {
  return order(deps, actor, place, 'STOPPED', reason);
}

/** Takes a stop back, as an entry of its own: nothing is ever deleted. */
export function resumePayment(
  deps: Deps,
  actor: Actor,
  place: { rosterId: number; position: number },
  reason: string,
): Promise<void> {
  return order(deps, actor, place, 'RESUMED', reason);
}

async function order(
  deps: Deps,
  actor: Actor,
  { rosterId, position }: { rosterId: number; position: number },
  state: 'STOPPED' | 'RESUMED',
  reason: string,
): Promise<void> {
  const words = requireReason(reason);
  await requirePayableRoster(deps, rosterId);
  const line = (await staffLinesAt(deps, rosterId, [position])).get(position);
  if (line === undefined) throw new Refusal('NOT_FOUND', '名册里没有这个序号，请核对后再试。');
  const now = deps.clock.now();
  await deps.database.write(async (writer) => {
    await lockLedger(writer, rosterId, now);
    await refuseReplaced(writer, rosterId);
    refuseOrder(await listEntriesAt(writer, [{ rosterId, position }]), state);
    const { amountFen } = line;
    const signed = { enteredById: actor.staffId, enteredAt: now };
    const place = { rosterId, position, amountFen, state, reason: words };
    await insertEntries(writer, [{ ...place, ...NOT_OF_A_BANK, ...signed }]);
  });
}

const NOT_OF_A_BANK = {
  paidOn: null,
  match: null,
  accountDiffers: false,
  nameDiffers: false,
  returnId: null,
  sheet: null,
  sheetRow: null,
  payeeKey: null,
  maskedName: null,
  accountSealed: null,
} as const;

function refuseOrder(entries: readonly PaymentEntryRow[], state: 'STOPPED' | 'RESUMED'): void {
  const { isStopped, paidCount } = standingOf(entries);
  if (state === 'RESUMED' && !isStopped)
    throw new Refusal('WRONG_STATE', '这一户没有停发，不用恢复。请核对序号。');
  if (state === 'STOPPED' && isStopped)
    throw new Refusal('WRONG_STATE', '这一户已经停发，不用再停。请核对序号。');
  if (state === 'STOPPED' && paidCount > 0)
    throw new Refusal('WRONG_STATE', '这一户的钱银行已经发放，停不了。要追回的请另行办理。');
}

function requireReason(reason: string): string {
  const words = cleanReason(reason);
  if (words === null || [...reason.trim()].length > LONGEST_REASON)
    throw new Refusal(
      'BAD_INPUT',
      `请写明原因，1 到 ${LONGEST_REASON} 字；本人查询时看得到，不要写号码。`,
    );
  return words;
}

import { isOver, type Day } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';

/** How far the money of a roster's row has come, as its owner and staff see it. */
export const PAYMENT_STATES = ['ANNOUNCED', 'APPROVED', 'PAID', 'RETURNED', 'STOPPED'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** What the ledger holds: two things a bank says, two the office does. */
export const ENTRY_STATES = ['PAID', 'RETURNED', 'STOPPED', 'RESUMED'] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** How a bank's row was found on the roster; NOBODY and SEVERAL were not. */
export const MATCHES = ['ACCOUNT', 'ID_NUMBER', 'NAME', 'NOBODY', 'SEVERAL'] as const;
export type Match = (typeof MATCHES)[number];

/** An entry as far as it decides. `id` grows in the order entries were made. */
export interface LedgerEntry {
  readonly id: number;
  readonly state: EntryState;
  readonly amountFen: Fen;
  /** The bank's day; null for what the office did. */
  readonly paidOn: Day | null;
  readonly reason: string | null;
  readonly accountDiffers: boolean;
  readonly nameDiffers: boolean;
}

/** What the entries of one payee come to. */
export interface Standing {
  /** Paid and not come back. */
  readonly paidFen: Fen;
  /** Payments that did not come back; two or more may be instalments. */
  readonly paidCount: number;
  readonly paidOn: Day | null;
  readonly isStopped: boolean;
  /** The bank's last word is that it came back. */
  readonly isReturned: boolean;
  /** Why it came back or was stopped. */
  readonly reason: string | null;
  /** Money that stayed went to another account than the roster's. */
  readonly accountDiffers: boolean;
  /** It went to somebody the bank calls by another name. */
  readonly nameDiffers: boolean;
  /** The entries of the money that stayed and went to another account. */
  readonly elsewhereIds: readonly number[];
}

export const NOTHING_PAID: Standing = {
  paidFen: 0,
  paidCount: 0,
  paidOn: null,
  isStopped: false,
  isReturned: false,
  reason: null,
  accountDiffers: false,
  nameDiffers: false,
  elsewhereIds: [],
};

/**
 * Adds up a payee's entries. The bank's are taken by their day, whatever the order their files came
 * in: 退回 of a payment takes it back, 退回 without one is a failed attempt, and what is paid after
 * it is paid again.
 */
export function standingOf(entries: readonly LedgerEntry[]): Standing {
  const kept: LedgerEntry[] = [];
  const bankEntries = entries.filter(({ paidOn }) => paidOn !== null).toSorted(byDay);
  for (const entry of bankEntries) {
    if (entry.state === 'PAID') kept.push(entry);
    else takeBack(kept, entry.amountFen);
  }
  const elsewhere = kept.filter(({ accountDiffers }) => accountDiffers);
  const last = bankEntries.at(-1);
  const orders = entries.filter(({ paidOn }) => paidOn === null).toSorted((a, b) => a.id - b.id);
  const order = orders.at(-1);
  const isStopped = order?.state === 'STOPPED';
  const isReturned = kept.length === 0 && last?.state === 'RETURNED';
  return {
    paidFen: kept.reduce((sum, { amountFen }) => sum + amountFen, 0),
    paidCount: kept.length,
    paidOn: kept.at(-1)?.paidOn ?? null,
    isStopped,
    isReturned,
    reason: isStopped ? order.reason : isReturned ? last.reason : null,
    accountDiffers: elsewhere.length > 0,
    nameDiffers: kept.some(({ nameDiffers }) => nameDiffers),
    elsewhereIds: elsewhere.map(({ id }) => id),
  };
}

/** Of several payments the last of the same amount came back. */
function takeBack(kept: LedgerEntry[], amountFen: Fen): void {
  const at = kept.findLastIndex((entry) => entry.amountFen === amountFen);
  if (at >= 0) kept.splice(at, 1);
}

function byDay(one: LedgerEntry, other: LedgerEntry): number {
  if (one.paidOn === other.paidOn) return one.id - other.id;
  return (one.paidOn ?? '') < (other.paidOn ?? '') ? -1 : 1;
}

/** Money that arrived has arrived, whatever was ordered; without a bank's word the clock decides. */
export function paymentState(
  standing: Standing,
  publicPeriodEndsOn: Day | null,
  now: Date,
): PaymentState {
  if (standing.paidCount > 0) return 'PAID';
  if (standing.isStopped) return 'STOPPED';
  if (standing.isReturned) return 'RETURNED';
  return publicPeriodEndsOn === null || isOver(publicPeriodEndsOn, now) ? 'APPROVED' : 'ANNOUNCED';
}

/** Banks write for banks; these are said so that the card's owner knows what happened. */
const PLAIN_REASONS: readonly [RegExp, string][] = [
  [/户名.*(不符|不一致|错误)|姓名.*(不符|不一致)|账号.*户名.*不/, '卡号和姓名对不上'],
  [/销户|注销|已销|清户/, '银行卡已经注销'],
  [/(账号|帐号|卡号|账户|帐户).*(不存在|有误|错误|无效)|无此(账|帐|卡)/, '卡号不对'],
  [/冻结|止付|挂失/, '银行卡被冻结或挂失'],
  [/久悬|睡眠|长期不动|不动户|休眠|未激活/, '银行卡长期没用，已停用'],
  [/过期|到期|换卡/, '银行卡已过期'],
];

export function plainReason(reason: string | null): string | null {
  if (reason === null) return null;
  return PLAIN_REASONS.find(([pattern]) => pattern.test(reason))?.[1] ?? reason;
}

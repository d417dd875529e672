import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { checkAll, hasLength } from '../shared/check-all.ts';
import type { Place } from '../shared/crypto.ts';
import { dayOf, type Day } from '../shared/day.ts';
import { yuanFromFen, type Fen } from '../shared/money.ts';
import { Refusal } from '../shared/refusal.ts';
import type { PartyMemberRow } from './branch.entity.ts';
import type { PartyFeeFixingRow } from './fee.entity.ts';
import { insertFixing, insertRelief } from './fee.store.ts';
import { requireMemberFile } from './member.service.ts';
import { isMonth, type Month } from './month.ts';
import { quoteFee, type IncomeKind, type Quote } from './standard.ts';

export interface QuoteInput {
  readonly kind: IncomeKind;
  readonly monthlyIncomeFen: Fen;
  readonly year: number;
  /** What the branch set for a farmer. */
  readonly setFen: Fen | null;
}

/** What a member owes a month by the standard. Throws NO_QUOTE, BAD_INPUT. */
export function requireQuote({ kind, monthlyIncomeFen, year, setFen }: QuoteInput): Quote {
  if (monthlyIncomeFen < 0 || monthlyIncomeFen > 100_000_000)
    throw new Refusal('BAD_INPUT', '月收入应在 0 到一百万元之间，请核对。');
  const quote = quoteFee(kind, monthlyIncomeFen, year, setFen);
  if ('reason' in quote) throw new Refusal('NO_QUOTE', quote.reason);
  return quote;
}

export interface NewFixing extends QuoteInput {
  readonly memberId: number;
  /** Null takes the standard's. */
  readonly monthlyFen: Fen | null;
  /** Why it differs from the standard. */
  readonly reason: string | null;
}

/**
 * Fixes what a member owes a month in a year (年初核定). Throws FEE_FIXED once it is: an income that
 * changes within the year counts from the next.
 */
export async function fixFee(deps: Deps, actor: Actor, input: NewFixing): Promise<void> {
  const { memberId, year } = input;
  const { member } = await requireMemberFile(deps, actor, memberId);
  const now = deps.clock.now();
  refuseOtherYear(year, dayOf(now));
  const fixed = fixedAmount(input);
  const fixing = fixingRow(deps, actor, member, fixed);
  await deps.database
    .write((writer) => insertFixing(writer, fixing))
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw feeFixed(year);
    });
}

export function feeFixed(year: number): Refusal {
  return new Refusal(
    'FEE_FIXED',
    `这名党员 ${year} 年的月交纳数额已经核定，年内收入变化不重新核定，从下一年起按新收入核定；确有困难的办理减免。`,
  );
}

/** Years are fixed as they come, or caught up with. Throws BAD_INPUT. */
export function refuseOtherYear(year: number, today: Day): void {
  const thisYear = Number(today.slice(0, 4));
  if (year < thisYear - 5 || year > thisYear + 1)
    throw new Refusal('BAD_INPUT', `年度应在 ${thisYear - 5} 到 ${thisYear + 1} 之间，请核对。`);
}

/** What is fixed, beside what the standard says. */
export type FixedAmount = Pick<NewFixing, 'kind' | 'monthlyIncomeFen' | 'year' | 'reason'> & {
  readonly quotedFen: Fen;
  readonly monthlyFen: Fen;
};

/** Throws NO_QUOTE, and BAD_INPUT for an amount that differs from the standard without a reason. */
export function fixedAmount(input: Omit<NewFixing, 'memberId'>): FixedAmount {
  const { kind, monthlyIncomeFen, year } = input;
  const quote = requireQuote(input);
  const monthlyFen = input.monthlyFen ?? quote.monthlyFen;
  const reason = input.reason?.trim() || null;
  refuseUnexplained(quote, monthlyFen, reason);
  return { kind, monthlyIncomeFen, year, reason, quotedFen: quote.monthlyFen, monthlyFen };
}

function refuseUnexplained(quote: Quote, monthlyFen: Fen, reason: string | null): void {
  if (monthlyFen < 0 || monthlyFen > 100_000_000)
    throw new Refusal('BAD_INPUT', '月交纳数额应在 0 到一百万元之间，请核对。');
  if ([...(reason ?? '')].length > 200)
    throw new Refusal('BAD_INPUT', '核定数额不同的原因 reason 最多 200 字，请改短后重试。');
  if (monthlyFen !== quote.monthlyFen && reason === null)
    throw new Refusal(
      'BAD_INPUT',
      `按标准每月应交 ${yuanFromFen(quote.monthlyFen)} 元，核定的是 ${yuanFromFen(monthlyFen)} 元，请写明原因 reason，最多 200 字。`,
    );
}

export function fixingRow(
  deps: Deps,
  actor: Actor,
  { id, personKey }: Pick<PartyMemberRow, 'id' | 'personKey'>,
  { monthlyIncomeFen, ...fixed }: FixedAmount,
): Omit<PartyFeeFixingRow, 'id'> {
  const income = yuanFromFen(monthlyIncomeFen);
  return {
    ...fixed,
    memberId: id,
    incomeSealed: deps.vault.seal(income, incomePlace(personKey, fixed.year)),
    recordedById: actor.staffId,
    recordedAt: deps.clock.now(),
  };
}

export function incomePlace(personKey: string, year: number): Place {
  return { table: 'party_fee_fixing', column: 'income', row: `${personKey}:${year}` };
}

export interface NewRelief {
  readonly memberId: number;
  readonly fromMonth: Month;
  readonly untilMonth: Month;
  readonly monthlyFen: Fen;
  readonly approvedBy: string;
  readonly document: string;
}

/** Less or nothing for some months, as the upper committee approved. Throws BAD_INPUT. */
export async function grantRelief(deps: Deps, actor: Actor, input: NewRelief): Promise<void> {
  const { memberId, fromMonth, untilMonth, monthlyFen } = input;
  await requireMemberFile(deps, actor, memberId);
  const approvedBy = input.approvedBy.trim();
  const document = input.document.trim();
  checkAll(
    [isMonth(fromMonth) && isMonth(untilMonth), '起止月份应写成 "2026-01" 的样子'],
    [fromMonth <= untilMonth, '减免的起止月份颠倒了'],
    [monthlyFen >= 0, '减免后的月交纳数额不能是负数'],
    [hasLength(approvedBy, 1, 60), '请写明批准的上级党委，最多 60 字'],
    [hasLength(document, 1, 100), '请写明批准的文号或日期，最多 100 字'],
  );
  await deps.database.write((writer) =>
    insertRelief(writer, {
      memberId,
      fromMonth,
      untilMonth,
      monthlyFen,
      approvedBy,
      document,
      recordedById: actor.staffId,
      recordedAt: deps.clock.now(),
    }),
  );
}

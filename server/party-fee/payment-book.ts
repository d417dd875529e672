import { checkAll, hasLength, isNullOr, refusalsOf } from '../shared/check-all.ts';
import type { Day } from '../shared/day.ts';
import { yuanFromFen, type Fen } from '../shared/money.ts';
import { Refusal } from '../shared/refusal.ts';
import { accountOf, mostPayable, type MemberFile } from './dues.ts';
import { LEAST_CONTRIBUTION_FEN, receiptUsed, yearClosed } from './ledger.ts';
import { monthOf, type Month } from './month.ts';

/** What a line of the ledger says, whatever its kind. */
export interface EntryFacts {
  readonly amountFen: Fen;
  readonly paidOn: Day;
  readonly receipt: string | null;
  readonly note: string | null;
  /** The branch's decision, for several months at once. */
  readonly consent: string | null;
}

export interface Payment extends EntryFacts {
  readonly memberId: number;
  readonly kind: 'DUES' | 'CONTRIBUTION';
}

/** What payments are judged by: the branch's ledger and its members, as they stand. */
export interface BookFacts {
  readonly branchCode: string;
  readonly today: Day;
  readonly members: ReadonlyMap<number, MemberFile>;
  readonly closedYears: ReadonlySet<number>;
  readonly usedReceipts: ReadonlySet<string>;
}

/**
 * Payments of a branch one after the other, singly or by file: each is judged by what stands in the
 * ledger and by the payments before it.
 */
export class PaymentBook {
  readonly #facts: BookFacts;
  readonly #members: Map<number, MemberFile>;
  readonly #receipts: Set<string>;

  constructor(facts: BookFacts) {
    this.#facts = facts;
    this.#members = new Map(facts.members);
    this.#receipts = new Set(facts.usedReceipts);
  }

  /** Everything that speaks against a payment; with nothing against it, it counts from now on. */
  take(payment: Payment): Refusal[] {
    const faults = this.#faultsOf(payment);
    if (faults.length === 0) this.#note(payment);
    return faults;
  }

  #note({ kind, memberId, amountFen, receipt }: Payment): void {
    if (receipt !== null) this.#receipts.add(receipt);
    const member = this.#members.get(memberId);
    if (kind === 'DUES' && member !== undefined)
      this.#members.set(memberId, { ...member, paidFen: member.paidFen + amountFen });
  }

  #faultsOf(payment: Payment): Refusal[] {
    const { today, branchCode, closedYears } = this.#facts;
    const member = this.#members.get(payment.memberId);
    const year = Number(payment.paidOn.slice(0, 4));
    return refusalsOf(
      () => refuseBadEntry(payment, today, true),
      () => {
        if (member === undefined || !isIn(branchCode, member)) throw hasLeft();
        if (payment.kind === 'CONTRIBUTION') refuseSmall(payment.amountFen);
        else refuseTooMuch(member, monthOf(today), payment.amountFen, payment.consent);
      },
      () => {
        if (closedYears.has(year)) throw yearClosed(year);
      },
      () => {
        if (payment.receipt !== null && this.#receipts.has(payment.receipt)) throw receiptUsed();
      },
    );
  }
}

/** Throws BAD_INPUT with everything that is wrong with an entry by itself. */
export function refuseBadEntry(entry: EntryFacts, today: Day, needsReceipt: boolean): void {
  const { amountFen, paidOn, receipt, note, consent } = entry;
  checkAll(
    [amountFen > 0 && amountFen <= 10_000_000_000, '金额应大于 0 元、不超过一亿元'],
    [paidOn >= '2008-01-01' && paidOn <= today, '日期应在今天以前'],
    [!needsReceipt || receipt !== null, '请填写收据号'],
    [isNullOr(receipt, /^[\p{L}\d-]{1,40}$/u), '收据号只用字母、汉字、数字和 -，最多 40 个'],
    [hasLength(note ?? '', 0, 200), '备注最多 200 字'],
    [hasLength(consent ?? '', 0, 100), '同意的说明 consent 最多 100 字'],
  );
}

function isIn(branch: string, { memberships }: MemberFile): boolean {
  return memberships.some(
    ({ branchCode, untilMonth }) => branchCode === branch && untilMonth === null,
  );
}

function hasLeft(): Refusal {
  return new Refusal('WRONG_STATE', '这名党员已经转出，请由现在的党支部收取党费。');
}

/** A one-off that goes whole to the Centre is large. */
function refuseSmall(fen: Fen): void {
  if (fen < LEAST_CONTRIBUTION_FEN)
    throw new Refusal('BAD_INPUT', '大额党费是一次 1000 元以上的；不到 1000 元的请登记为党费。');
}

/** At most a year ahead, and ahead at all only with the branch's consent. */
function refuseTooMuch(member: MemberFile, month: Month, fen: Fen, consent: string | null): void {
  const { months, owingFen } = accountOf(member, month);
  if (months.at(-1)?.dueFen === null)
    throw new Refusal('WRONG_STATE', '这名党员今年的月交纳数额还没有核定，请先核定再收。');
  const most = mostPayable(member, month);
  if (fen > most)
    throw new Refusal(
      'BAD_INPUT',
      `最多可以收 ${yuanFromFen(most)} 元（欠交的和今后一年的）。请核对金额；一次交 1000 元以上的大额党费另行登记。`,
    );
  if (fen > owingFen && consent === null)
    throw new Refusal(
      'BAD_INPUT',
      `到本月为止应交 ${yuanFromFen(owingFen)} 元，多交的是今后的党费，要经党支部同意。请在 consent 写明是哪次会议同意的。`,
    );
}

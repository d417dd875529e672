import type { Fen } from '../shared/money.ts';
import { Refusal } from '../shared/refusal.ts';

/**
 * What is written into a branch's ledger. Nothing in it is changed or taken away: a mistake is put
 * right by an entry that reverses it.
 */
interface EntryRule {
  /** Into the branch's hands, or out of them. */
  readonly sign: 1 | -1;
  /** Dues stay with the party organisations; a large one-off goes whole to the Centre. */
  readonly pot: 'DUES' | 'CONTRIBUTION';
  readonly isOfMember: boolean;
  readonly hasItem: boolean;
}

export const ENTRY_KINDS = {
  /** 交纳党费 */
  DUES: { sign: 1, pot: 'DUES', isOfMember: true, hasItem: false },
  /** 一次性交纳 1000 元以上的党费，全部上缴中央 */
  CONTRIBUTION: { sign: 1, pot: 'CONTRIBUTION', isOfMember: true, hasItem: false },
  /** 上缴上级党组织 */
  REMITTANCE: { sign: -1, pot: 'DUES', isOfMember: false, hasItem: false },
  /** 大额党费上缴中央 */
  CONTRIBUTION_REMITTANCE: { sign: -1, pot: 'CONTRIBUTION', isOfMember: false, hasItem: false },
  /** 使用党费 */
  USE: { sign: -1, pot: 'DUES', isOfMember: false, hasItem: true },
} as const satisfies Readonly<Record<string, EntryRule>>;

export type EntryKind = keyof typeof ENTRY_KINDS;

/** From this on a one-off payment is a contribution to the Centre. */
export const LEAST_CONTRIBUTION_FEN: Fen = 100_000;

/** What party fees may be used for, by the rule of 2008. */
export const USE_ITEMS = {
  TRAINING: '培训党员',
  MATERIALS: '订阅、购买党员教育的报刊资料和设备',
  COMMENDATION: '表彰先进党组织、优秀党员和党务工作者',
  HARDSHIP: '补助生活困难的党员',
  DISASTER: '补助受灾党员、修缮受损的党员教育设施',
} as const;
export type UseItem = keyof typeof USE_ITEMS;

/** A line of the ledger. `reverses` names the entry it takes back: same kind and amount. */
export interface LedgerEntry {
  readonly id: number;
  readonly kind: EntryKind;
  readonly amountFen: Fen;
  readonly item: UseItem | null;
  readonly reversesId: number | null;
}

/** What an entry does to the money in hand. */
export function effectOf({ kind, amountFen, reversesId }: LedgerEntry): Fen {
  return ENTRY_KINDS[kind].sign * (reversesId === null ? 1 : -1) * amountFen;
}

export interface Statement {
  readonly byKind: Readonly<Record<EntryKind, Fen>>;
  readonly byItem: ReadonlyMap<UseItem, Fen>;
  /** Dues in hand: paid in, less what was remitted and used. */
  readonly duesFen: Fen;
  /** Contributions not yet sent to the Centre. */
  readonly contributionsFen: Fen;
}

export function statementOf(entries: readonly LedgerEntry[]): Statement {
  const byKind = { DUES: 0, CONTRIBUTION: 0, REMITTANCE: 0, CONTRIBUTION_REMITTANCE: 0, USE: 0 };
  const byItem = new Map<UseItem, Fen>();
  const inHand = { DUES: 0, CONTRIBUTION: 0 };
  for (const entry of entries) {
    const effect = effectOf(entry);
    const { sign, pot } = ENTRY_KINDS[entry.kind];
    byKind[entry.kind] += effect * sign;
    inHand[pot] += effect;
    if (entry.item !== null) byItem.set(entry.item, (byItem.get(entry.item) ?? 0) + effect * sign);
  }
  return { byKind, byItem, duesFen: inHand.DUES, contributionsFen: inHand.CONTRIBUTION };
}

export function receiptUsed(): Refusal {
  return new Refusal('RECEIPT_USED', '这个收据号已经登记过，请核对是不是同一笔。');
}

export function yearClosed(year: number): Refusal {
  return new Refusal(
    'YEAR_CLOSED',
    `${year} 年已经结账公布，不能再记。请记在今年，并在备注写明是补记哪一年的。`,
  );
}

import type { Fen } from '../shared/money.ts';
import type { Match } from './payment.ts';

/** A row of the roster as far as it can be recognised. */
export interface RosterPayee {
  readonly position: number;
  readonly personKey: string;
  readonly name: string;
  readonly account: string;
  readonly amountFen: Fen;
}

/** A row of the bank's file. `personKey` is of its ID number, where it has one. */
export interface BankPayee {
  readonly account: string | null;
  readonly name: string | null;
  readonly personKey: string | null;
  readonly amountFen: Fen;
}

export interface Found {
  /** Null for NOBODY and SEVERAL. */
  readonly position: number | null;
  readonly match: Match;
  readonly accountDiffers: boolean;
  /** The row names somebody else; a row without a name does not. */
  readonly nameDiffers: boolean;
}

const NOBODY: Found = {
  position: null,
  match: 'NOBODY',
  accountDiffers: false,
  nameDiffers: false,
};
const SEVERAL: Found = { ...NOBODY, match: 'SEVERAL' };

/**
 * Finds whom a bank's row is about: by account and amount, then by ID number, then by account and
 * name. A row that could be two people is nobody's, never guessed.
 */
export function payeeFinder(roster: Iterable<RosterPayee>): (row: BankPayee) => Found {
  const byAccount = new Map<string, RosterPayee[]>();
  const byPerson = new Map<string, RosterPayee[]>();
  for (const payee of roster) {
    add(byAccount, payee.account, payee);
    add(byPerson, payee.personKey, payee);
  }
  return (row) => {
    const ofAccount = row.account === null ? [] : (byAccount.get(row.account) ?? []);
    const ofPerson = row.personKey === null ? [] : (byPerson.get(row.personKey) ?? []);
    const exact = narrowed(
      ofAccount.filter(({ amountFen }) => amountFen === row.amountFen),
      row,
    );
    // The ID number of another person on the roster: then the account alone does not decide.
    if (exact.length === 1 && ofPerson.length > 0 && !ofPerson.includes(exact[0]!)) return SEVERAL;
    if (exact.length > 0) return found(exact, row, 'ACCOUNT');
    const people = narrowed(ofPerson, row);
    if (people.length > 0) return found(people, row, 'ID_NUMBER');
    const named = ofAccount.filter(({ name }) => isSameName(name, row.name));
    return named.length > 0 ? found(named, row, 'NAME') : NOBODY;
  };
}

/** Of several, those that more of what the row says is true of. */
function narrowed(payees: readonly RosterPayee[], row: BankPayee): readonly RosterPayee[] {
  const facts: ((payee: RosterPayee) => boolean)[] = [
    ({ personKey }) => personKey === row.personKey,
    ({ account }) => account === row.account,
    ({ amountFen }) => amountFen === row.amountFen,
    ({ name }) => isSameName(name, row.name),
  ];
  return facts.reduce<readonly RosterPayee[]>((left, isTrue) => {
    const some = left.length > 1 ? left.filter(isTrue) : [];
    return some.length > 0 ? some : left;
  }, payees);
}

function found(payees: readonly RosterPayee[], row: BankPayee, match: Match): Found {
  const [payee, second] = payees;
  if (payee === undefined) return NOBODY;
  if (second !== undefined) return SEVERAL;
  const accountDiffers = row.account !== null && row.account !== payee.account;
  const nameDiffers = row.name !== null && !isSameName(payee.name, row.name);
  return { position: payee.position, match, accountDiffers, nameDiffers };
}

/** Banks write names in other widths, with other spaces and dots. */
export function isSameName(one: string, other: string | null): boolean {
  return other !== null && plainName(one) === plainName(other);
}

function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[•‧・．∙⋅]/gu, '·')
    .toUpperCase();
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** What makes two rows of different files the same payment told twice. */
export interface ToldPayment {
  readonly payeeKey: string;
  readonly state: string;
  readonly amountFen: Fen;
  readonly paidOn: string | null;
}

/**
 * The rows that no earlier file told of. A bank sends its list again with more in it; but two equal
 * rows in one file are two payments, and so each is new beyond the times it was told before.
 */
export function newRows<T extends ToldPayment>(
  known: readonly ToldPayment[],
  rows: readonly T[],
): T[] {
  const told = new Map<string, number>();
  for (const entry of known) told.set(keyOf(entry), (told.get(keyOf(entry)) ?? 0) + 1);
  return rows.filter((row) => {
    const left = told.get(keyOf(row)) ?? 0;
    told.set(keyOf(row), left - 1);
    return left <= 0;
  });
}

function keyOf({ payeeKey, state, amountFen, paidOn }: ToldPayment): string {
  return [payeeKey, state, amountFen, paidOn].join('|');
}

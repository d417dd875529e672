import { payeeFinder, type Found, type RosterPayee } from './matching.ts';

/** An entry of the corrected roster, with the account the bank wrote. */
export interface CarriedEntry {
  readonly position: number | null;
  readonly account: string | null;
  readonly amountFen: number;
}

/**
 * Where an entry stands on the roster that corrects another. Who was known stays the same person and
 * is never found by a card alone, which may be somebody else's there; a stranger may be found now.
 */
export function carryFinder(
  before: readonly RosterPayee[],
  after: readonly RosterPayee[],
): (entry: CarriedEntry) => Found {
  const known = new Map(before.map((payee) => [payee.position, payee]));
  const people = new Set(after.map(({ personKey }) => personKey));
  const find = payeeFinder(after);
  return ({ position, account, amountFen }) => {
    const payee = position === null ? undefined : known.get(position);
    if (payee === undefined) return find({ account, name: null, personKey: null, amountFen });
    const { name, personKey } = payee;
    const isThere = people.has(personKey);
    return find({
      account: isThere ? (account ?? payee.account) : null,
      name,
      personKey,
      amountFen,
    });
  };
}

import { maskName } from '../shared/mask.ts';
import { isSameName, payeeFinder, type Found, type RosterPayee } from './matching.ts';

/** An entry of the corrected roster, with the account the bank wrote. */
export interface CarriedEntry {
  readonly position: number | null;
  readonly account: string | null;
  readonly amountFen: number;
  readonly maskedName: string | null;
  readonly nameDiffers: boolean;
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
  const place = ({ position, account, amountFen }: CarriedEntry) => {
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
  const names = new Map(after.map(({ position, name }) => [position, name]));
  return (entry) => {
    const found = place(entry);
    const before = known.get(entry.position ?? 0)?.name ?? null;
    const now = names.get(found.position ?? 0) ?? null;
    return { ...found, nameDiffers: nameDiffers(entry, before, now) };
  };
}

/** What the bank wrote is kept masked: where it was the roster's name that is known, else its mask. */
function nameDiffers(entry: CarriedEntry, before: string | null, now: string | null): boolean {
  if (entry.maskedName === null || now === null) return false;
  if (before !== null && isSameName(before, now)) return entry.nameDiffers;
  return before !== null && !entry.nameDiffers ? true : maskName(now) !== entry.maskedName;
}

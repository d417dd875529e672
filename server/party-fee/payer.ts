/** Who has been in a branch, as far as a list of payments can tell them. */
export interface KnownMember {
  readonly id: number;
  readonly personKey: string;
  readonly name: string;
  readonly phone: string | null;
  readonly account: string | null;
  /** False for who left. */
  readonly isHere: boolean;
}

/** What a row tells of who paid; the ID number as the key of the person. */
export interface ToldPayer {
  readonly personKey: string | null;
  readonly name: string | null;
  readonly phone: string | null;
  readonly account: string | null;
}

export type NotFound = 'MEMBER_UNKNOWN' | 'MEMBER_AMBIGUOUS' | 'NAME_DIFFERS';
export type FoundPayer =
  | { readonly ok: true; readonly memberId: number }
  | { readonly ok: false; readonly code: NotFound };

/**
 * Finds who paid: by the ID number; without one by account or telephone, which the name must bear
 * out; by the name alone only when nobody else in the branch has it. Somebody who left is found when
 * nobody who is here fits.
 */
export function payerFinder(members: readonly KnownMember[]): (told: ToldPayer) => FoundPayer {
  const by = (fact: 'personKey' | 'name' | 'phone' | 'account') => {
    const grouped = Map.groupBy(members, (member) => member[fact]);
    return (value: string | null) => (value === null ? [] : (grouped.get(value) ?? []));
  };
  const byPerson = by('personKey');
  const byName = by('name');
  const byPhone = by('phone');
  const byAccount = by('account');
  return ({ personKey, name, phone, account }) => {
    const hasNumber = (personKey ?? phone ?? account) !== null;
    if (!hasNumber) return only(byName(name));
    const numbered =
      personKey === null
        ? [...new Set([...byAccount(account), ...byPhone(phone)])]
        : byPerson(personKey);
    const named = name === null ? numbered : numbered.filter((member) => member.name === name);
    if (numbered.length > 0 && named.length === 0) return { ok: false, code: 'NAME_DIFFERS' };
    return only(named);
  };
}

function only(found: readonly KnownMember[]): FoundPayer {
  const here = found.filter(({ isHere }) => isHere);
  const [first, second] = here.length > 0 ? here : found;
  if (first === undefined) return { ok: false, code: 'MEMBER_UNKNOWN' };
  if (second !== undefined) return { ok: false, code: 'MEMBER_AMBIGUOUS' };
  return { ok: true, memberId: first.id };
}

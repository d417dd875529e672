import type { Deps } from '../context.ts';
import { maskAccount, maskIdNumber } from '../shared/mask.ts';
import { line, placeOf } from './roster.service.ts';
import type { RosterLine } from './roster.ts';
import { everyEntry } from './roster.store.ts';

/** A row for the offices that pay it: the whole name, the ends of the numbers. */
export interface PersonalLine extends RosterLine {
  readonly name: string;
  readonly maskedIdNumber: string;
  readonly maskedAccount: string;
}

/** Every row in the order of the file without anything sealed, read a part at a time. */
export async function* everyLine(deps: Deps, rosterId: number): AsyncGenerator<RosterLine> {
  for await (const entry of everyEntry(deps.database.read, rosterId)) yield line(entry);
}

/** Every row with the opened name. The caller has made sure that this person may have it. */
export async function* everyPersonalLine(
  deps: Deps,
  rosterId: number,
): AsyncGenerator<PersonalLine> {
  for await (const entry of everyEntry(deps.database.read, rosterId)) {
    const open = (sealed: string, column: Parameters<typeof placeOf>[1]) =>
      deps.vault.open(sealed, placeOf(entry, column));
    yield {
      ...line(entry),
      name: open(entry.nameSealed, 'name'),
      maskedIdNumber: maskIdNumber(open(entry.idNumberSealed, 'id_number')),
      maskedAccount: maskAccount(open(entry.accountSealed, 'account')),
    };
  }
}

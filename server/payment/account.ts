import type { Place, Vault } from '../shared/crypto.ts';

/** Where a sealed account of an entry belongs: its file and row, so no id is needed to seal it. */
export function placeOfAccount(fileHash: string, sheet: string, row: number): Place {
  return { table: 'payment_entry', column: 'account', row: `${fileHash}:${sheet}:${row}` };
}

/** An entry with the account as the bank wrote it, sealed. */
interface SealedEntry {
  readonly accountSealed: string | null;
  readonly sheet: string | null;
  readonly sheetRow: number | null;
}

/** The account of an entry from `file`; null where the bank wrote none, or no bank made the entry. */
export function openAccount(
  vault: Vault,
  { accountSealed, sheet, sheetRow }: SealedEntry,
  file: { readonly fileHash: string } | undefined,
): string | null {
  if (accountSealed === null || file === undefined) return null;
  return vault.open(accountSealed, placeOfAccount(file.fileHash, sheet ?? '', sheetRow ?? 0));
}

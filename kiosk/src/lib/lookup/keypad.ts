import { ID_NUMBER_LENGTH } from '#lib/format/id-number.ts';

export type Key = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '0' | 'X' | 'delete';

export const KEYS: readonly Key[] = [
  '1',
  '2',
  '3',
  '4',
  '5',
  '6',
  '7',
  '8',
  '9',
  'X',
  '0',
  'delete',
];

export interface Entry {
  digits: string;
  length: number;
}

/** What is entered after one key. X is only ever the eighteenth of an ID number. */
export function pressKey({ digits, length }: Entry, key: Key): string {
  if (key === 'delete') return digits.slice(0, -1);
  if (digits.length >= length || !mayPress({ digits, length }, key)) return digits;
  return digits + key;
}

export function mayPress({ digits, length }: Entry, key: Key): boolean {
  return key !== 'X' || (length === ID_NUMBER_LENGTH && digits.length === ID_NUMBER_LENGTH - 1);
}

/** The boxes as they are drawn: all but the last few digits are starred out. */
export function boxes({ digits, length }: Entry, shown: number): string[] {
  return Array.from({ length }, (_, at) => {
    const digit = digits[at];
    if (digit === undefined) return '';
    return at < digits.length - shown ? '＊' : digit;
  });
}

/** The last four digits of the account, or the six of a code from the window. */
export const PROOF_LENGTHS = { card: 4, code: 6 } as const;
export type ProofKind = keyof typeof PROOF_LENGTHS;

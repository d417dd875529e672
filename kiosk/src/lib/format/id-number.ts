const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

export const ID_NUMBER_LENGTH = 18;

/**
 * Whether the last digit fits the others (DOMAIN: rosters). Only a reason to ask gently for
 * another look: the server decides, and a card with an odd number can still be sent.
 */
export function hasFittingCheckDigit(idNumber: string): boolean {
  if (!/^\d{17}[\dX]$/.test(idNumber)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(idNumber[at]), 0);
  return CHECK_DIGITS[sum % 11] === idNumber[17];
}

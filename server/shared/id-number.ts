/**
 * Chinese ID numbers (公民身份号码, GB 11643). Pure. Area codes are not validated: old counties are
 * gone from every list, and 999999 stands for invented people.
 */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_DIGITS = '10X98765432';

export type IdNumberFault = 'LENGTH' | 'CHARACTERS' | 'BIRTH_DATE' | 'CHECK_DIGIT';

export type IdNumberResult =
  | { readonly ok: true; readonly idNumber: string }
  | { readonly ok: false; readonly fault: IdNumberFault };

/** The check digit of the first 17 digits: "37010119010203997" → "3". */
export function checkDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('a check digit belongs to 17 digits');
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return CHECK_DIGITS.charAt(sum % 11);
}

/**
 * What people and spreadsheets put around a number, taken away: spaces and tabs, invisible
 * characters, the apostrophe that marks text; full-width forms and a lower-case x made plain.
 */
export function normaliseIdNumber(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/^['‘’]/, '')
    .toUpperCase();
}

/**
 * The canonical 18 characters of a number as written, or why there are none. A fifteen-digit number
 * of the first generation becomes the eighteen digits of the same person.
 */
export function parseIdNumber(raw: string): IdNumberResult {
  const text = normaliseIdNumber(raw);
  if (text.length !== 15 && text.length !== 18) return { ok: false, fault: 'LENGTH' };
  if (!/^\d{15}(\d{2}[\dX])?$/.test(text)) return { ok: false, fault: 'CHARACTERS' };

  // Fifteen digits were given out until 1999 and carry a two-digit year of the 1900s.
  const first17 = text.length === 15 ? text.slice(0, 6) + '19' + text.slice(6) : text.slice(0, 17);
  if (!isBirthDate(first17.slice(6, 14))) return { ok: false, fault: 'BIRTH_DATE' };

  const check = checkDigit(first17);
  if (text.length === 15) return { ok: true, idNumber: first17 + check };
  return text.endsWith(check) ? { ok: true, idNumber: text } : { ok: false, fault: 'CHECK_DIGIT' };
}

/** yyyymmdd that exists in the calendar. Not compared with today: a pure function has no clock. */
function isBirthDate(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6)].map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  if (year < 1850 || year > 2099 || month < 1 || month > 12) return false;
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

import { familyPlanningWord } from '../../shared/family-planning.ts';
import { parseIdNumber } from '../../shared/id-number.ts';

/** A permit number is public as it stands, so what else may hide in it is refused. */
const LONGEST_PERMIT_NUMBER = 30;

const WRITTEN = /^[\p{Script=Han}A-Za-z0-9()（）[\]〔〕【】.·・/#№\-－—– ]+$/u;
const HAN_DIGITS = '〇一二三四五六七八九';

/** True for what is written like a number of a permit: 皖王（2026）0012号, 3416232026000012. */
export function isPermitNumber(text: string): boolean {
  return [...text].length <= LONGEST_PERMIT_NUMBER && WRITTEN.test(text) && /\p{Nd}/u.test(text);
}

/** True when it tells more of the person than that there is a permit. */
export function tellsOfPerson(permitNumber: string, name: string | null): boolean {
  const plain = withPlainDigits(permitNumber);
  return (
    (name !== null && permitNumber.replace(/\s/g, '').includes(name.replace(/\s/g, ''))) ||
    familyPlanningWord(permitNumber) !== null ||
    PHONE.test(plain) ||
    (plain.match(/(?<!\d)\d{8}(?!\d)/g) ?? []).some(isBirthday) ||
    windowsOf(plain).some(isIdNumber)
  );
}

function withPlainDigits(text: string): string {
  const plain = text.normalize('NFKC').toUpperCase();
  return plain.replace(/[零幺〇一二三四五六七八九]/gu, (digit) =>
    String(digit === '零' ? 0 : digit === '幺' ? 1 : HAN_DIGITS.indexOf(digit)),
  );
}

const PHONE = /(?<!\d)(?:(?:00)?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/;

/** Whoever may be given a permit or be the child of one was born in these years. */
const BORN = { first: 1930, last: 2010 } as const;

function isBorn(year: number): boolean {
  return year >= BORN.first && year <= BORN.last;
}

function isBirthday(digits: string): boolean {
  const idNumber = parseIdNumber(`999999${digits}0010`);
  const isDay = idNumber.ok || idNumber.fault === 'CHECK_DIGIT';
  return isDay && isBorn(Number(digits.slice(0, 4)));
}

/** Every 15 and every 18 characters in a row that could be an ID number, also spaced out. */
function windowsOf(plain: string): string[] {
  const joined = plain.replace(/(?<=\d)[^\p{L}\d]+(?=[\dX])/gu, '');
  return [/(?=(\d{17}[\dX]))/g, /(?=(\d{15}))/g].flatMap((window) =>
    [...joined.matchAll(window)].map(([, digits]) => digits!),
  );
}

/**
 * One whose check digit is wrong is somebody's with a slip of the pen, unless it holds no year of
 * birth: area, month of issue and a serial number make eighteen digits too.
 */
function isIdNumber(digits: string): boolean {
  const result = parseIdNumber(digits);
  if (!result.ok && result.fault !== 'CHECK_DIGIT') return false;
  if (digits.length === 15) return isBorn(1900 + Number(digits.slice(6, 8)));
  return result.ok || isBorn(Number(digits.slice(6, 10)));
}

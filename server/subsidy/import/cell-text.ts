import { UNCALCULATED, type Cell } from './sheet.ts';
import { plainDecimal } from '../../shared/money.ts';

const EQUALS = 0x3d;
const APOSTROPHE = 0x27;

/**
 * The text of a cell without what surrounds it: spaces of any width, tabs, invisible characters, the
 * apostrophe that marks text, and the `="…"` that keeps a number text in a CSV.
 */
export function textOf(cell: Cell | undefined): string {
  switch (typeof cell) {
    case 'string':
      return unwrap(cell);
    case 'number':
      return numberText(cell);
    case 'boolean':
      return cell ? 'TRUE' : 'FALSE';
    default:
      return cell instanceof Date ? cell.toISOString().slice(0, 10) : '';
  }
}

/** A formula without a saved result is not blank: somebody meant something to stand there. */
export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  return cell !== UNCALCULATED && textOf(cell) === '';
}

/**
 * A number as the spreadsheet shows it: fifteen significant digits, which is what Excel keeps, so
 * that 25.805000000000003 from a formula is 25.805. Never in scientific notation.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const text = String(value);
  if (text.length <= 15) return text.includes('e') ? plainDecimal(text) : text;
  return plainDecimal(value.toPrecision(15));
}

/** For comparing labels: no spaces, full-width forms made plain. */
export function compact(text: string): string {
  if (/^[!-~]*$/.test(text)) return text;
  return text.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '');
}

/**
 * A cell's value for a message: short, and without what may say who somebody is. A figure or a day is
 * told as it stands, but no day somebody may be born on.
 */
export function quote(text: string): string {
  const plain = compact(text);
  const number = /^(-?\d{1,9}(?:\.\d{1,9})?)(\d*)$/.exec(plain);
  if (number !== null && plain.includes('.')) return number[1]! + (number[2] === '' ? '' : '…');
  if (/^-?\d{1,9}$/.test(plain)) return plain;
  const masked = plain.replace(/\d[\dXx\-./,]{4,}[\dXx]/g, (run) => (isHarmless(run) ? run : '＊'));
  return [...masked].length > 20 ? [...masked].slice(0, 20).join('') + '…' : masked;
}

/** 1314.205, 1,314.20, and a day of this century or one that does not exist. */
function isHarmless(run: string): boolean {
  if (/^(\d{1,7}|\d{1,3}(,\d{3}){1,2})(\.\d{1,4})?$/.test(run)) return true;
  const [, year, month, day] = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})$/.exec(run) ?? [];
  if (year === undefined) return false;
  return year >= '2000' || Number(month) > 12 || Number(day) > 31;
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetter(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetter(Math.floor(index / 26) - 1) + last;
}

function unwrap(text: string): string {
  const trimmed = trim(text);
  const first = trimmed.charCodeAt(0);
  if (first !== EQUALS && first !== APOSTROPHE) return trimmed;
  const kept = /^="(.*)"$/s.exec(trimmed);
  return trim(kept?.[1] ?? trimmed).replace(/^'/, '');
}

/** The engine's own trim takes spaces of any width; the slow way is for invisible characters only. */
function trim(text: string): string {
  const trimmed = text.trim();
  return /^\p{Cf}|\p{Cf}$/u.test(trimmed)
    ? trimmed.replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '')
    : trimmed;
}

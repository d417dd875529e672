import Big from 'big.js';
import { plainDecimal } from '../../shared/money.ts';
import { textOf } from './cell-text.ts';
import { plainFigure } from './figure-text.ts';
import { UNCALCULATED, type Cell } from './sheet.ts';

export type DecimalFault =
  'MISSING' | 'FORMULA' | 'UNREADABLE' | 'NEGATIVE' | 'TOO_LARGE' | 'TOO_FINE';

/** `text` of a good number is a plain decimal; of a negative one too; otherwise as written. */
export type DecimalResult =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly fault: DecimalFault; readonly text: string };

/** Below one hundred million: 200,000 rows of it still add up exactly in fen. */
const INTEGER_DIGITS = 8;

/**
 * A number exactly as written, never rounded. More than `places` decimals are a fault, except the
 * dust a formula leaves four places further on (3916.3200000001 is 3916.32). A cell that counts in
 * ten thousands has `scale` 10,000: `places` are those of the result.
 */
export function readDecimal(cell: Cell | undefined, places: number, scale = 1): DecimalResult {
  if (cell === UNCALCULATED) return fault('FORMULA', '');
  if (cell instanceof Date || typeof cell === 'boolean') return fault('UNREADABLE', textOf(cell));
  const written = textOf(cell);
  if (written === '') return fault('MISSING', '');
  const text = plainFigure(written);
  if (text === null) return fault('UNREADABLE', written);
  return scale === 1 ? judge(text, places) : judge(new Big(text).times(scale).toFixed(), places);
}

function judge(text: string, places: number): DecimalResult {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  if (whole.replace(/^0+/, '').length > INTEGER_DIGITS) return fault('TOO_LARGE', text);
  const exact = fraction.length <= places ? text : withoutDust(text, places);
  if (exact === null) return fault('TOO_FINE', text);
  const plain = plainDecimal(exact);
  return plain.startsWith('-') ? fault('NEGATIVE', plain) : { ok: true, text: plain };
}

function withoutDust(text: string, places: number): string | null {
  const value = new Big(text);
  const rounded = value.round(places, Big.roundHalfUp);
  return value
    .minus(rounded)
    .abs()
    .lt(new Big(10).pow(-(places + 4)))
    ? rounded.toFixed()
    : null;
}

function fault(kind: DecimalFault, text: string): DecimalResult {
  return { ok: false, fault: kind, text };
}

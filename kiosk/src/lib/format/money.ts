/** Amounts arrive as exact decimal strings of yuan ("2288020.42") and are never made floats. */

export interface YuanParts {
  /** With thousands separators: "2,288,020". */
  whole: string;
  /** With its point: ".42". */
  fraction: string;
}

export function yuanParts(yuan: string): YuanParts {
  const [whole = '0', fraction = ''] = yuan.split('.');
  return { whole: grouped(whole), fraction: `.${fraction.padEnd(2, '0').slice(0, 2)}` };
}

/** "1011.93" → "1,011.93". */
export function formatYuan(yuan: string): string {
  const { whole, fraction } = yuanParts(yuan);
  return whole + fraction;
}

/** A rate or quantity keeps its places: "131.42", "124.9788302", "7.70" → "7.7", "60.00" → "60". */
export function formatDecimal(decimal: string): string {
  const [whole = '0', fraction = ''] = decimal.split('.');
  const shown = fraction.replace(/0+$/, '');
  return shown === '' ? grouped(whole) : `${grouped(whole)}.${shown}`;
}

export function formatCount(count: number): string {
  return grouped(String(count));
}

/** The sum of exact amounts, in yuan with two places. */
export function sumYuan(amounts: readonly string[]): string {
  const fen = amounts.reduce((sum, yuan) => sum + fenOf(yuan), 0n);
  const sign = fen < 0n ? '-' : '';
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0');
  return `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

function fenOf(yuan: string): bigint {
  const [whole = '0', fraction = ''] = yuan.split('.');
  return BigInt(whole + fraction.padEnd(2, '0').slice(0, 2));
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

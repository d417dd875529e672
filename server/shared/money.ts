import Big from 'big.js';

/** Money is whole fen (分, 1/100 yuan) in a safe integer; a decimal is an exact decimal string. */
export type Fen = number;

const DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;

/** True for a plain decimal of at most 15 + 10 digits: "124.9788302", not "1e3" or "1,000". */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** "1567972.28" → 156797228. Throws on anything but a decimal; rounds half up to the fen. */
export function fenFromYuan(yuan: string): Fen {
  return toFen(new Big(yuan));
}

/** 156797228 → "1567972.28", always with two places. */
export function yuanFromFen(fen: Fen): string {
  return new Big(fen).div(100).toFixed(2);
}

/** quantity × rate in yuan, rounded half up to the fen (DOMAIN: rosters). Both are decimals. */
export function amountFen(quantity: string, rate: string): Fen {
  return toFen(new Big(quantity).times(rate));
}

/** A decimal without trailing zeros: "7.70" → "7.7". */
export function plainDecimal(text: string): string {
  return new Big(text).toFixed();
}

function toFen(yuan: Big): Fen {
  const fen = Number(yuan.times(100).round(0, Big.roundHalfUp).toFixed(0));
  if (!Number.isSafeInteger(fen)) throw new RangeError('amount beyond exact range');
  return fen;
}

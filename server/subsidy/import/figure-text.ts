const FIGURE = /^-?\d{1,30}(\.\d{1,30})?$/;

/**
 * A figure as people write it, without what groups its thousands and the sign for money: "1,234.50",
 * "￥1 234.50". Null for what may be two figures ("1 0", "1,23") or none. Digits are left as they are.
 */
export function plainFigure(written: string): string | null {
  if (FIGURE.test(written)) return written;
  const text = written
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .trim()
    .replace(/^[¥￥]\s*/, '');
  const bare = /^-?\d{1,3}(?:([,\s])\d{3})(?:\1\d{3})*(\.\d+)?$/.test(text)
    ? text.replace(/[,\s]/g, '')
    : text;
  return FIGURE.test(bare) ? bare : null;
}

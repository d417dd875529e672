import { hideLongNumbers } from '../../shared/mask.ts';

/** Sheet names and headers are free text too: a mobile number in one is hidden like an account. */
export function hideNumbers(text: string): string {
  return hideLongNumbers(text).replace(/\p{Nd}{11,}[Xx]?/gu, '＊');
}

import { compact } from '../import/cell-text.ts';
import type { BankResult } from './bank-reading.ts';

const DONE = '(?:发放|代发|入账|到账|交易|处理|付款|支付|转账|记账)';
/** Asked first: 不成功 and 未入账 hold the words of success. */
const RETURNED =
  /失败|退回|退票|退汇|未成功|不成功|未入账|未到账|拒绝|拒付|冲正|撤销|已退|^(否|N|不符)$/i;
const PAID = new RegExp(
  `^(?:${DONE}?成功|已${DONE}?成功|已(?:${DONE}|发|付)|(?:发放|入账|到账)|${DONE}(?:正常|完成)|正常|是|Y)$`,
  'i',
);

/** What a result cell says, with the reason some banks write behind it: 失败：账户不存在. */
export function readResult(text: string): { result: BankResult; reason: string } | null {
  const [head = '', ...rest] = compact(text).split(/[:：\-—(（,，;；]/);
  const reason = rest
    .join(' ')
    .replace(/[)）]$/, '')
    .trim();
  if (RETURNED.test(head)) return { result: 'RETURNED', reason };
  if (PAID.test(head)) return { result: 'PAID', reason };
  return null;
}

export const LONGEST_REASON = 60;
/** An account has eight digits or more, also where a bank spaces them out. */
const LONG_NUMBER = /\p{Nd}(?:[\s.\-－·]*[\p{Nd}Xx*＊]){7,}/gu;

/** A reason fit to be kept and to be shown to the payee: short, and without anybody's number. */
export function cleanReason(text: string): string | null {
  const plain = text.replace(/[\s\p{Cf}\p{Cc}]+/gu, ' ').trim();
  const hidden = plain.replace(LONG_NUMBER, '＊');
  return hidden === '' ? null : [...hidden].slice(0, LONGEST_REASON).join('');
}

/** 成功, 交易成功, 0000: what stands in a reason's column when there is nothing to explain. */
export function saysNothing(reason: string): boolean {
  const plain = compact(reason).replace(/^\[?0+\]?/, '');
  return plain === '' || /^[-—/无]+$/.test(plain) || readResult(plain)?.result === 'PAID';
}

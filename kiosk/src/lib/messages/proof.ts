import type { Language } from './language.ts';

/** The words of the second step of a look-up; beside zh.ts, because only that screen loads them. */
const zh = {
  card: {
    ask: '请输入银行卡后四位',
    hint: '就是领补贴的那张卡，看卡号最后四个数字。',
    other: '没带卡？',
  },
  code: {
    ask: '请输入六位查询码',
    hint: '带身份证到窗口领取，一小时内有效。',
    other: '用银行卡',
  },
};

const en: typeof zh = {
  card: {
    ask: 'Last four digits of your card',
    hint: 'The card your subsidies go to.',
    other: 'No card?',
  },
  code: {
    ask: 'Six-digit code from the window',
    hint: 'Given at the window for your ID card, for one hour.',
    other: 'Use the card',
  },
};

export const proofMessages: Record<Language, typeof zh> = { zh, en };

import Big from 'big.js';
import type { DayCount } from '../catalogue/catalogue.ts';
import {
  daysOfPeriod,
  intervalOf,
  periodExample,
  type Interval,
  type Period,
} from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';

export const PROGRAMME_KINDS = ['FARMING', 'SOCIAL_ASSISTANCE', 'OTHER'] as const;
export type ProgrammeKind = (typeof PROGRAMME_KINDS)[number];

/** `AREA`: amount = quantity × rate is checked on each row. `STATED`: the amount stands alone. */
export const ARITHMETICS = ['AREA', 'STATED'] as const;
export type Arithmetic = (typeof ARITHMETICS)[number];

/** What the public reads of a row beside its number, village, masked name and amount. */
export const PUBLIC_COLUMNS = ['VILLAGER_GROUP', 'QUANTITY', 'RATE', 'SUPPORT_MODE'] as const;
export type PublicColumn = (typeof PUBLIC_COLUMNS)[number];

/** What a row may count. */
export const UNITS = ['亩', '人', '户'] as const;

/** What a subsidy programme (补贴项目) says; changed by the office, with its history. */
export interface ProgrammeContent {
  readonly name: string;
  readonly kind: ProgrammeKind;
  /** What a row counts, one of UNITS. */
  readonly unit: string;
  readonly arithmetic: Arithmetic;
  /** The catalogue entry its rosters are published under. */
  readonly catalogueCode: string;
  /** What a row's person is called in public: 户主, 救助对象 … */
  readonly recipient: string;
  readonly legalBasis: readonly string[];
  /** How often it is paid; a roster's period has to be one of these. */
  readonly interval: Interval;
  readonly publicColumns: readonly PublicColumn[];
  /** How long a roster must stay for objections; null: what the catalogue entry says holds. */
  readonly publicPeriod: DayCount | null;
  /** Codes of programmes nobody may draw at the same time; either side may name the other. */
  readonly excludes: readonly string[];
  /** For residents, in plain words: who gets it, and how it is reckoned. */
  readonly explanation: string;
  /** Whom to ask. */
  readonly askOffice: string;
  readonly askTelephone: string;
}

/** A programme as it is in force. */
export interface SubsidyProgramme extends ProgrammeContent {
  /** Other records rely on it: never changed, never used again. */
  readonly code: string;
  /** Which wording this is, from 1. */
  readonly revision: number;
  readonly isRetired: boolean;
}

/** What cannot change once a roster was read by it: its rows would mean something else. */
export const FIXED_ONCE_USED = ['unit', 'arithmetic', 'interval'] as const;

/**
 * What the public reads of a roster: what the programme published when the roster was imported, and
 * still does. A column opened later was in front of no reviewer of it; one closed is closed at once.
 */
export function publicColumnsSince(
  wordings: readonly { readonly at: Date; readonly content: ProgrammeContent }[],
  importedAt: Date,
): PublicColumn[] {
  const then = wordings.findLast(({ at }) => at <= importedAt) ?? wordings[0];
  const now = wordings.at(-1);
  if (then === undefined || now === undefined) return [];
  return then.content.publicColumns.filter((column) => now.content.publicColumns.includes(column));
}

/**
 * Days of publicity the rules of a kind of programme ask for at least; a programme may only ask for
 * more. So many working days are never fewer days, so that either kind of days will do.
 */
const LEAST_PUBLICITY: Readonly<Partial<Record<ProgrammeKind, number>>> = { SOCIAL_ASSISTANCE: 7 };

const CODE = /^[A-Z][A-Z0-9_]{1,38}[A-Z0-9]$/;
const TELEPHONE = /^[0-9-]{3,20}$/;
const MOST_DAYS = 365;

/** Throws BAD_INPUT naming everything that is wrong with a programme. */
export function checkProgramme(code: string, content: ProgrammeContent): void {
  const { unit, publicPeriod, legalBasis, excludes, askTelephone } = content;
  const problems = [
    ...(CODE.test(code) ? [] : ['代码 code 只能用大写字母、数字和下划线，3 到 40 个']),
    ...lengthProblems(content),
    ...((UNITS as readonly string[]).includes(unit)
      ? []
      : [`单位 unit 应是${UNITS.join('、')}中的一个`]),
    ...(legalBasis.length === 0 ? ['请写明政策依据 legalBasis'] : []),
    ...(publicPeriod === null || isDayCount(publicPeriod)
      ? []
      : [`公示期 publicPeriod 应在 1 到 ${MOST_DAYS} 天之间`]),
    ...publicityProblems(content),
    ...(excludes.includes(code) ? ['不能同时享受的项目 excludes 里不能有它自己'] : []),
    ...(TELEPHONE.test(askTelephone) ? [] : ['咨询电话 askTelephone 只能用数字和短横']),
  ];
  if (problems.length > 0) throw new Refusal('BAD_INPUT', `${problems.join('；')}。请改后重试。`);
}

function lengthProblems(content: ProgrammeContent): string[] {
  const texts: [name: string, text: string, max: number][] = [
    ['名称 name', content.name, 60],
    ['对象称呼 recipient', content.recipient, 20],
    ['说明 explanation', content.explanation, 500],
    ['咨询单位 askOffice', content.askOffice, 60],
    ...content.legalBasis.map((text): [string, string, number] => ['依据 legalBasis', text, 200]),
  ];
  const problems = texts.flatMap(([name, text, max]) => {
    if (text.trim() === '') return [`${name}不能为空`];
    return [...text].length > max ? [`${name}最多 ${max} 字`] : [];
  });
  return [...new Set(problems)];
}

/** Null leaves it to the catalogue entry, which knows nothing of the kind. */
function publicityProblems({ kind, publicPeriod }: ProgrammeContent): string[] {
  const least = LEAST_PUBLICITY[kind];
  if (least === undefined || (publicPeriod !== null && publicPeriod.days >= least)) return [];
  return [`社会救助项目的公示期 publicPeriod 不能少于 ${least} 天，也不能空着`];
}

function isDayCount({ days }: DayCount): boolean {
  return Number.isInteger(days) && days >= 1 && days <= MOST_DAYS;
}

/** Throws BAD_INPUT: a yearly programme has no third quarter. */
export function refuseOtherPeriod(
  { name, interval }: Pick<ProgrammeContent, 'name' | 'interval'>,
  period: Period,
): void {
  if (intervalOf(period) === interval) return;
  throw new Refusal(
    'BAD_INPUT',
    `${name}${INTERVAL_WORDS[interval]}一期，期次 period 应写成 ${periodExample(interval)} 的样子，请改后重试。`,
  );
}

const INTERVAL_WORDS: Readonly<Record<Interval, string>> = {
  MONTHLY: '每月',
  QUARTERLY: '每季度',
  HALF_YEARLY: '每半年',
  YEARLY: '每年',
};

/** A rate (补贴标准) with where it comes from; the next one ends it. */
export interface ProgrammeRate {
  readonly fromPeriod: Period;
  /** Exact decimal text, yuan per unit. */
  readonly rate: string;
  readonly document: string;
}

const RATE = /^\d{1,8}(\.\d{1,7})?$/;

/** Throws BAD_INPUT. */
export function checkRate({ rate, document }: ProgrammeRate): void {
  if (!RATE.test(rate) || new Big(rate).eq(0))
    throw new Refusal(
      'BAD_INPUT',
      '标准 rate 应是大于 0 的数，小数最多 7 位，例如 "124.9788302"，请改后重试。',
    );
  if (document.trim() === '' || [...document].length > 200)
    throw new Refusal('BAD_INPUT', '请写明标准的依据文件 document，1 到 200 字。');
}

/** The rate of a period: the last one that begins with it or before. `rates` in the order set. */
export function rateFor<Rate extends ProgrammeRate>(
  rates: readonly Rate[],
  period: Period,
): Rate | null {
  const { from } = daysOfPeriod(period);
  let found: Rate | null = null;
  for (const rate of rates) {
    const begins = daysOfPeriod(rate.fromPeriod).from;
    if (begins > from) continue;
    // Of two for the same period the one set last corrects the other.
    if (found === null || begins >= daysOfPeriod(found.fromPeriod).from) found = rate;
  }
  return found;
}

export function isSameRate(one: string, other: string): boolean {
  return new Big(one).eq(other);
}

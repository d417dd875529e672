import Big from 'big.js';
import { amountFen, yuanFromFen, type Fen } from '../shared/money.ts';

/** What a member lives on; it decides how the monthly party fee (党费) is reckoned. */
export const INCOME_KINDS = [
  'WAGE',
  'RETIRED',
  'FARMER',
  'STUDENT',
  'UNEMPLOYED',
  'SELF_EMPLOYED',
  'RELIEF',
] as const;
export type IncomeKind = (typeof INCOME_KINDS)[number];

/** A rate that holds for the whole income, not for the part above the bracket's lower end. */
interface Bracket {
  /** Incomes up to and including this one; null for all above. */
  readonly upToFen: Fen | null;
  /** Share of the income: 0.005 is half a percent. */
  readonly rate: string;
}

interface Standard {
  readonly fromYear: number;
  readonly source: string;
  readonly wage: readonly Bracket[];
  readonly retired: readonly Bracket[];
  /** What a branch may set for a farmer. */
  readonly farmer: { readonly leastFen: Fen; readonly mostFen: Fen };
  /** Students, unemployed, on relief. */
  readonly smallFen: Fen;
}

/** The rules by the first year they hold for, newest first. */
const STANDARDS: readonly Standard[] = [
  {
    fromYear: 2008,
    source: '《关于中国共产党党费收缴、使用和管理的规定》（中组发〔2008〕3号）',
    wage: [
      { upToFen: 300_000, rate: '0.005' },
      { upToFen: 500_000, rate: '0.01' },
      { upToFen: 1_000_000, rate: '0.015' },
      { upToFen: null, rate: '0.02' },
    ],
    retired: [
      { upToFen: 500_000, rate: '0.005' },
      { upToFen: null, rate: '0.01' },
    ],
    farmer: { leastFen: 20, mostFen: 100 },
    smallFen: 20,
  },
];

export interface Quote {
  readonly monthlyFen: Fen;
  /** Null where no share of the income is taken. */
  readonly rate: string | null;
  /** The reckoning in one sentence. */
  readonly basis: string;
}

/** Why nothing can be quoted, in a sentence that says what to do. */
export interface NoQuote {
  readonly reason: string;
}

const BASES: Readonly<Record<'WAGE' | 'RETIRED' | 'SELF_EMPLOYED', string>> = {
  WAGE: '每月工资收入（税后）',
  RETIRED: '每月离退休费或养老金',
  SELF_EMPLOYED: '上季度月平均纯收入',
};

/**
 * What a member owes a month. `setFen` is what the branch set, for farmers. The fee is the income
 * times the rate of its bracket, rounded half up to the fen.
 */
export function quoteFee(
  kind: IncomeKind,
  monthlyIncomeFen: Fen,
  year: number,
  setFen: Fen | null,
): Quote | NoQuote {
  const standard = STANDARDS.find(({ fromYear }) => fromYear <= year);
  if (standard === undefined || year > 2099)
    return { reason: `没有 ${year} 年的党费标准，请核对年份。` };
  if (kind === 'FARMER') return farmerQuote(standard, setFen);
  if (setFen !== null) return { reason: '只有农民党员的月交纳数额由党支部议定，请去掉议定数额。' };
  switch (kind) {
    case 'WAGE':
    case 'RETIRED':
    case 'SELF_EMPLOYED':
      return incomeQuote(standard, kind, monthlyIncomeFen);
    case 'STUDENT':
    case 'UNEMPLOYED':
    case 'RELIEF':
      return { monthlyFen: standard.smallFen, rate: null, basis: smallBasis(standard) };
  }
}

function incomeQuote(standard: Standard, kind: keyof typeof BASES, income: Fen): Quote {
  const brackets = kind === 'RETIRED' ? standard.retired : standard.wage;
  const { rate } = brackets.find(({ upToFen }) => upToFen === null || income <= upToFen)!;
  const monthlyFen = amountFen(yuanFromFen(income), rate);
  const percent = new Big(rate).times(100).toFixed();
  const basis = `${BASES[kind]} ${yuanFromFen(income)} 元，全额按 ${percent}% 交纳：${yuanFromFen(income)} × ${percent}% ＝ ${yuanFromFen(monthlyFen)} 元。`;
  return { monthlyFen, rate, basis };
}

function farmerQuote({ farmer }: Standard, setFen: Fen | null): Quote | NoQuote {
  const range = `${yuanFromFen(farmer.leastFen)} 至 ${yuanFromFen(farmer.mostFen)} 元`;
  if (setFen === null)
    return { reason: `农民党员每月交 ${range}，具体数额由党支部议定，请填写议定的数额。` };
  if (setFen < farmer.leastFen || setFen > farmer.mostFen)
    return { reason: `农民党员每月交 ${range}，议定的数额不在这个范围内，请核对。` };
  const basis = `农民党员每月 ${range}，党支部议定每月 ${yuanFromFen(setFen)} 元。`;
  return { monthlyFen: setFen, rate: null, basis };
}

function smallBasis({ smallFen }: Standard): string {
  return `没有固定收入的学生、下岗失业和领取救助、低保的党员，每月交 ${yuanFromFen(smallFen)} 元。`;
}

/** The rule a quote of that year rests on; empty when there is none. */
export function standardSource(year: number): string {
  return STANDARDS.find(({ fromYear }) => fromYear <= year)?.source ?? '';
}

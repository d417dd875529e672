import type { IncomeKind } from '../../party-fee/standard.ts';

/** How offices write what a member lives on. 退休工人 is retired: who is asked first matters. */
const WORDS: readonly (readonly [IncomeKind, RegExp])[] = [
  ['RETIRED', /退休|离休|养老/],
  ['UNEMPLOYED', /下岗|失业|待业|无业/],
  ['RELIEF', /低保|救助|抚恤|特困|五保/],
  ['STUDENT', /学生/],
  ['SELF_EMPLOYED', /个体|私营|自由职业|自主经营|非公/],
  ['FARMER', /农/],
  ['WAGE', /工资|工薪|在职|在岗|职工|机关|事业|企业|公务员|教师|工人/],
];

/** Null for what names none of them: 正式党员. */
export function incomeKindOf(text: string): IncomeKind | null {
  return WORDS.find(([kind, words]) => kind === text || words.test(text))?.[0] ?? null;
}

/** Whoever pays a share of an income, which then has to be told. */
export function paysShare(kind: IncomeKind): boolean {
  return kind === 'WAGE' || kind === 'RETIRED' || kind === 'SELF_EMPLOYED';
}

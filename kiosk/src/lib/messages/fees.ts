import type { Language } from './language.ts';

/** The words of the party fees; beside zh.ts, because only the screens that show them load them. */
const zh = {
  chart: (year: number) => `${year}年各党支部收支（元）`,
  table: (year: number) => `${year}年收支明细（元）`,
  uses: (year: number) => `${year}年党费用在哪里（元）`,
  payers: (count: number) => `${count} 名党员交纳`,
  branch: '党支部',
  members: '党员',
  item: '用途',
  amount: '金额',
  broughtForward: '上年结余',
  dues: '收缴',
  remitted: '上缴',
  used: '使用',
  balance: '年末结余',
  notes: '说明',
  together: (names: string) =>
    `“其他支部合计”包括：${names}。这些支部交党费的党员少，合起来公开，免得看出个人交了多少。`,
  balancesUntold: '各支部的结余不单列，只公开全镇合计，也是这个原因。',
  contributions: (yuan: string) => `另有大额党费 ${yuan} 元，全部上缴中央。`,
  contributionsUntold: '另有大额党费，全部上缴中央；交的人少，金额不公开。',
  figure: (what: string, before: string, after: string) => `${what} ${before} 元 → ${after} 元`,
};

const en: typeof zh = {
  chart: (year) => `By party branch, ${year} (yuan)`,
  table: (year) => `In detail, ${year} (yuan)`,
  uses: (year) => `What it was used for, ${year} (yuan)`,
  payers: (count) => `${count} members paid`,
  branch: 'Branch',
  members: 'Members',
  item: 'For',
  amount: 'Yuan',
  broughtForward: 'Before',
  dues: 'Collected',
  remitted: 'Sent up',
  used: 'Used',
  balance: 'Left',
  notes: 'Notes',
  together: (names) =>
    `Told together: ${names}. Few members paid there, and nobody is to reckon what one of them paid.`,
  balancesUntold: 'For the same reason what each branch has left is told for the town only.',
  contributions: (yuan) => `Also large gifts of ${yuan} yuan, sent to the Centre.`,
  contributionsUntold: 'Also large gifts, sent to the Centre; too few gave to tell the sum.',
  figure: (what, before, after) => `${what} ${before} → ${after} yuan`,
};

export const feesMessages: Record<Language, typeof zh> = { zh, en };

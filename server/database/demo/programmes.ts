import type { ProgrammeContent } from '../../subsidy/programme.ts';

const CALENDAR_WEEK = { days: 7, kind: 'CALENDAR_DAYS' } as const;
// Invented like the town's own: no subscriber has them.
const FINANCE = { askOffice: '王市镇财政所', askTelephone: '0558-8801236' } as const;
const CIVIL_AFFAIRS = { askOffice: '王市镇民政所', askTelephone: '0558-8801238' } as const;

/** What the demo town pays (补贴项目). Codes are lasting names. */
export const PROGRAMMES: readonly (ProgrammeContent & { readonly code: string })[] = [
  {
    code: 'FARMLAND_FERTILITY',
    name: '耕地地力保护补贴',
    kind: 'FARMING',
    unit: '亩',
    arithmetic: 'AREA',
    catalogueCode: 'FARMLAND_FERTILITY',
    recipient: '户主',
    legalBasis: ['《中华人民共和国农业法》', '中央财政耕地地力保护补贴政策'],
    interval: 'YEARLY',
    publicColumns: ['VILLAGER_GROUP', 'QUANTITY', 'RATE'],
    publicPeriod: null,
    excludes: [],
    explanation:
      '谁种地、谁护地，补贴给谁。按核实的耕地面积，每亩补多少钱看标准，面积乘标准就是金额。',
    ...FINANCE,
  },
  {
    code: 'MINIMUM_LIVING_ALLOWANCE',
    name: '农村最低生活保障金',
    kind: 'SOCIAL_ASSISTANCE',
    unit: '人',
    arithmetic: 'STATED',
    catalogueCode: 'MINIMUM_LIVING_ALLOWANCE',
    recipient: '户主',
    legalBasis: ['《社会救助暂行办法》'],
    interval: 'MONTHLY',
    publicColumns: ['QUANTITY'],
    publicPeriod: CALENDAR_WEEK,
    excludes: [],
    explanation: '家里人均收入低于保障标准的，补到标准。按户发放，金额看家里几口人、有多少收入。',
    ...CIVIL_AFFAIRS,
  },
  {
    code: 'EXTREME_POVERTY_SUPPORT',
    name: '特困人员救助供养金',
    kind: 'SOCIAL_ASSISTANCE',
    unit: '人',
    arithmetic: 'STATED',
    catalogueCode: 'EXTREME_POVERTY_SUPPORT',
    recipient: '救助对象',
    legalBasis: ['《社会救助暂行办法》', '《国务院关于进一步健全特困人员救助供养制度的意见》'],
    interval: 'QUARTERLY',
    publicColumns: ['SUPPORT_MODE'],
    publicPeriod: CALENDAR_WEEK,
    excludes: ['MINIMUM_LIVING_ALLOWANCE'],
    explanation:
      '无劳动能力、无生活来源、无人赡养的人，由政府供养。领了特困供养金，就不再领低保金。',
    ...CIVIL_AFFAIRS,
  },
  {
    code: 'GRAIN_DIRECT_SUBSIDY',
    name: '种粮农民直接补贴',
    kind: 'FARMING',
    unit: '亩',
    arithmetic: 'AREA',
    catalogueCode: 'GRAIN_DIRECT_SUBSIDY',
    recipient: '户主',
    legalBasis: ['《中华人民共和国农业法》'],
    interval: 'YEARLY',
    publicColumns: ['VILLAGER_GROUP', 'QUANTITY', 'RATE'],
    publicPeriod: null,
    excludes: [],
    explanation: '谁种粮，补贴给谁。按当年实际种粮面积，面积乘标准就是金额。',
    ...FINANCE,
  },
];

/** Rates by first period, oldest first; the documents are invented. */
export const RATES = {
  GRAIN_DIRECT_SUBSIDY: { 2024: '124.9788302', 2025: '128.35', 2026: '131.42' },
  FARMLAND_FERTILITY: { 2024: '118.62', 2025: '126.05', 2026: '131.42' },
} as const;

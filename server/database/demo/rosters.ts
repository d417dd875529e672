import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkDigit } from '../../shared/id-number.ts';
import { amountFen, yuanFromFen } from '../../shared/money.ts';
import { findProjectRoot } from '../../shared/project-root.ts';
import { ALL_PAID, SOME_RETURNED, type DemoPayment } from './bank-returns.ts';
import { VILLAGES } from './town.ts';

/** A roster of the demo town and the disclosure it is published in. */
export interface DemoRoster {
  readonly programmeCode: string;
  readonly period: string;
  readonly daysAgo: number;
  readonly title: string;
  readonly headline: string;
  readonly summary: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array };
  /** Absent while the bank has told nothing. */
  readonly payment?: DemoPayment;
}

interface Holder {
  readonly village: string;
  readonly name: string;
  readonly idNumber: string;
  readonly account: string;
  readonly area: string;
  /** ID number of the householder, where the person is of somebody's household. */
  readonly householder?: string;
}

/** The residents everyone may try the look-up with: account ending 6688. */
const KNOWN_RESIDENTS: readonly Holder[] = [
  {
    village: '王郢村',
    name: '王桂兰',
    idNumber: '999999194803150026',
    account: '6217000000000016688',
    area: '7.7',
  },
  {
    village: '前潘村',
    name: '李建国',
    idNumber: '999999196209210136',
    account: '6217000000000026688',
    area: '12.35',
  },
  {
    village: '高寨村',
    name: '陈志强',
    idNumber: '99999919700707031X',
    account: '6217000000000036688',
    area: '9.806',
  },
];

/** Of the household of the first of them, who sees what they are paid beside her own. */
const HER_FAMILY: readonly Holder[] = [
  {
    village: '王郢村',
    name: '马建军',
    idNumber: '999999197205180018',
    account: '6217000000000041972',
    area: '5.2',
    householder: KNOWN_RESIDENTS[0]!.idNumber,
  },
  {
    village: '王郢村',
    name: '何秀英',
    idNumber: '999999197409230021',
    account: '6217000000000041974',
    area: '3.65',
    householder: KNOWN_RESIDENTS[0]!.idNumber,
  },
];

const GRAIN_RATES = { 2024: '124.9788302', 2025: '128.35', 2026: '131.42' } as const;
const FARMLAND_RATES = { 2024: '118.62', 2025: '126.05' } as const;

/** Oldest first, as they were published. */
export function demoRosters(): DemoRoster[] {
  return [
    paid(farmlandOf(2024, 760)),
    paid(grainOf(2024, 750)),
    paid(farmlandOf(2025, 395)),
    paid(grainOf(2025, 380)),
    {
      ...words('EXTREME_POVERTY_SUPPORT', '2026-Q3', '2026年第三季度特困人员救助供养金', 18),
      file: sample('extreme-poverty-support-2026-q3.xls'),
      payment: { daysAgo: 8, ...SOME_RETURNED },
    },
    {
      ...words('MINIMUM_LIVING_ALLOWANCE', '2026-10', '2026年10月农村最低生活保障金', 5),
      file: sample('minimum-living-allowance-2026-10.gbk.csv'),
    },
    grainOf(2026, 3),
    {
      ...words('FARMLAND_FERTILITY', '2026', '2026年耕地地力保护补贴', 2),
      file: sample('farmland-fertility-2026.xlsx'),
    },
  ];
}

/** Twelve days after it was published: the public period was over. */
function paid(roster: DemoRoster): DemoRoster {
  return { ...roster, payment: { daysAgo: roster.daysAgo - 12, ...ALL_PAID } };
}

function words(programmeCode: string, period: string, what: string, daysAgo: number) {
  return {
    programmeCode,
    period,
    daysAgo,
    title: `王市镇${what}发放花名册公示`,
    headline: `${what}发放花名册公示`,
    summary: '全镇名单和金额已经张榜，点这里可以逐户查看。金额不对，请打监督电话。',
  };
}

function sample(name: string): DemoRoster['file'] {
  const folder = join(findProjectRoot(), 'server', 'database', 'demo', 'rosters');
  return { name, bytes: readFileSync(join(folder, name)) };
}

function grainOf(year: keyof typeof GRAIN_RATES, daysAgo: number): DemoRoster {
  const family = year === 2024 ? [] : HER_FAMILY;
  const holders = [...KNOWN_RESIDENTS, ...inventedHolders(year, 2), ...family];
  const what = `${year}年种粮农民直接补贴`;
  return {
    ...words('GRAIN_DIRECT_SUBSIDY', String(year), what, daysAgo),
    file: { name: `${what}.csv`, bytes: rosterFile(what, holders, GRAIN_RATES[year]) },
  };
}

function farmlandOf(year: keyof typeof FARMLAND_RATES, daysAgo: number): DemoRoster {
  const what = `${year}年耕地地力保护补贴`;
  const bytes = rosterFile(what, inventedHolders(year + 50, 3), FARMLAND_RATES[year]);
  return {
    ...words('FARMLAND_FERTILITY', String(year), what, daysAgo),
    file: { name: `${what}.csv`, bytes },
  };
}

function rosterFile(title: string, holders: readonly Holder[], rate: string): Uint8Array {
  let total = 0;
  const hasFamilies = holders.some(({ householder }) => householder !== undefined);
  const rows = holders.map(({ village, name, idNumber, account, area, householder }, index) => {
    const fen = amountFen(area, rate);
    total += fen;
    const cells = [index + 1, village, name, idNumber, account, area, rate, yuanFromFen(fen)];
    return (hasFamilies ? [...cells, householder ?? ''] : cells).join(',');
  });
  const header = [
    `序号,村名,${hasFamilies ? '姓名' : '户主姓名'},身份证号码,一卡通账号`,
    '补贴面积（亩）,补贴标准（元/亩）,补贴金额（元）',
    ...(hasFamilies ? ['户主身份证号码'] : []),
  ];
  const lines = [
    `王市镇${title}发放花名册`,
    header.join(','),
    ...rows,
    `合计,,,,,,,${yuanFromFen(total)}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗';
const GIVEN = [
  '桂英',
  '秀兰',
  '建华',
  '志明',
  '玉梅',
  '国强',
  '春生',
  '海燕',
  '德福',
  '凤霞',
  '文',
  '军',
];

/** The same people for the same seed: invented, area code 999999, valid check digits. */
function inventedHolders(seed: number, perVillage: number): Holder[] {
  return VILLAGES.flatMap(([, village], villageAt) =>
    Array.from({ length: perVillage }, (_, at) => {
      const n = seed * 7919 + villageAt * 104_729 + at * 1_299_709;
      const pick = (count: number, salt: number) =>
        ((Math.imul(n + salt * 7_368_787, 2_654_435_761) >>> 0) >>> 7) % count;
      const birth = `${1940 + pick(50, 1)}${two(1 + pick(12, 2))}${two(1 + pick(28, 3))}`;
      const first17 = `999999${birth}${String(500 + ((villageAt * 31 + at * 7 + seed) % 480))}`;
      const serial = String(pick(10_000_000, 5)).padStart(9, '0');
      return {
        village,
        name: SURNAMES.charAt(pick(SURNAMES.length, 6)) + GIVEN[pick(GIVEN.length, 7)]!,
        idNumber: first17 + checkDigit(first17),
        account: `6217${serial}${String(pick(900_000, 8) + 100_000)}`,
        area: `${2 + pick(28, 9)}.${pick(9, 10) + 1}`,
      };
    }),
  );
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

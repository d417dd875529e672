import { addDays, daysBetween, type Day } from '../../shared/day.ts';
import { yuanFromFen } from '../../shared/money.ts';
import { daysOfPeriod, periodBefore, type Period } from '../../shared/period.ts';
import type { DemoText } from './demo-text.ts';
import { VILLAGES } from './town.ts';

const LATE_VILLAGE = '王郢村';
const SLOW_VILLAGE = '马高庄村';
const SILENT_VILLAGE = '刘元村';
/** Days after a month's end at which a village that keeps its time publishes, and a late one. */
const IN_TIME = 6;
const LATE = 26;

/**
 * The regular matters of the villages as of a day: accounts of the last two months and affairs of
 * the last quarter. One village was late, one has only handed its last accounts in, one is silent.
 */
export function villageTexts(today: Day): DemoText[] {
  const month = periodBefore('MONTHLY', today);
  const monthBefore = periodBefore('MONTHLY', daysOfPeriod(month).from);
  return VILLAGES.flatMap(([villageCode, village], at) => {
    if (village === SILENT_VILLAGE) return [];
    const place = { villageCode, village, at, today };
    return [
      ...accounts(place, monthBefore, village === LATE_VILLAGE ? LATE : IN_TIME),
      ...accounts(place, month, IN_TIME),
      ...affairs(place, periodBefore('QUARTERLY', today)),
    ];
  });
}

interface Place {
  readonly villageCode: string;
  readonly village: string;
  readonly at: number;
  readonly today: Day;
}

function accounts({ villageCode, village, at, today }: Place, month: Period, after: number) {
  const text = {
    catalogueCode: 'VILLAGE_ACCOUNTS',
    villageCode,
    period: month,
    title: `${village}${inChinese(month)}财务收支`,
    body: accountsTable(at + Number(month.slice(5))),
  };
  const isOnlySubmitted = village === SLOW_VILLAGE && month === periodBefore('MONTHLY', today);
  return publishedAfter(text, month, after, today).map((published): DemoText =>
    isOnlySubmitted ? { ...published, isOnlySubmitted } : published,
  );
}

function affairs({ villageCode, village, at, today }: Place, quarter: Period): DemoText[] {
  const text = {
    catalogueCode: 'VILLAGE_AFFAIRS',
    villageCode,
    period: quarter,
    title: `${village}${inChinese(quarter)}村务公开`,
    body: `- 村民代表会议：${1 + (at % 2)} 次，议题和结果已在公告栏张贴。
- 集体土地流转：${120 + at * 14} 亩，合同存放在村部。
- 环境整治：清理沟渠 ${2 + (at % 4)} 条，垃圾清运 ${26 + at} 车次。
- 下季度打算：修补村组道路，做好秋种和防火。`,
  };
  return publishedAfter(text, quarter, IN_TIME, today);
}

/** So many days after its period ended; nothing when that day has not come. */
function publishedAfter(
  text: Omit<DemoText, 'daysAgo'>,
  period: Period,
  after: number,
  today: Day,
): DemoText[] {
  const daysAgo = daysBetween(addDays(daysOfPeriod(period).to, after), today);
  return daysAgo < 0 ? [] : [{ ...text, daysAgo, formedDaysBefore: after }];
}

function accountsTable(seed: number): string {
  const land = 2_140_000 + seed * 137_500;
  const subsidy = 860_000 + ((seed * 7) % 5) * 94_000;
  const cleaning = 1_080_000 + ((seed * 3) % 4) * 180_000;
  const power = 128_640 + seed * 5_310;
  const rows = [
    ['土地流转管理费', land, 0],
    ['村级运转补助', subsidy, 0],
    ['保洁员工资', 0, cleaning],
    ['村部水电费', 0, power],
    ['合计', land + subsidy, cleaning + power],
  ] as const;
  const cell = (fen: number) => (fen === 0 ? '' : yuanFromFen(fen));
  const table = rows.map(
    ([what, income, expense]) => `| ${what} | ${cell(income)} | ${cell(expense)} |`,
  );
  return `| 项目 | 收入（元） | 支出（元） |
| --- | ---: | ---: |
${table.join('\n')}

账目已经民主理财小组审核，原始单据存放在村部，随时可以查看。`;
}

const QUARTERS = ['一', '二', '三', '四'];

function inChinese(period: Period): string {
  const [year, part = ''] = period.split('-');
  return part.startsWith('Q')
    ? `${year}年第${QUARTERS[Number(part.slice(1)) - 1]}季度`
    : `${year}年${Number(part)}月`;
}

import { addDays, daysBetween, type Day } from '../../shared/day.ts';
import {
  daysOfPeriod,
  periodBefore,
  yearOf,
  type Interval,
  type Period,
} from '../../shared/period.ts';
import type { DemoText } from './demo-text.ts';

/** Days after its period ended at which a regular matter of the town goes public. */
const ACCOUNTS_AFTER = 4;
const PERMITS_AFTER = 12;
const CLEAN_GOVERNMENT_AFTER = 15;
const MONTHS_OF_ACCOUNTS = 3;

/** Matters of the town that come at any time; none names a season or a date. */
const OCCASIONAL: readonly DemoText[] = [
  {
    catalogueCode: 'HIGHER_DOCUMENTS',
    daysAgo: 150,
    title: '上级文件精神：耕地地力保护补贴政策要点',
    bulletin: {
      headline: '种地补贴，上级是怎么定的',
      summary: '补给谁、哪些地不补、钱怎么发，上级文件的要点摘在这里。',
    },
    body: `文件：《财政部 农业部关于全面推开农业“三项补贴”改革工作的通知》。

## 补给谁

原则上是拥有耕地承包权的种地农民。农民要做到耕地不撂荒、地力不降低。

## 哪些地不补

- 已作为畜牧养殖场使用的耕地、林地。
- 成片粮田转为设施农业用地的。
- 非农业征（占）用等已改变用途的耕地。
- 长年抛荒地，以及占补平衡中“补”的面积和质量达不到耕种条件的耕地。

## 钱怎么发

补贴资金通过“一卡通”直接发到户，名单和金额先公示，后发放。

文件原文可到便民服务中心 3 号窗口查阅。`,
  },
  {
    catalogueCode: 'MAJOR_DECISIONS',
    daysAgo: 50,
    title: '集镇农贸市场改造重大行政决策结果',
    bulletin: {
      headline: '集镇农贸市场改造定下来了',
      summary: '总投资 265 万元，摊位 128 个，现有摊主优先安排。',
    },
    body: `## 决策依据

参照《重大行政决策程序暂行条例》规定的程序办理。现有市场占道经营，群众反映较多。

## 决策过程

| 环节 | 情况 |
| --- | --- |
| 公众参与 | 公开征求意见 30 天，收到意见 46 条，采纳 31 条 |
| 专家论证 | 3 名专家参加，认为方案可行 |
| 风险评估 | 低风险 |
| 合法性审查 | 通过 |
| 集体讨论 | 镇长办公会议讨论，镇党委会议研究同意 |

## 决策结果

1. 在原址改造，设固定摊位 128 个，另设自产自销区，自产自销不收费。
2. 总投资 265 万元，其中上级专项资金 180 万元，镇配套 85 万元。
3. 现有摊主优先安排，改造期间在集镇东街设临时摊位。

没有采纳的 15 条意见及理由，存放在政务公开办公室，可以查阅。`,
  },
  {
    catalogueCode: 'REWARDS_PUNISHMENTS',
    daysAgo: 8,
    title: '政务公开评议奖惩情况',
    bulletin: {
      headline: '政务公开评议：表扬三个，批评一个',
      summary: '监督员评议结果和处理意见公开，被批评的限期整改。',
    },
    body: `| 单位 | 奖惩 | 原因 |
| --- | --- | --- |
| 前潘村 | 通报表扬 | 财务逐笔公开，群众评议满意 |
| 高寨村 | 通报表扬 | 发现工程造价写错，主动更正并说明 |
| 便民服务中心 3 号窗口 | 通报表扬 | 补贴查询件件有答复 |
| 王郢村 | 通报批评 | 村级财务公开不及时，限期整改 |

评议由政务公开监督员提出，领导小组审定，计入年终考核。对结果有异议的，可以向政务公开办公室提出。`,
  },
  {
    catalogueCode: 'AGRICULTURAL_PRODUCTS',
    publishingBody: '王市镇农业站',
    daysAgo: 4,
    title: '本镇农产品供应信息',
    bulletin: {
      headline: '本镇农产品，谁家有、什么价',
      summary: '大蒜、粉条、鸡蛋等五样产品的产地、数量和参考价。',
    },
    body: `| 产品 | 产地 | 可供数量 | 参考价 |
| --- | --- | ---: | ---: |
| 大棚辣椒 | 朱新寨村 | 8 吨 | 4.6 元/公斤 |
| 红薯粉条 | 刘寨村 | 6 吨 | 15 元/公斤 |
| 大蒜 | 常营村 | 20 吨 | 5.2 元/公斤 |
| 散养鸡蛋 | 马万庄村 | 每天 120 公斤 | 13 元/公斤 |
| 烘干玉米 | 金李村 | 150 吨 | 2.3 元/公斤 |

- 参考价由农业站向产地农户询价得出，成交价由买卖双方商定。
- 蔬菜上市前由农业站做农药残留快速检测，检测结果可以查看。
- 想买、想卖的，到便民服务中心 4 号窗口登记，不收费。`,
  },
];

/**
 * More matters of the town as of a day: what comes regularly about the periods last over, and
 * decisions, documents, praise and products.
 */
export function moreTownTexts(today: Day): DemoText[] {
  return [
    ...monthsOver(today, MONTHS_OF_ACCOUNTS).flatMap((month, back) =>
      publishedAfter(accounts(month, back === 0), ACCOUNTS_AFTER, today),
    ),
    ...publishedAfter(permits(over('QUARTERLY', today)), PERMITS_AFTER, today),
    ...publishedAfter(cleanGovernment(over('HALF_YEARLY', today)), CLEAN_GOVERNMENT_AFTER, today),
    ...OCCASIONAL,
  ];
}

type RegularText = Omit<DemoText, 'daysAgo' | 'period'> & { readonly period: Period };

/** So many days after its period ended; nothing when that day has not come. */
function publishedAfter(text: RegularText, after: number, today: Day): DemoText[] {
  const daysAgo = daysBetween(addDays(daysOfPeriod(text.period).to, after), today);
  return daysAgo < 0 ? [] : [{ ...text, daysAgo, formedDaysBefore: after }];
}

function over(interval: Interval, today: Day): Period {
  return periodBefore(interval, today);
}

/** The months last over, the latest first. */
function monthsOver(today: Day, count: number): Period[] {
  const months = [periodBefore('MONTHLY', today)];
  while (months.length < count)
    months.push(periodBefore('MONTHLY', daysOfPeriod(months.at(-1)!).from));
  return months;
}

/** All figures in units of 100 yuan, 0.01 of the 万元 they are shown in. */
function accounts(period: Period, isLatest: boolean): RegularText {
  const month = Number(period.slice(5));
  const grant = 54_820 + ((month * 7) % 5) * 465;
  const funds = 6_428 + ((month * 3) % 5) * 312;
  const fundsSpent = funds - 238;
  const staff = 29_675 + (month % 5) * 84;
  const office = 3_850 + ((month * 3) % 5) * 37;
  const people = 19_000 + ((month * 7) % 5) * 410;
  const income = grant + funds;
  const expense = fundsSpent + staff + office + people;
  const reception = receptionOf(month);
  const more = reception - receptionOf(month === 1 ? 12 : month - 1);
  const title = `王市镇${yearOf(period)}年${month}月财务收支`;
  const text = {
    catalogueCode: 'MONTHLY_ACCOUNTS',
    period,
    title,
    body: `| 项目 | 收入（万元） | 支出（万元） |
| --- | ---: | ---: |
| 财政拨款 | ${wan(grant)} | |
| 专项资金 | ${wan(funds)} | ${wan(fundsSpent)} |
| 人员经费 | | ${wan(staff)} |
| 公用经费 | | ${wan(office)} |
| 民生支出 | | ${wan(people)} |
| 合计 | ${wan(income)} | ${wan(expense)} |

公务接待支出 ${wan(reception)} 万元，比上月${more < 0 ? '少' : '多'} ${wan(Math.abs(more))} 万元。`,
  };
  if (!isLatest) return text;
  const headline = `${month}月份镇财政收支公开`;
  const summary = `收入 ${wan(income)} 万元，支出 ${wan(expense)} 万元，大项开支逐笔列出。`;
  return { ...text, bulletin: { headline, summary } };
}

/** Differs from one month to the next. */
function receptionOf(month: number): number {
  return [86, 94, 79, 102, 117][month % 5]!;
}

/** How many permits the demo's list has. */
const PERMITS_ISSUED = 18;

/** Of the whole town only: a village's would be few enough to tell who it was. */
function permits(period: Period): RegularText {
  const quarter = '一二三四'.charAt(Number(period.slice(6)) - 1);
  return {
    catalogueCode: 'SECOND_CHILD_PERMIT',
    period,
    hasPermits: true,
    title: `王市镇${yearOf(period)}年第${quarter}季度二孩生育证发放名单`,
    bulletin: {
      headline: `第${quarter}季度二孩生育证发放公开`,
      summary: `全镇发放 ${PERMITS_ISSUED} 件，证号可以核对，姓名遮去一部分。`,
    },
    body: `依据《中华人民共和国人口与计划生育法》，本季度二孩生育证办理情况公开如下。

| 事项 | 件数 |
| --- | ---: |
| 申请 | ${PERMITS_ISSUED + 2} |
| 发放 | ${PERMITS_ISSUED} |
| 正在办理 | 2 |

- 办理不收费。
- 点“名单”看证号和姓名。为保护个人信息，姓名遮去一部分，不分村公布。
- 证号对不上的，请带身份证到便民服务中心窗口核对。`,
  };
}

function cleanGovernment(period: Period): RegularText {
  const half = period.endsWith('H1') ? '上半年' : '下半年';
  return {
    catalogueCode: 'CLEAN_GOVERNMENT',
    period,
    title: `王市镇${yearOf(period)}年${half}党风廉政建设情况`,
    bulletin: {
      headline: `${half}党风廉政建设情况公开`,
      summary: '抽查补贴发放、村级财务和工程项目，发现的问题和整改结果公开。',
    },
    body: `| 工作 | 情况 |
| --- | --- |
| 廉政教育 | 集中学习 6 次，警示教育 2 次 |
| 谈话提醒 | 镇村干部 17 人次 |
| 补贴发放抽查 | 13 个村（社区），入户 260 户，更正信息 9 处 |
| 村级财务抽查 | 5 个村，退回不合规票据 11 张 |
| 工程项目抽查 | 3 个项目，未发现问题 |

发现的问题已全部整改。有线索的，请打监督电话或投意见箱，对举报人的信息严格保密。`,
  };
}

/** 54820 → "548.20" */
function wan(hundreds: number): string {
  return (hundreds / 100).toFixed(2);
}

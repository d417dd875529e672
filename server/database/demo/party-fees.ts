import { daysBetween, type Day } from '../../shared/day.ts';
import { yearOf } from '../../shared/period.ts';
import { TOWN } from './town.ts';

/** Days ago at which last year's figures went public, but never before the year was over. */
const PUBLISHED_DAYS = 16;

/** The disclosure that carries last year's party fees; its figures come from the demo's ledger. */
export function partyFeesText(today: Day) {
  const year = yearOf(today) - 1;
  return {
    year,
    daysAgo: Math.min(PUBLISHED_DAYS, daysBetween(`${year + 1}-01-01`, today)),
    catalogueCode: 'PARTY_FEES',
    title: `${TOWN.name}党费收支（${year}年）`,
    bulletin: {
      headline: '去年的党费，收了多少、用在哪里',
      summary: '三个党支部收缴、上缴、使用和结余，一个支部一个支部公开。',
    },
    body: `${year}年各党支部党费已经核对、结账，现按《中国共产党党费收缴、使用和管理的规定》公开。

## 怎么收

- 有工资收入的党员，按月工资（税后）的 0.5% 至 2% 交纳；农民党员每月 0.2 元至 1 元，由支部议定。
- 生活困难的党员，经支部研究、上级党委批准，可以少交或免交。

## 怎么用

只用于培训党员、订阅购买党员教育的报刊资料和设备、表彰先进、补助生活困难和受灾的党员。

## 怎么问

各支部的数字点“收支”查看。党员本人的交纳情况，只有本人能查：回到首页点“查我的补贴”，再点“我的党费”。

有疑问的，请向所在党支部或镇党委组织办公室询问。`,
  };
}

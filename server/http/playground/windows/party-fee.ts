import { MEMBER_FILE_WINDOW, PAYMENT_FILE_WINDOW } from './party-file.ts';
import { BRANCH, MEMBER, PARTY_MEMBER_WINDOWS } from './party-member.ts';
import { MEMBER_CODE_WINDOW } from './window-code.ts';
import type { PlaygroundWindow } from './window.ts';

const PAY = `# 登记党费：党员交来的党费
#
# 1. 点开左下角的“变量”，填党员编号、金额、
#    交款日期 paidOn、收据号 receipt。
# 2. 一次交到本月以后的，在 consent 写明哪次会议同意；
#    没有就留 null。
# 3. 点“发送请求”，返回这一笔的编号。
#
# 记错了不能改：到“冲销”冲掉，再记一笔对的。

mutation RecordPartyFee($input: PartyFeePaymentInput!) {
  recordPartyFee(input: $input)
}
`;

const CONTRIBUTE = `# 登记大额党费：一次交 1000 元以上，全部上缴中央
#
# 1. 点开左下角的“变量”，填党员编号、金额、日期、收据号。
# 2. 点“发送请求”，返回这一笔的编号。

mutation RecordPartyFeeContribution($input: PartyFeePaymentInput!) {
  recordPartyFeeContribution(input: $input)
}
`;

const REMIT = `# 登记上缴：交给上级党组织的党费
#
# 1. 点开左下角的“变量”，填支部代码、金额、日期。
#    上缴中央的大额党费把 isContribution 改成 true。
# 2. 点“发送请求”，返回这一笔的编号。

mutation RecordPartyFeeRemittance($input: PartyFeeRemittanceInput!) {
  recordPartyFeeRemittance(input: $input)
}
`;

const USE = `# 登记使用：党费用在哪里
#
# 1. 点开左下角的“变量”，填支部代码、金额、日期，
#    item 用途：TRAINING 培训党员  MATERIALS 报刊资料
#      COMMENDATION 表彰  HARDSHIP 困难补助  DISASTER 救灾
# 2. 点“发送请求”，返回这一笔的编号。

mutation RecordPartyFeeUse($input: PartyFeeUseInput!) {
  recordPartyFeeUse(input: $input)
}
`;

const REVERSE = `# 冲销：记错的一笔冲掉，流水里两笔都在
#
# 1. 点开左下角的“变量”，填那一笔的编号 id 和原因。
# 2. 点“发送请求”。然后重新登记对的一笔。

mutation ReversePartyFeeEntry($id: ID!, $reason: String!) {
  reversePartyFeeEntry(id: $id, reason: $reason)
}
`;

const ENTRIES = `# 党费流水：一年里的每一笔
#
# 1. 点开左下角的“变量”，填支部代码和年度。
# 2. 点“发送请求”。reversesId 是它冲掉的那一笔。
# 3. 看下一页：把 endCursor 的值填进 after，再发一次。

query PartyFeeEntries($branchCode: ID!, $year: Int!, $after: String) {
  partyFeeEntries(branchCode: $branchCode, year: $year, after: $after) {
    totalCount
    hasNextPage
    endCursor
    nodes {
      id
      kind
      memberId
      amount
      paidOn
      receipt
      item
      note
      reversesId
    }
  }
}
`;

const STATEMENT = `# 党费收支表：收了多少，用了多少，还有多少
#
# 1. 点开左下角的“变量”，填支部代码和年度。
# 2. 点“发送请求”。balance 是年末结余。

query PartyFeeStatement($branchCode: ID!, $year: Int!) {
  partyFeeStatement(branchCode: $branchCode, year: $year) {
    branch {
      name
    }
    broughtForward
    dues
    contributions
    remitted
    contributionsRemitted
    used
    uses {
      item
      amount
    }
    balance
    contributionsInHand
    isClosed
  }
}
`;

const CLOSE = `# 年度结账：结了就不能再记这一年的账
#
# 1. 先看“党费收支表”，和收据、存折核对好。
# 2. 点开左下角的“变量”，填支部代码和年度。
# 3. 点“发送请求”。结账不能撤回；漏记的记在今年，
#    备注写明是补记哪一年的。

mutation ClosePartyFeeYear($branchCode: ID!, $year: Int!) {
  closePartyFeeYear(branchCode: $branchCode, year: $year)
}
`;

const money = { amount: '30.00', paidOn: '2026-11-24', receipt: '2026-0001', note: null };

/** What a branch's clerk does, and the organisation for every branch. */
export const PARTY_FEE_WINDOWS: readonly PlaygroundWindow[] = [
  ...PARTY_MEMBER_WINDOWS,
  MEMBER_CODE_WINDOW,
  MEMBER_FILE_WINDOW,
  PAYMENT_FILE_WINDOW,
  {
    title: '登记党费',
    query: PAY,
    variables: { input: { memberId: MEMBER, ...money, consent: null } },
  },
  {
    title: '登记大额党费',
    query: CONTRIBUTE,
    variables: { input: { memberId: MEMBER, ...money, amount: '1000.00', consent: null } },
  },
  {
    title: '登记上缴',
    query: REMIT,
    variables: { input: { branchCode: BRANCH, isContribution: false, ...money } },
  },
  {
    title: '登记使用',
    query: USE,
    variables: { input: { branchCode: BRANCH, item: 'TRAINING', ...money } },
  },
  { title: '冲销', query: REVERSE, variables: { id: '把流水编号 id 粘到这里', reason: '' } },
  {
    title: '党费流水',
    query: ENTRIES,
    variables: { branchCode: BRANCH, year: 2026, after: null },
  },
  { title: '党费收支表', query: STATEMENT, variables: { branchCode: BRANCH, year: 2026 } },
  { title: '年度结账', query: CLOSE, variables: { branchCode: BRANCH, year: 2025 } },
];

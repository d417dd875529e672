import { type PlaygroundWindow, ROSTER_DRAFT_ID } from './window.ts';

const RETURN_FIELDS = `id
      fileName
      importedAt
      importedBy
      rowCount
      repeatedCount
      unmatchedCount
      paidCount
      paidAmount
      returnedCount
      returnedAmount
      takenBackAt
      takenBackBy
      takenBackReason`;

const IMPORT = `# 登记银行回单：钱发没发到，以银行给的文件为准
#
# 1. 选文件：点开左下角的“变量”，在最下面点“添加文件”，
#    名字 file 不要改，再点右边的“选择文件”。
#    可以是 .xlsx、.xls 或 .csv，不用先改格式；
#    要有账号、户名、金额、发放结果，最好有身份证号码。
# 2. 在“变量”里填 rosterId：已经公开的那份名册的编号。
#    文件里没有日期的，在 paidOn 填发放那天，
#    例如 "2026-11-24"；有日期的留 null。
# 3. 点“发送请求”，等几秒钟。
# 4. isEntered 是 true：已经登记。请核对
#    paidCount、paidAmount 发放成功的笔数和金额，
#    returnedCount、returnedAmount 退回的；
#    unmatchedCount 不是 0，到“对账”里看是谁。
# 5. isEntered 是 false：有看不清的行，一行都没有登记。
#    problems 写着哪张表、第几行、怎么办，改好再传。
#
# 提示 RETURN_REPEATED：这份登记过了，没有重复记账。
# 提示 RETURN_OF_OTHER_ROSTER：名册编号或者文件选错了。
# 提示 RETURN_DOUBTFUL：像是上个月、去年的或重复的，请核对；
#   确实没有选错，把 isCertain 改成 true 再传一次。

mutation ImportBankReturn($input: ImportBankReturnInput!, $file: Upload!) {
  importBankReturn(input: $input, file: $file) {
    isEntered
    rowCount
    bankReturn {
      ${RETURN_FIELDS}
    }
    problems {
      severity
      sheet
      row
      column
      code
      message
    }
  }
}
`;

const RETURNS = `# 看回单：一份名册登记过哪些银行回单
#
# 1. 点开左下角的“变量”，填名册编号 rosterId。
# 2. 点“发送请求”，最近登记的在最前面。
# 3. repeatedCount 是以前的回单里已经有的行，没有重复记账；
#    takenBackAt 有日期的，已经撤回，不再算数。

query BankReturns($rosterId: ID!) {
  bankReturns(rosterId: $rosterId) {
    ${RETURN_FIELDS}
  }
}
`;

const TAKE_BACK = `# 撤回回单：登记错了的银行回单，撤回以后不再算数
#
# 1. 先到“看回单”，找到登记错的那一份，记下它的 id。
# 2. 点开左下角的“变量”，填 id，reason 写清撤回的原因。
# 3. 点“发送请求”。takenBackAt 有了日期，就撤回了：
#    各户的发放情况、对账和本人查询都回到没有这份时的样子；
#    更正后的名册里转过去的，也一起撤回。
# 4. 同一个文件，或者改好的文件，可以再登记。
#
# 回单和撤回的记录都还在，不会删除。只能撤一次。

mutation TakeBackBankReturn($id: ID!, $reason: String!) {
  takeBackBankReturn(id: $id, reason: $reason) {
    ${RETURN_FIELDS}
  }
}
`;

const RECONCILIATION = `# 对账：公示的和银行发的，一户一户对
#
# 1. 点开左下角的“变量”，填名册编号 rosterId
#    （看稿、导入名册里都有）。
# 2. 点“发送请求”。totals 是合计，总是对得上：
#    published 公示 = paid 已发 - overpaid 多发
#      + underpaid 少发 + returned 退回
#      + stopped 停发 + outstanding 未发放
#    unmatched 是发给名册上没有的人的。
# 3. differences 是每种差异有几户、多少钱：
#    OUTSTANDING 未发放         RETURNED 退回
#    STOPPED 停发               AMOUNT_DIFFERS 金额不一致
#    PAID_TWICE 重复发放        PAID_WHILE_STOPPED 停发却发了
#    ACCOUNT_DIFFERS 账号和名册不一致
#    NAME_DIFFERS    户名和名册不一致
#    NOT_ON_ROSTER 名册没有     COULD_BE_SEVERAL 分不清是谁
# 4. nodes 是逐户的，entries 是这一户的每条记录：
#    哪份回单、第几行、什么原因、谁登记的。
# 5. 只看一种：把 kind 改成 "RETURNED" 等。
#    看下一页：把 endCursor 的值填进 after。

query Reconciliation($rosterId: ID!, $kind: DifferenceKind, $after: String) {
  reconciliation(rosterId: $rosterId, kind: $kind, first: 50, after: $after) {
    programme
    period
    totals {
      publishedCount
      published
      paidCount
      paid
      overpaid
      underpaid
      returned
      stopped
      outstanding
      unmatched
      bankPaid
    }
    differences {
      kind
      count
      amount
    }
    totalCount
    hasNextPage
    endCursor
    nodes {
      kinds
      number
      village
      maskedName
      maskedIdNumber
      maskedAccount
      published
      paid
      paymentState
      entries {
        state
        amount
        paidOn
        reason
        match
        maskedName
        maskedAccount
        fileName
        sheet
        row
        by
        at
      }
    }
  }
}
`;

const STOP = `# 停发：这一户先不发，例如人已去世、户口已迁走
#
# 1. 点开左下角的“变量”，填名册编号 rosterId，
#    number 填名册上的序号（“对账”里有），
#    reason 写原因，不超过 60 字，本人查询时看得到。
# 2. 点“发送请求”。右边出现 true，就停发了。
#
# 名册本身不会改。银行已经发了的停不了。
# 请同时通知银行：系统不会替您通知。

mutation StopPayment($rosterId: ID!, $number: Int!, $reason: String!) {
  stopPayment(rosterId: $rosterId, number: $number, reason: $reason)
}
`;

const RESUME = `# 恢复发放：停发的一户，核实以后照常发
#
# 1. 点开左下角的“变量”，填名册编号 rosterId、
#    序号 number 和原因 reason。
# 2. 点“发送请求”。停发的记录还在，另加一条恢复的。

mutation ResumePayment($rosterId: ID!, $number: Int!, $reason: String!) {
  resumePayment(rosterId: $rosterId, number: $number, reason: $reason)
}
`;

export const RECONCILIATION_WINDOW: PlaygroundWindow = {
  title: '对账',
  query: RECONCILIATION,
  variables: { rosterId: ROSTER_DRAFT_ID, kind: null, after: null },
};

export const BANK_RETURN_WINDOWS: readonly PlaygroundWindow[] = [
  {
    title: '登记银行回单',
    query: IMPORT,
    variables: { input: { rosterId: ROSTER_DRAFT_ID, paidOn: null, isCertain: false } },
  },
  { title: '看回单', query: RETURNS, variables: { rosterId: ROSTER_DRAFT_ID } },
  {
    title: '撤回回单',
    query: TAKE_BACK,
    variables: { id: '把回单编号 id 粘到这里', reason: '把撤回的原因填在这里' },
  },
  RECONCILIATION_WINDOW,
];

/** The number stands as 0, which no roster has: sent unchanged, nothing happens. */
const ROW = { rosterId: ROSTER_DRAFT_ID, number: 0 };

export const STOP_WINDOWS: readonly PlaygroundWindow[] = [
  RECONCILIATION_WINDOW,
  { title: '停发', query: STOP, variables: { ...ROW, reason: '把停发的原因填在这里' } },
  { title: '恢复发放', query: RESUME, variables: { ...ROW, reason: '把恢复的原因填在这里' } },
];

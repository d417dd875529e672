import { BRANCH } from './party-member.ts';
import type { PlaygroundWindow } from './window.ts';

const PROBLEMS = `problems {
      severity
      sheet
      row
      column
      code
      message
    }`;

const MEMBERS = `# 导入党员名册：用表格接收党员，身份证号码不进浏览器
#
# 1. 选文件：点开左下角的“变量”，在最下面点“添加文件”，
#    名字 file 不要改，再点右边的“选择文件”。
#    可以是 .xlsx、.xls 或 .csv，不用先改格式。
#    要有姓名、身份证号码、入党日期、起交月份；
#    还可以有手机号、账号、村、转正日期。
# 2. 在“变量”里填支部代码 branchCode。
#    要同时核定党费的，year 填年度，例如 2026，
#    表里再加收入类别、月收入、月交党费（农民是
#    议定数额）；和标准不同的，在“原因”一列写明。
# 3. 点“发送请求”，等几秒钟。
# 4. isEntered 是 true：已经导入。newCount 是新接收的，
#    changedCount 是手机、账号等有变的，
#    unchangedCount 是早就有的，fixedCount 是核定的。
# 5. isEntered 是 false：一个人都没有导入。
#    problems 写着哪张表、第几行、怎么办，改好再传。
#
# 同一份表传两次没有关系：第二次都算 unchangedCount。

mutation ImportPartyMembers($branchCode: ID!, $year: Int, $file: Upload!) {
  importPartyMembers(branchCode: $branchCode, year: $year, file: $file) {
    isEntered
    rowCount
    newCount
    changedCount
    unchangedCount
    fixedCount
    ${PROBLEMS}
  }
}
`;

const PAYMENTS = `# 导入交费明细：用表格登记党费，一行一笔
#
# 1. 选文件：点开左下角的“变量”，在最下面点“添加文件”，
#    名字 file 不要改，再点右边的“选择文件”。
#    要有姓名、金额、日期、收据号，最好有身份证号码
#    （或手机号、账号）；支部里没有重名的只写姓名也行。
#    一次交 1000 元以上交中央的，在“种类”或“备注”
#    写“大额党费”。
# 2. 在“变量”里填支部代码 branchCode。
#    有交到本月以后的，在 consent 写明哪次会议同意；
#    没有就留 null。
# 3. 点“发送请求”，等几秒钟。
# 4. isEntered 是 true：都登记了。请把 duesCount、dues
#    （党费笔数、金额）和 contributionsCount、
#    contributions（大额党费）与表格合计核对。
# 5. isEntered 是 false：一笔都没有登记。
#    problems 写着哪张表、第几行、怎么办，改好再传。
#
# 收据号登记过的不会重复记账：同一份表传两次，
# 第二次会提示 RECEIPT_USED。

mutation ImportPartyFeePayments($branchCode: ID!, $consent: String, $file: Upload!) {
  importPartyFeePayments(branchCode: $branchCode, consent: $consent, file: $file) {
    isEntered
    rowCount
    duesCount
    dues
    contributionsCount
    contributions
    ${PROBLEMS}
  }
}
`;

export const MEMBER_FILE_WINDOW: PlaygroundWindow = {
  title: '导入党员名册',
  query: MEMBERS,
  variables: { branchCode: BRANCH, year: null },
};

export const PAYMENT_FILE_WINDOW: PlaygroundWindow = {
  title: '导入交费明细',
  query: PAYMENTS,
  variables: { branchCode: BRANCH, consent: null },
};

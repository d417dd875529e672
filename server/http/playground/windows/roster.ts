import { EXPLAIN_WINDOW, ROSTER_CHANGES_WINDOW } from './proof.ts';
import { type PlaygroundWindow, ROSTER_DRAFT_ID } from './window.ts';

const IMPORT = `# 第一步 导入名册：把站所交来的表格传上来
#
# 1. 选文件：点开左下角的“变量”，在最下面点“添加文件”，
#    名字 file 不要改，再点右边的“选择文件”。
#    可以是 .xlsx、.xls 或 .csv，不用先改格式。
# 2. 在上面的“变量”里核对：
#    programmeCode 补贴项目：
#      FARMLAND_FERTILITY        耕地地力保护补贴
#      MINIMUM_LIVING_ALLOWANCE  农村低保金
#      EXTREME_POVERTY_SUPPORT   特困供养金
#      GRAIN_DIRECT_SUBSIDY      种粮直接补贴
#    period 期间："2026"、"2026-10" 或 "2026-Q3"。
# 3. 点“发送请求”，等几秒钟。
# 4. 右边返回：id 名册编号（后面要用，请记下），
#    rowCount 人数、totalAmount 合计，请和纸质表核对；
#    problems 是查出的问题，哪张表、第几行、哪一列、
#    怎么办，都写着。
#
# 有 BLOCKING 的问题：在表格里改好，再导入一次。
# 改过的文件导入一次就是一份新名册，旧的不会被改动；
# 没改过的文件再传，返回的还是原来那份。
# 列认错了、没认出来：到“更正表头”。
# 下一步：到“起草公开事项”，把名册编号填进去。

mutation ImportRoster($input: ImportRosterInput!, $file: Upload!) {
  importRoster(input: $input, file: $file) {
    id
    programme
    period
    fileName
    rowCount
    storedRowCount
    totalAmount
    mayBeSubmitted
    problemCount
    problems {
      severity
      sheet
      row
      column
      code
      message
    }
    columns {
      sheet
      header
      column
      field
    }
  }
}
`;

const PROBLEMS = `# 看名册问题：再看一遍导入的结果
#
# 1. 点开左下角的“变量”，填名册编号 id
#    （“导入名册”返回的那个）。
# 2. 点“发送请求”。
# 3. severity 是 BLOCKING 的必须改好才能提交；
#    WARNING 是提醒，请核实，再到“说明名册问题”说明原因，
#    unexplainedCount 是还没有说明的个数。
#    row 是表格里左边的行号，从 1 数起。
# 4. totalAmount 是名册合计，allocations 是上级资金分配，
#    登记了资金分配的，两个合计必须一分不差。
# 5. headers 说明每一列被当作什么，请看一眼对不对；
#    field 是 null 的没有用上，要用就到“更正表头”。
#
# 要改就改原来的表格，再到“导入名册”传一次。

query ReadRosterDraft($id: ID!) {
  rosterDraft(id: $id) {
    id
    programme
    period
    fileName
    importedAt
    rowCount
    storedRowCount
    totalAmount
    allocations {
      totalAmount
    }
    mayBeSubmitted
    unexplainedCount
    problemCount
    problems {
      key
      severity
      sheet
      row
      column
      code
      message
      reason
      explainedBy
      explainedAt
    }
    headers {
      sheet
      column
      header
      field
      isCorrected
    }
  }
}
`;

const ROWS = `# 核对名册：一行一行看导入了什么
#
# 1. 点开左下角的“变量”，填名册编号 id。
# 2. 点“发送请求”，每次显示 50 行。姓名、身份证号、账号
#    只显示一部分，够认出是谁就行。
# 3. 看下一页：hasNextPage 是 true 时，
#    把 endCursor 的值填进 after，再发一次。
#
# sheet 和 row 是这一行在表格里的位置。

query ReadRosterRows($id: ID!, $after: String) {
  rosterDraft(id: $id) {
    programme
    period
    rows(first: 50, after: $after) {
      totalCount
      hasNextPage
      endCursor
      nodes {
        number
        sheet
        row
        village
        maskedName
        maskedIdNumber
        maskedAccount
        quantity
        rate
        amount
      }
    }
  }
}
`;

/** From an office's spreadsheet to a roster that may be carried by a disclosure. */
export const ROSTER_WINDOWS: readonly PlaygroundWindow[] = [
  {
    title: '导入名册',
    query: IMPORT,
    variables: { input: { programmeCode: 'FARMLAND_FERTILITY', period: '2026' } },
  },
  { title: '看名册问题', query: PROBLEMS, variables: { id: ROSTER_DRAFT_ID } },
  ROSTER_CHANGES_WINDOW,
  EXPLAIN_WINDOW,
  { title: '核对名册', query: ROWS, variables: { id: ROSTER_DRAFT_ID, after: null } },
];

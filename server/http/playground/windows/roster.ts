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
    unexplainedCount
    allocatedAmount
    problems {
      number
      severity
      sheet
      row
      column
      code
      message
      reason
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
#    WARNING 是提醒，请核实，再到“说明提醒”写明情况。
#    allocatedAmount 是下达的资金，要和合计一样。
#    row 是表格里左边的行号，从 1 数起。
# 4. headers 说明每一列被当作什么，请看一眼对不对；
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
    mayBeSubmitted
    problemCount
    unexplainedCount
    allocatedAmount
    problems {
      number
      severity
      sheet
      row
      column
      code
      message
      reason
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

const EXPLAIN = `# 说明提醒：每条提醒都核实过，写明情况才能提交
#
# 1. 先到“看名册问题”，记下 WARNING 的编号 number。
# 2. 点开左下角的“变量”，填名册编号 id、情况 reason，
#    numbers 填编号，写成 [3, 5]。
#    同一类的一起说明：numbers 改成 null，
#    code 填那一类的代码，例如 "ACCOUNT_SHARED"。
# 3. 点“发送请求”。unexplainedCount 是还没说明的条数。
#
# 说明会给审核人看。提交以后不能再改。

mutation ExplainRosterWarnings($id: ID!, $reason: String!, $numbers: [Int!], $code: String) {
  explainRosterWarnings(id: $id, reason: $reason, numbers: $numbers, code: $code) {
    id
    unexplainedCount
    mayBeSubmitted
  }
}
`;

const ALLOCATE = `# 登记资金分配：上级下达的补贴资金
#
# 1. 点开左下角的“变量”，填补贴项目、期次、金额、
#    文号和文件日期。同一期可以登记几笔，会加在一起。
# 2. 点“发送请求”，返回这一期已登记的各笔。
#
# 名册合计和下达资金不一样时，稿件不能提交。
# 记错了：用 reverseFundAllocation 冲销，再登记。

mutation RecordFundAllocation($input: FundAllocationInput!) {
  recordFundAllocation(input: $input) {
    id
    amount
    documentNumber
    documentOn
    reversesId
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
  {
    title: '说明提醒',
    query: EXPLAIN,
    variables: { id: ROSTER_DRAFT_ID, reason: '', numbers: [1], code: null },
  },
  { title: '核对名册', query: ROWS, variables: { id: ROSTER_DRAFT_ID, after: null } },
  {
    title: '登记资金分配',
    query: ALLOCATE,
    variables: {
      input: {
        programmeCode: 'FARMLAND_FERTILITY',
        period: '2026',
        amount: '2288020.42',
        documentNumber: '把文号写到这里',
        documentOn: '2026-10-20',
      },
    },
  },
];

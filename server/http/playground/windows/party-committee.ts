import { MASKED_EXPORT_WINDOWS } from './exports.ts';
import { OBLIGATIONS_WINDOW } from './obligations.ts';
import { PRINT_WINDOW } from './print.ts';
import { RECONCILIATION_WINDOW } from './payments.ts';
import { ALLOCATIONS_WINDOW } from './allocation.ts';
import { ROSTER_CHANGES_WINDOW } from './proof.ts';
import { EDITION_LIST_FIELDS, READ_EDITION_WINDOW } from './reviewer.ts';
import { EDITION_ID, EDITION_STEP_FIELDS, type PlaygroundWindow } from './window.ts';

const WAITING = `# 待批稿件：领导小组已通过、等党委批准的重大事项
#
# 1. 直接点“发送请求”。
# 2. 右边每一条是一份稿件；记下要看的 id，
#    到“看稿”里打开。

query WaitingForApproval($after: String) {
  editions(filter: { state: REVIEWED }, first: 20, after: $after) {
    ${EDITION_LIST_FIELDS}
  }
}
`;

const APPROVE = `# 党委批准
#
# 1. 先在“看稿”里看完全文和名册。
# 2. 点开左下角的“变量”，填稿件编号 id 和 version；
#    comment 是批示，可以不写，留 null。
# 3. 点“发送请求”。state 变成 APPROVED。
#
# 下一步：党政办发布。
# 自己起草的、自己在领导小组通过的，要由别人批准。

mutation ApproveEdition($id: ID!, $version: Int!, $comment: String) {
  approveEdition(id: $id, version: $version, comment: $comment) {
    ${EDITION_STEP_FIELDS}
  }
}
`;

const SEND_BACK = `# 党委退回
#
# 1. 点开左下角的“变量”，填稿件编号 id 和 version。
# 2. reason 写清哪里不对、要怎么改，起草人照着改。
# 3. 点“发送请求”。state 变回 DRAFT，
#    改好后重新经领导小组审核，再报党委。

mutation SendBackEdition($id: ID!, $version: Int!, $reason: String!) {
  sendBackEdition(id: $id, version: $version, reason: $reason) {
    ${EDITION_STEP_FIELDS}
  }
}
`;

export const PARTY_COMMITTEE_WINDOWS: readonly PlaygroundWindow[] = [
  { title: '待批稿件', query: WAITING, variables: { after: null } },
  READ_EDITION_WINDOW,
  ROSTER_CHANGES_WINDOW,
  ALLOCATIONS_WINDOW,
  { title: '党委批准', query: APPROVE, variables: { id: EDITION_ID, version: 1, comment: null } },
  {
    title: '党委退回',
    query: SEND_BACK,
    variables: { id: EDITION_ID, version: 1, reason: '请补充资金来源和监督电话后再报。' },
  },
  OBLIGATIONS_WINDOW,
  PRINT_WINDOW,
  ...MASKED_EXPORT_WINDOWS,
  RECONCILIATION_WINDOW,
];

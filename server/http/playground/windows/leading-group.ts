import { EXPORT_CONSENT_WINDOWS, MASKED_EXPORT_WINDOWS } from './exports.ts';
import { OBLIGATIONS_WINDOW } from './obligations.ts';
import { PRINT_WINDOW } from './print.ts';
import { RECONCILIATION_WINDOW } from './payments.ts';
import { ALLOCATIONS_WINDOW } from './allocation.ts';
import { ROSTER_CHANGES_WINDOW } from './proof.ts';
import { EDITION_LIST_FIELDS, READ_EDITION_WINDOW } from './reviewer.ts';
import { EDITION_ID, EDITION_STEP_FIELDS, type PlaygroundWindow } from './window.ts';

const WAITING = `# 待审稿件：等领导小组审核的
#
# 1. 直接点“发送请求”。
# 2. 右边每一条是一份稿件；记下要看的 id，
#    到“看稿”里打开。
#
# 自己起草的稿件，要由别人审核。

query WaitingForReview($after: String) {
  editions(filter: { state: SUBMITTED }, first: 20, after: $after) {
    ${EDITION_LIST_FIELDS}
  }
}
`;

const PASS = `# 审核通过
#
# 1. 先在“看稿”里看完全文和名册。
# 2. 点开左下角的“变量”，填稿件编号 id 和 version；
#    comment 是审核意见，可以不写，留 null；
#    认为是重大事项、应由党委批准的，
#    把 raiseToMajor 改成 true。
# 3. 点“发送请求”。
# 4. 重大事项：state 变成 REVIEWED，下一步由党委批准；
#    其他事项：变成 APPROVED，下一步由党政办发布。
#
# 提示 STALE：稿件在您看的时候变了，请重新“看稿”。
# 提示 WARNINGS_UNEXPLAINED：提交以后名册又出了提醒，
# 请退回，由经办人说明后再提交。

mutation PassEdition($id: ID!, $version: Int!, $comment: String, $raiseToMajor: Boolean!) {
  passEdition(id: $id, version: $version, comment: $comment, raiseToMajor: $raiseToMajor) {
    ${EDITION_STEP_FIELDS}
    isMajor
  }
}
`;

const SEND_BACK = `# 退回修改
#
# 1. 点开左下角的“变量”，填稿件编号 id 和 version。
# 2. reason 写清哪里不对、要怎么改，起草人照着改。
# 3. 点“发送请求”。state 变回 DRAFT，
#    起草人在“我的稿件”里看到原因，改好再提交。

mutation SendBackEdition($id: ID!, $version: Int!, $reason: String!) {
  sendBackEdition(id: $id, version: $version, reason: $reason) {
    ${EDITION_STEP_FIELDS}
  }
}
`;

export const LEADING_GROUP_WINDOWS: readonly PlaygroundWindow[] = [
  { title: '待审稿件', query: WAITING, variables: { after: null } },
  READ_EDITION_WINDOW,
  ROSTER_CHANGES_WINDOW,
  ALLOCATIONS_WINDOW,
  {
    title: '审核通过',
    query: PASS,
    variables: { id: EDITION_ID, version: 1, comment: null, raiseToMajor: false },
  },
  {
    title: '退回修改',
    query: SEND_BACK,
    variables: {
      id: EDITION_ID,
      version: 1,
      reason: '请写明咨询电话和受理窗口，并与财政所核对合计金额后再报。',
    },
  },
  OBLIGATIONS_WINDOW,
  PRINT_WINDOW,
  ...MASKED_EXPORT_WINDOWS,
  ...EXPORT_CONSENT_WINDOWS,
  RECONCILIATION_WINDOW,
];

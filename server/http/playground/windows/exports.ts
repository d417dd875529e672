import { ROSTER_DRAFT_ID, type PlaygroundWindow } from './window.ts';

const EXPORT_ID = '把导出编号 id 粘到这里';

const FIELDS = `id
    state
    programme
    period
    rowCount
    kind
    format
    endsAt
    path`;

const REQUEST = `# 导出名册：做成 Excel 或 CSV 文件
#
# 1. 点开左下角的“变量”：
#    rosterId 名册编号；
#    format   XLSX（Excel、WPS）或 CSV；
#    kind     MASKED   与公示的一样，姓名隐去部分；
#             PERSONAL 完整姓名，身份证号和账号只有头尾
#                      （只有名册员和党政办可以要）；
#    reason   做什么用，写清楚，会留下记录。
# 2. 点“发送请求”。看 state：
#    READY   可以下载：浏览器新开一个标签页，地址栏里
#            保留最前面的服务器地址，后面接上 path，回车。
#    PENDING 完整姓名超过 500 人，要等领导小组或党政办的
#            另一位同事同意，同意后到“导出记录”里看 path。
# 3. 一次申请只能下载一次，24 小时内有效。
#
# 下载的文件里有群众的个人信息：用完就删，不要外传。

mutation RequestRosterExport(
  $rosterId: ID!
  $format: ExportFormat!
  $kind: ExportKind!
  $reason: String!
) {
  requestRosterExport(rosterId: $rosterId, format: $format, kind: $kind, reason: $reason) {
    ${FIELDS}
  }
}
`;

const LIST = `# 导出记录：谁要了什么，到哪一步了
#
# 1. 直接点“发送请求”。最新的在最前面。
# 2. state：PENDING 等人同意；READY 可以下载，地址是 path；
#    REFUSED 没有同意，原因在 refusalReason；
#    SERVED 已经下载；EXPIRED 过了 24 小时，要重新申请。
# 3. 领导小组、党政办和监督员看到全部，其他人看到自己的。
# 4. 还有下一页（hasNextPage 是 true）时，
#    把 endCursor 的值填进变量 after，再发一次。

query ReadExports($after: String) {
  exports(first: 20, after: $after) {
    totalCount
    hasNextPage
    endCursor
    nodes {
      id
      state
      programme
      period
      rowCount
      kind
      format
      reason
      requestedBy
      requestedAt
      decidedBy
      decidedAt
      refusalReason
      endsAt
      servedAt
      path
    }
  }
}
`;

const CONSENT = `# 同意导出：让另一位同事取走有完整姓名的名册
#
# 1. 先在“导出记录”里看 PENDING 的申请：
#    谁申请、多少人、做什么用；不清楚就当面问。
# 2. 点开左下角的“变量”，填导出编号 id。
# 3. 点“发送请求”。state 变成 READY，申请人 24 小时内
#    可以下载一次。谁同意的，会留在记录里。
#
# 自己申请的不能自己同意。

mutation ConsentToExport($id: ID!) {
  consentToExport(id: $id) {
    id
    state
    requestedBy
    rowCount
    reason
    endsAt
  }
}
`;

const REFUSE = `# 不同意导出
#
# 1. 点开左下角的“变量”，填导出编号 id；
#    reason 写清为什么、可以怎么办，申请人看得到。
# 2. 点“发送请求”。state 变成 REFUSED。

mutation RefuseExport($id: ID!, $reason: String!) {
  refuseExport(id: $id, reason: $reason) {
    id
    state
    refusalReason
  }
}
`;

const requestWindow = (
  title: string,
  kind: 'MASKED' | 'PERSONAL',
  reason: string,
): PlaygroundWindow => ({
  title,
  query: REQUEST,
  variables: { rosterId: ROSTER_DRAFT_ID, format: 'XLSX', kind, reason },
});

const LIST_WINDOW: PlaygroundWindow = {
  title: '导出记录',
  query: LIST,
  variables: { after: null },
};

/** For those who may have whole names. */
export const EXPORT_WINDOWS: readonly PlaygroundWindow[] = [
  requestWindow('导出名册', 'PERSONAL', '与财政所核对发放名单'),
  LIST_WINDOW,
];

/** For those who read what the public reads. */
export const MASKED_EXPORT_WINDOWS: readonly PlaygroundWindow[] = [
  requestWindow('导出公示内容', 'MASKED', '打印存档'),
  LIST_WINDOW,
];

/** For those who decide about what others ask for. */
export const EXPORT_CONSENT_WINDOWS: readonly PlaygroundWindow[] = [
  { title: '同意导出', query: CONSENT, variables: { id: EXPORT_ID } },
  {
    title: '不同意导出',
    query: REFUSE,
    variables: { id: EXPORT_ID, reason: '核对名单用公示内容（MASKED）就够了，请重新申请。' },
  },
];

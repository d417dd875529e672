import { ALLOCATION_WINDOWS } from './allocation.ts';
import { CALENDAR_WINDOW } from './calendar.ts';
import { CATALOGUE_CARE_WINDOWS, CATALOGUE_WINDOW } from './catalogue.ts';
import { DISCARD_WINDOW } from './discard.ts';
import { READ_DISCLOSURES_WINDOW } from './everyone.ts';
import { EXPORT_CONSENT_WINDOWS, EXPORT_WINDOWS } from './exports.ts';
import { OBLIGATIONS_WINDOW, OPEN_OBLIGATION_WINDOW } from './obligations.ts';
import { PRINT_WINDOW } from './print.ts';
import { STOP_WINDOWS } from './payments.ts';
import { PROGRAMME_CARE_WINDOWS, PROGRAMMES_WINDOW } from './programme.ts';
import { ROSTER_CHANGES_WINDOW } from './proof.ts';
import { EDITION_LIST_FIELDS, READ_EDITION_WINDOW } from './reviewer.ts';
import { ROTATION_WINDOWS } from './rotation.ts';
import { ROW_CODE_WINDOW } from './window-code.ts';
import { EDITION_ID, EDITION_STEP_FIELDS, type PlaygroundWindow } from './window.ts';

const WAITING = `# 待发布稿件：审批完毕、等党政办发布的
#
# 1. 直接点“发送请求”。
# 2. 记下要发布的 id 和 version；先到“看稿”里看一遍。
# 3. 看已经发布的：把变量 state 改成 "PUBLISHED"，
#    其中 visibility 是 SCHEDULED 的还没到公开时间。

query WaitingForPublication($state: EditionState!, $after: String) {
  editions(filter: { state: $state }, first: 20, after: $after) {
    ${EDITION_LIST_FIELDS}
  }
}
`;

const PUBLISH_NOW = `# 立即发布
#
# 1. 点开左下角的“变量”，填稿件编号 id 和 version。
# 2. 点“发送请求”。state 变成 PUBLISHED，
#    visibility 是 VISIBLE，半分钟内大厅屏就滚动出来。
#
# 要先党内后党外，或者定时间，请用“定时发布”。
# 提示 CONTENT_CHANGED：内容和审批时不一样，请退回重审。
# 提示 WARNINGS_UNEXPLAINED：批准以后名册又出了提醒，
# 请退回，由经办人说明后再提交。

mutation PublishEdition($id: ID!, $version: Int!) {
  publishEdition(id: $id, version: $version) {
    ${EDITION_STEP_FIELDS}
    visibility
    visibleFrom
    visibleUntil
    publicPeriodEndsOn
  }
}
`;

const PUBLISH_DATED = `# 定时发布：到时间自动公开，到期自动撤下
#
# 1. 点开左下角的“变量”，填稿件编号 id 和 version。
# 2. 三个时间都写成 "2026-12-01T08:00:00+08:00" 的样子
#    （北京时间 2026 年 12 月 1 日早上 8 点）：
#    partyFrom     党员从什么时候能看；不用就留 null
#    visibleFrom   群众从什么时候能看
#    visibleUntil  到什么时候撤下；一直公开就留 null
# 3. 点“发送请求”。visibility 是 SCHEDULED，
#    没到时间以前可以用“取消定时”收回。

mutation ScheduleEdition(
  $id: ID!
  $version: Int!
  $partyFrom: DateTime
  $visibleFrom: DateTime!
  $visibleUntil: DateTime
) {
  publishEdition(
    id: $id
    version: $version
    partyFrom: $partyFrom
    visibleFrom: $visibleFrom
    visibleUntil: $visibleUntil
  ) {
    ${EDITION_STEP_FIELDS}
    visibility
    partyFrom
    visibleFrom
    visibleUntil
  }
}
`;

const UNSCHEDULE = `# 取消定时：已定时、还没公开的
#
# 1. 点开左下角的“变量”，填稿件编号 id 和 version。
# 2. 点“发送请求”。state 变回 APPROVED，
#    可以重新发布，也可以退回修改。

mutation UnscheduleEdition($id: ID!, $version: Int!) {
  unscheduleEdition(id: $id, version: $version) {
    ${EDITION_STEP_FIELDS}
    visibility
  }
}
`;

const WITHDRAW = `# 撤回：已经公开、必须马上撤下的
#
# 1. 点开左下角的“变量”，填稿件编号 id 和 version。
# 2. reason 写撤回的原因，会显示在原来的位置，群众看得到，
#    不要写个人信息。
# 3. 点“发送请求”。state 变成 WITHDRAWN。
#
# 撤回后不能恢复。只是有错要改的，不用撤回：
# 请起草人“再次公开”，新版发布时自动替换旧版。

mutation WithdrawEdition($id: ID!, $version: Int!, $reason: String!) {
  withdrawEdition(id: $id, version: $version, reason: $reason) {
    ${EDITION_STEP_FIELDS}
    visibility
  }
}
`;

const SEND_BACK = `# 党政办退回：审批完毕但还不能发布的
#
# 1. 点开左下角的“变量”，填稿件编号 id 和 version。
# 2. reason 写清为什么不能发布、要怎么改。
# 3. 点“发送请求”。state 变回 DRAFT，
#    起草人改好后重新走一遍审核。

mutation SendBackEdition($id: ID!, $version: Int!, $reason: String!) {
  sendBackEdition(id: $id, version: $version, reason: $reason) {
    ${EDITION_STEP_FIELDS}
  }
}
`;

const STEP = { id: EDITION_ID, version: 1 };

export const OFFICE_WINDOWS: readonly PlaygroundWindow[] = [
  { title: '待发布稿件', query: WAITING, variables: { state: 'APPROVED', after: null } },
  READ_EDITION_WINDOW,
  ROSTER_CHANGES_WINDOW,
  { title: '立即发布', query: PUBLISH_NOW, variables: STEP },
  {
    title: '定时发布',
    query: PUBLISH_DATED,
    variables: {
      ...STEP,
      partyFrom: null,
      visibleFrom: '照说明填公开时间',
      visibleUntil: null,
    },
  },
  { title: '取消定时', query: UNSCHEDULE, variables: STEP },
  {
    title: '撤回',
    query: WITHDRAW,
    variables: { ...STEP, reason: '花名册有误，正在核实，更正后重新公开。' },
  },
  {
    title: '党政办退回',
    query: SEND_BACK,
    variables: { ...STEP, reason: '标题与正文的年份不一致，请改正后重新报审。' },
  },
  DISCARD_WINDOW,
  { ...READ_DISCLOSURES_WINDOW, title: '正在公开' },
  ...ROTATION_WINDOWS,
  ...STOP_WINDOWS,
  ROW_CODE_WINDOW,
  OBLIGATIONS_WINDOW,
  OPEN_OBLIGATION_WINDOW,
  CATALOGUE_WINDOW,
  ...CATALOGUE_CARE_WINDOWS,
  PROGRAMMES_WINDOW,
  ...PROGRAMME_CARE_WINDOWS,
  ...ALLOCATION_WINDOWS,
  CALENDAR_WINDOW,
  PRINT_WINDOW,
  ...EXPORT_WINDOWS,
  ...EXPORT_CONSENT_WINDOWS,
];

import { EVERYONE_WINDOWS } from './everyone.ts';
import { MASKED_EXPORT_WINDOWS } from './exports.ts';
import { OBLIGATIONS_WINDOW } from './obligations.ts';
import { PRINT_WINDOW } from './print.ts';
import { RECONCILIATION_WINDOW } from './payments.ts';
import { ALLOCATIONS_WINDOW } from './allocation.ts';
import { ROSTER_CHANGES_WINDOW } from './proof.ts';
import { EDITION_LIST_FIELDS, READ_EDITION_WINDOW } from './reviewer.ts';
import type { PlaygroundWindow } from './window.ts';

const ALL = `# 全部稿件：办到哪一步了，有没有超时
#
# 1. 直接点“发送请求”。
# 2. 只看一种状态：把变量 state 改成 "SUBMITTED"
#    （等审核）、"APPROVED"（等发布）等。
# 3. timeliness 里 isLate 是 true 的已经超过时限，
#    lateByWorkingDays 是晚了几个工作日。

query AllEditions($state: EditionState, $after: String) {
  editions(filter: { state: $state }, first: 20, after: $after) {
    ${EDITION_LIST_FIELDS}
  }
}
`;

export const SUPERVISOR_WINDOWS: readonly PlaygroundWindow[] = [
  OBLIGATIONS_WINDOW,
  RECONCILIATION_WINDOW,
  { title: '全部稿件', query: ALL, variables: { state: null, after: null } },
  READ_EDITION_WINDOW,
  PRINT_WINDOW,
  ...MASKED_EXPORT_WINDOWS,
  ROSTER_CHANGES_WINDOW,
  ALLOCATIONS_WINDOW,
  ...EVERYONE_WINDOWS,
];

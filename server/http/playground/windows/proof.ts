import { type PlaygroundWindow, ROSTER_DRAFT_ID } from './window.ts';

const EXPLAIN = `# 说明名册问题：提醒（WARNING）逐个或按类说明原因
#
# 1. 先到“看名册问题”，看 reason 还空着的提醒。
# 2. 点开左下角的“变量”，填名册编号 rosterId，再填一种：
#    keys  要说明的问题的 key，可以一次填几个；
#          这时把 code 那一行删掉
#    code  问题的代码，这一类没说明的一次全说明；
#          这时把 keys 那一行删掉
#    reason 写清为什么名册没有错，审批人会看到。
# 3. 点“发送请求”。unexplainedCount 到 0 才能提交。
#
# 必须改正的（BLOCKING）不能只作说明：改表格再导入。
# 名册正在审批时不能改说明。

mutation ExplainRosterProblems($rosterId: ID!, $input: ProblemExplanationInput!) {
  explainRosterProblems(rosterId: $rosterId, input: $input) {
    id
    mayBeSubmitted
    unexplainedCount
    problems {
      key
      severity
      code
      message
      reason
      explainedBy
    }
  }
}
`;

export const EXPLAIN_WINDOW: PlaygroundWindow = {
  title: '说明名册问题',
  query: EXPLAIN,
  variables: {
    rosterId: ROSTER_DRAFT_ID,
    input: { keys: ['把问题的 key 粘到这里'], reason: '把原因填在这里' },
  },
};

const CHANGES = `# 名册变动：和上次公示的名册逐人比
#
# 1. 点开左下角的“变量”，填名册编号 id；kind 填一种：
#    NEW      新增的人
#    GONE     减少的人
#    CHANGED  金额增减超过 20% 的人
#    against  要和别的名册比就填它的编号，不填比上次公示的。
# 2. 点“发送请求”，每次显示 50 人；看下一页：
#    把 endCursor 的值填进 after，再发一次。
#    amountBefore 是原金额，amountAfter 是现金额。

query RosterChanges($id: ID!, $against: ID, $kind: RosterChangeKind!, $after: String) {
  rosterChanges(id: $id, against: $against, kind: $kind, first: 50, after: $after) {
    againstId
    againstPeriod
    totalCount
    hasNextPage
    endCursor
    nodes {
      village {
        name
      }
      maskedName
      maskedIdNumber
      numberBefore
      amountBefore
      numberAfter
      amountAfter
    }
  }
}
`;

export const ROSTER_CHANGES_WINDOW: PlaygroundWindow = {
  title: '名册变动',
  query: CHANGES,
  variables: { id: ROSTER_DRAFT_ID, against: null, kind: 'NEW', after: null },
};

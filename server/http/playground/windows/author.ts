import { DISCLOSURE_ID, EDITION_ID, EDITION_STEP_FIELDS, type PlaygroundWindow } from './window.ts';

const SUBMIT = `# 提交审核：稿件交给领导小组
#
# 1. 点开左下角的“变量”，填稿件编号 id 和当前的 version
#    （“我的稿件”里都有）。
# 2. 点“发送请求”。
# 3. 成功后 state 变成 SUBMITTED，内容就此锁定，
#    不能再改；带的名册也一起锁定。
# 4. 名册还有必须改正的问题时会被拒绝：
#    改好表格，重新导入，换上新的名册编号再提交。
#    提示 WARNINGS_UNEXPLAINED：名册还有提醒没有说明，
#    到“说明名册问题”说明原因再提交。
#
# 下一步：政务公开领导小组审核。
# 被退回时，“我的稿件”里能看到退回原因。

mutation SubmitEdition($id: ID!, $version: Int!) {
  submitEdition(id: $id, version: $version) {
    ${EDITION_STEP_FIELDS}
  }
}
`;

const MY_EDITIONS = `# 我的稿件：看进度，看退回原因
#
# 1. 直接点“发送请求”。
# 2. state 是走到哪一步：
#    DRAFT 草稿（可以改）   SUBMITTED 等领导小组审
#    REVIEWED 等党委批      APPROVED 等党政办发布
#    PUBLISHED 已发布       WITHDRAWN 已撤回
# 3. history 的最后一条是最近一步，
#    退回的原因在它的 comment 里。
# 4. 只看草稿：把变量 state 的 null 改成 "DRAFT"。
#
# 修改、提交都要用这里的 id 和 version；
# 再次公开要用 disclosureId。

query MyEditions($state: EditionState, $after: String) {
  editions(filter: { mine: true, state: $state }, first: 20, after: $after) {
    totalCount
    hasNextPage
    endCursor
    nodes {
      id
      version
      state
      visibility
      availableActions
      disclosureId
      number
      title
      isMajor
      rosterDraft {
        id
        fileName
        rowCount
        totalAmount
        mayBeSubmitted
      }
      history {
        action
        by
        at
        comment
      }
    }
  }
}
`;

const REVISE = `# 再次公开：已公开的内容要更正或更新
#
# 1. 变量 id 填公开事项编号 disclosureId（“我的稿件”里有），
#    不是稿件编号。
# 2. changeNote 写清改了什么、为什么改，群众看得到。
# 3. 点“发送请求”，得到新一版草稿，内容和上一版相同。
# 4. 记下返回的 id 和 version，到“修改稿件”里改内容。
#
# 改好提交，重新走一遍审核。新版发布以前，
# 群众看到的仍是旧版；发布以后旧版也查得到。

mutation ReviseDisclosure($id: ID!, $changeNote: String!) {
  reviseDisclosure(id: $id, changeNote: $changeNote) {
    number
    ${EDITION_STEP_FIELDS}
    title
    changeNote
  }
}
`;

export const SUBMIT_WINDOW: PlaygroundWindow = {
  title: '提交审核',
  query: SUBMIT,
  variables: { id: EDITION_ID, version: 1 },
};

export const MY_EDITIONS_WINDOW: PlaygroundWindow = {
  title: '我的稿件',
  query: MY_EDITIONS,
  variables: { state: null, after: null },
};

export const REVISE_WINDOW: PlaygroundWindow = {
  title: '再次公开',
  query: REVISE,
  variables: { id: DISCLOSURE_ID, changeNote: '更正：前潘村 2 户的补贴面积按复核结果调整。' },
};

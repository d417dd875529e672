import { EDITION_ID, EDITION_STEP_FIELDS, type PlaygroundWindow } from './window.ts';

const DISCARD = `# 作废草稿：不办了的草稿，免得占着位置
#
# 一件公开事项同时只能有一个版本在办理。
# 没人接着办的草稿不作废，就不能再更正。
# 1. 点开左下角的“变量”，填稿件编号 id、version 和原因。
# 2. 点“发送请求”。state 变成 WITHDRAWN，不能恢复。

mutation DiscardEdition($id: ID!, $version: Int!, $reason: String!) {
  discardEdition(id: $id, version: $version, reason: $reason) {
    ${EDITION_STEP_FIELDS}
  }
}
`;

export const DISCARD_WINDOW: PlaygroundWindow = {
  title: '作废草稿',
  query: DISCARD,
  variables: { id: EDITION_ID, version: 1, reason: '把作废的原因填在这里' },
};

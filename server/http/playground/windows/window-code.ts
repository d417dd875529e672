import { MEMBER } from './party-member.ts';
import { ROSTER_DRAFT_ID, type PlaygroundWindow } from './window.ts';

const ROW_CODE = `# 查询码：群众没带银行卡，给一个六位数去大屏上查
#
# 先看本人身份证，确认是本人，再办。
# 1. 点开左下角的“变量”，填名册编号 rosterId，
#    number 填本人在名册上的序号。
# 2. 点“发送请求”，把 code 抄给本人。
#    一小时内有效，只能用一次；再办一个，前一个就作废。

mutation IssueLookUpCode($rosterId: ID!, $number: Int!) {
  issueLookUpCode(rosterId: $rosterId, number: $number) {
    code
    maskedName
    validUntil
  }
}
`;

const MEMBER_CODE = `# 党员查询码：党员没带银行卡，给一个六位数去大屏上查
#
# 先看本人身份证，确认是本人，再办。
# 1. 点开左下角的“变量”，填党员编号 id（“支部党员”里有）。
# 2. 点“发送请求”，把 code 抄给本人。
#    一小时内有效，只能用一次；再办一个，前一个就作废。

mutation IssuePartyMemberCode($id: ID!) {
  issuePartyMemberCode(id: $id) {
    code
    maskedName
    validUntil
  }
}
`;

/** The number stands as 0, which no roster has: sent unchanged, nothing happens. */
export const ROW_CODE_WINDOW: PlaygroundWindow = {
  title: '查询码',
  query: ROW_CODE,
  variables: { rosterId: ROSTER_DRAFT_ID, number: 0 },
};

export const MEMBER_CODE_WINDOW: PlaygroundWindow = {
  title: '党员查询码',
  query: MEMBER_CODE,
  variables: { id: MEMBER },
};

import type { PlaygroundWindow } from './window.ts';

const OBLIGATIONS = `# 应公开事项：哪些到期了，哪些晚了，哪些没办
#
# 1. 直接点“发送请求”：看最近一年和以后三个月。
# 2. 只看一个月、一季度：把变量 period 改成 "2026-10"
#    或 "2026-Q3"；只看一个村：填村代码 village；
#    只看一个单位：填 body。
# 3. standings 是各村、各单位的情况：done 已公开，
#    doneLate 其中逾期，due 待公开，overdue 逾期在办，
#    missing 逾期还没起草，isSilent 从来没公开过。
# 4. nodes 是逐件的清单，dueOn 是应公开的最后一天。
# 5. 只看晚了的：把 states 改成 ["OVERDUE", "MISSING"]。

query Obligations(
  $period: String
  $village: ID
  $body: String
  $states: [ObligationState!]
  $after: String
) {
  obligations(
    period: $period
    village: $village
    body: $body
    states: $states
    first: 50
    after: $after
  ) {
    totalCount
    endCursor
    standings {
      publishingBody
      done
      doneLate
      due
      overdue
      missing
      lastDisclosedOn
      isSilent
    }
    nodes {
      id
      title
      period
      publishingBody
      dueOn
      isProvisional
      state
      disclosedOn
      lateByWorkingDays
      disclosureId
    }
  }
}
`;

export const OBLIGATIONS_WINDOW: PlaygroundWindow = {
  title: '应公开事项',
  query: OBLIGATIONS,
  variables: { period: null, village: null, body: null, states: null, after: null },
};

const OPEN = `# 开列事项：阶段性、临时性的事，记下最晚哪天公开
#
# 定期公开的事（每月、每季）不用开列，会自动列出。
# 1. 点开左下角的“变量”，catalogueCode 填目录代码
#    （“公开目录”里有），title 写是什么事，
#    dueOn 写最后一天，例如 "2026-12-31"。
# 2. 点“发送请求”，记下返回的编号。
# 3. 起草人办的时候，用“对应事项”把它和公开事项连起来。

mutation OpenObligation($input: OpenObligationInput!) {
  openObligation(input: $input)
}
`;

const ASSIGN = `# 对应事项：哪件公开事项办的就是这件事
#
# 1. 点开左下角的“变量”，id 填应公开事项的编号，
#    disclosureId 填公开事项编号。
# 2. 点“发送请求”。公开以后，“应公开事项”里就是 DONE。

mutation AssignObligation($id: ID!, $disclosureId: ID!) {
  assignObligation(id: $id, disclosureId: $disclosureId)
}
`;

export const OPEN_OBLIGATION_WINDOW: PlaygroundWindow = {
  title: '开列事项',
  query: OPEN,
  variables: {
    input: {
      catalogueCode: 'INFRASTRUCTURE',
      villageCode: null,
      title: '把事项名称填在这里',
      dueOn: '把最后一天填在这里',
    },
  },
};

export const ASSIGN_OBLIGATION_WINDOW: PlaygroundWindow = {
  title: '对应事项',
  query: ASSIGN,
  variables: { id: '把应公开事项编号填在这里', disclosureId: '把公开事项编号填在这里' },
};

import type { PlaygroundWindow } from './window.ts';

/** What has to be filled in. */
export const BRANCH = '把支部代码 code 粘到这里';
export const MEMBER = '把党员编号 id 粘到这里';

const QUOTE = `# 测算党费：按标准一个月该交多少
#
# 1. 点开左下角的“变量”，改：
#    kind 收入类别：WAGE 工资  RETIRED 离退休  FARMER 农民
#      SELF_EMPLOYED 个体  STUDENT 学生
#      UNEMPLOYED 下岗失业  RELIEF 领救助、低保
#    monthlyIncome 月收入，写成 "3001.00"
#    setAmount 只有农民要填：支部议定的数额，
#      0.20 到 1.00 元；别的留 null
# 2. 点“发送请求”。basis 是怎么算的。

query PartyFeeQuote($kind: PartyIncomeKind!, $monthlyIncome: Yuan!, $year: Int!, $setAmount: Yuan) {
  partyFeeQuote(kind: $kind, monthlyIncome: $monthlyIncome, year: $year, setAmount: $setAmount) {
    monthly
    rate
    basis
    source
  }
}
`;

const BRANCHES = `# 党支部：我管哪些支部
#
# 直接点“发送请求”。后面各步要用这里的 code。

query PartyBranches {
  partyBranches {
    code
    name
    parentCode
    payAt
  }
}
`;

const MEMBERS = `# 支部党员：名单，每次 50 人
#
# 1. 点开左下角的“变量”，填支部代码 branchCode。
# 2. 点“发送请求”。后面各步要用这里的 id。
# 3. 看下一页：把 endCursor 的值填进 after，再发一次。

query PartyMembers($branchCode: ID!, $after: String) {
  partyMembers(branchCode: $branchCode, after: $after) {
    totalCount
    hasNextPage
    endCursor
    nodes {
      id
      maskedName
      maskedIdNumber
      joinedOn
      probationUntil
    }
  }
}
`;

const CARD_FIELDS = `year
    kind
    monthlyIncome
    monthly
    basis
    reason
    paid
    owing
    advance
    unpaidMonths
    months {
      month
      due
      paid
    }`;

const CARD = `# 党员党费卡：每月应交、已交、欠交
#
# 1. 点开左下角的“变量”，填党员编号 id（“支部党员”里有）。
# 2. 点“发送请求”。

query PartyMemberCard($id: ID!) {
  partyMemberCard(id: $id) {
    ${CARD_FIELDS}
  }
}
`;

const FIX = `# 核定党费：年初核定每月交多少，一年核定一次
#
# 1. 点开左下角的“变量”，改 memberId、year、kind、
#    monthlyIncome（月收入），农民填 setAmount。
# 2. 核定的数额和标准不同时，填 monthly 和 reason。
# 3. 点“发送请求”。basis 是怎么算的。
#
# 提示 FEE_FIXED：今年已经核定过，年内不重新核定。

mutation FixPartyFee($input: PartyFeeFixingInput!) {
  fixPartyFee(input: $input) {
    ${CARD_FIELDS}
  }
}
`;

const RELIEF = `# 党费减免：生活困难的少交或不交，要上级党委批准
#
# 1. 点开左下角的“变量”，填党员编号、起止月份、
#    减免后每月交多少、哪个党委批准、文号或日期。
# 2. 点“发送请求”。

mutation GrantPartyFeeRelief($input: PartyFeeReliefInput!) {
  grantPartyFeeRelief(input: $input) {
    ${CARD_FIELDS}
  }
}
`;

const TRANSFER = `# 转出党员：组织关系转走，或不再是党员
#
# 1. 点开左下角的“变量”，填党员编号、支部代码、
#    交到哪个月 untilMonth、原因（转到哪里）。
# 2. 点“发送请求”。接收的支部再把这名党员接收进去。
#
# 转出不能撤回：转错了，请再接收一次。

mutation EndPartyMembership($id: ID!, $branchCode: ID!, $untilMonth: String!, $reason: String!) {
  endPartyMembership(id: $id, branchCode: $branchCode, untilMonth: $untilMonth, reason: $reason)
}
`;

const ARREARS = `# 欠交提醒：谁欠了一个月、三个月、六个月
#
# 1. 点开左下角的“变量”，填支部代码。
# 2. 点“发送请求”。reminder 是到了哪一次提醒，
#    满 6 个月的要报组织委员。

query PartyFeeArrears($branchCode: ID!) {
  partyFeeArrears(branchCode: $branchCode) {
    member {
      id
      maskedName
    }
    unpaidMonths
    owing
    reminder
  }
}
`;

const SAVE_BRANCH = `# 登记党支部：新设或改名、改交党费的地方
#
# 1. 点开左下角的“变量”，改 code、name、上级 parentCode、
#    payAt（在哪里、什么时候交党费）。
#    code 已经有的，就是修改。
# 2. 点“发送请求”。

mutation SavePartyBranch($input: PartyBranchInput!) {
  savePartyBranch(input: $input) {
    code
    name
    parentCode
    payAt
  }
}
`;

/** Who belongs to a branch, and what they owe. */
export const PARTY_MEMBER_WINDOWS: readonly PlaygroundWindow[] = [
  { title: '党支部', query: BRANCHES, variables: {} },
  { title: '支部党员', query: MEMBERS, variables: { branchCode: BRANCH, after: null } },
  { title: '党员党费卡', query: CARD, variables: { id: MEMBER } },
  {
    title: '测算党费',
    query: QUOTE,
    variables: { kind: 'WAGE', monthlyIncome: '3001.00', year: 2026, setAmount: null },
  },
  {
    title: '核定党费',
    query: FIX,
    variables: {
      input: {
        memberId: MEMBER,
        year: 2026,
        kind: 'WAGE',
        monthlyIncome: '3001.00',
        setAmount: null,
        monthly: null,
        reason: null,
      },
    },
  },
  {
    title: '党费减免',
    query: RELIEF,
    variables: {
      input: {
        memberId: MEMBER,
        fromMonth: '2026-01',
        untilMonth: '2026-12',
        monthly: '0.00',
        approvedBy: '中共王市镇委员会',
        document: '把文号或日期写到这里',
      },
    },
  },
  { title: '欠交提醒', query: ARREARS, variables: { branchCode: BRANCH } },
  {
    title: '转出党员',
    query: TRANSFER,
    variables: { id: MEMBER, branchCode: BRANCH, untilMonth: '2026-11', reason: '' },
  },
];

export const PARTY_BRANCH_WINDOW: PlaygroundWindow = {
  title: '登记党支部',
  query: SAVE_BRANCH,
  variables: {
    input: {
      code: '把支部代码写到这里',
      name: '某某村党支部',
      parentCode: null,
      payAt: '村党群服务中心，每月 10 日',
    },
  },
};

import type { PlaygroundWindow } from './window.ts';

/** What an entry says, as every list of them shows it. */
const ENTRY_FIELDS = `code
    revision
    isRetired
    theme
    subject
    publishingBody
    level
    cadence
    interval
    timeLimit {
      days
      kind
    }
    publicPeriod {
      days
      kind
    }
    alwaysMajor
    legalBasis
    elements {
      name
      isRequired
      words
    }`;

const CATALOGUE = `# 公开目录：每类事项的代码、要素、时限和主体
#
# 1. 直接点“发送请求”。
# 2. code 是代码，起草时要填；timeLimit 是时限，
#    从信息形成那天算起；publicPeriod 是公示期；
#    elements 是内容要素，isRequired 是必备的：
#    正文里没写到，党委就不能批准。
# 3. isRetired 是 true 的已经停用，不能再起草。

query Catalogue {
  catalogue {
    ${ENTRY_FIELDS}
  }
  villages {
    code
    name
  }
}
`;

export const CATALOGUE_WINDOW: PlaygroundWindow = {
  title: '公开目录',
  query: CATALOGUE,
  variables: {},
};

const CHANGE = `# 修改目录项：只改写出来的，没写的保持原样
#
# 1. 先到“公开目录”看清楚，记下 code 和 revision。
# 2. 点开左下角的“变量”，在 input 里写要改的，
#    reason 写为什么改。
# 3. 点“发送请求”。revision 加一，每次修改都有记录。
#
# 新增用 addCatalogueEntry(code, input)；
# 不再用的用“停用目录项”，从没用过的才能删除
# （deleteCatalogueEntry）。

mutation ChangeCatalogueEntry(
  $code: ID!
  $revision: Int!
  $input: CatalogueEntryInput!
  $reason: String!
) {
  changeCatalogueEntry(code: $code, revision: $revision, input: $input, reason: $reason) {
    ${ENTRY_FIELDS}
  }
}
`;

const RETIRE = `# 停用目录项：以后不再用它起草，已经公开的照旧
#
# 1. 点开左下角的“变量”，填 code、revision 和原因。
# 2. 点“发送请求”。
#
# 还有稿件在办理时不能停用，提示里写着有几份。
# 恢复用 restoreCatalogueEntry，参数一样。

mutation RetireCatalogueEntry($code: ID!, $revision: Int!, $reason: String!) {
  retireCatalogueEntry(code: $code, revision: $revision, reason: $reason) {
    code
    revision
    isRetired
  }
}
`;

const SEEN = { code: '把目录代码 code 填在这里', revision: 1 };

export const CATALOGUE_CARE_WINDOWS: readonly PlaygroundWindow[] = [
  {
    title: '修改目录项',
    query: CHANGE,
    variables: {
      ...SEEN,
      input: { timeLimit: { days: 10, kind: 'WORKING_DAYS' } },
      reason: '把修改的原因填在这里',
    },
  },
  {
    title: '停用目录项',
    query: RETIRE,
    variables: { ...SEEN, reason: '把停用的原因填在这里' },
  },
];

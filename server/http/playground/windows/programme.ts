import type { PlaygroundWindow } from './window.ts';

/** What a programme says, as every list of them shows it. */
const PROGRAMME_FIELDS = `code
    revision
    isRetired
    name
    kind
    interval
    unit
    arithmetic
    catalogueCode
    recipient
    publicColumns
    publicPeriod {
      days
      kind
    }
    excludes
    legalBasis
    explanation
    askOffice
    askTelephone
    rates {
      fromPeriod
      rate
      document
      by
      at
    }`;

const PROGRAMMES = `# 补贴项目：代码、发放周期、公示栏目和历次标准
#
# 1. 直接点“发送请求”。
# 2. code 是代码，导入名册时要填；interval 是发放周期：
#    YEARLY 期次写 2026，HALF_YEARLY 写 2026-H1，
#    QUARTERLY 写 2026-Q3，MONTHLY 写 2026-10。
# 3. publicColumns 是名册对群众公开的栏目；
#    excludes 是不能同时享受的项目；
#    rates 是历次标准，最近定的在最前面。

query Programmes {
  programmes {
    ${PROGRAMME_FIELDS}
  }
}
`;

export const PROGRAMMES_WINDOW: PlaygroundWindow = {
  title: '补贴项目',
  query: PROGRAMMES,
  variables: {},
};

const ADD = `# 新增补贴项目
#
# 1. 点开左下角的“变量”，填代码 code（大写字母和下划线，
#    定了不能再改）和 input 里的各项。
#    arithmetic：AREA 按面积乘标准逐行核对金额，
#                STATED 只看金额。
#    publicColumns：VILLAGER_GROUP 组别、QUANTITY 数量、
#                   RATE 标准、SUPPORT_MODE 供养方式；
#                   序号、村、隐去的姓名和金额总是公开的。
#    publicPeriod：公示几天；null 就按公开目录的规定；
#                  社会救助项目至少 7 天，不能是 null。
# 2. 点“发送请求”。标准到“定补贴标准”里定。

mutation AddProgramme($code: ID!, $input: ProgrammeInput!) {
  addProgramme(code: $code, input: $input) {
    ${PROGRAMME_FIELDS}
  }
}
`;

const CHANGE = `# 修改补贴项目：只改写出来的，没写的保持原样
#
# 1. 先到“补贴项目”看清楚，记下 code 和 revision。
# 2. 点开左下角的“变量”，在 input 里写要改的，
#    reason 写为什么改。
# 3. 点“发送请求”。revision 加一，每次修改都有记录，
#    用 programmeHistory(code) 查看。
#
# 导入过名册的项目，单位、算法和发放周期不能再改。

mutation ChangeProgramme($code: ID!, $revision: Int!, $input: ProgrammeInput!, $reason: String!) {
  changeProgramme(code: $code, revision: $revision, input: $input, reason: $reason) {
    ${PROGRAMME_FIELDS}
  }
}
`;

const RATE = `# 定补贴标准：从哪一期起，每亩（人、户）多少元
#
# 1. 先到“补贴项目”记下 code 和 revision。
# 2. 点开左下角的“变量”，填：
#    fromPeriod  从哪一期起，例如 "2026"
#    rate        标准，最多 7 位小数，要加引号
#    document    哪个文件定的
# 3. 点“发送请求”。以前各期的标准不变；
#    定错了，同一期再定一次就以后一次为准，两次都有记录。
#
# 名册里的标准和这里不一样，导入后会提醒。

mutation SetProgrammeRate($code: ID!, $revision: Int!, $input: ProgrammeRateInput!) {
  setProgrammeRate(code: $code, revision: $revision, input: $input) {
    ${PROGRAMME_FIELDS}
  }
}
`;

const RETIRE = `# 停用补贴项目：以后不再导入名册，已经公示的照旧
#
# 1. 点开左下角的“变量”，填 code、revision 和原因。
# 2. 点“发送请求”。
#
# 恢复用 restoreProgramme，参数一样。项目不能删除。

mutation RetireProgramme($code: ID!, $revision: Int!, $reason: String!) {
  retireProgramme(code: $code, revision: $revision, reason: $reason) {
    code
    revision
    isRetired
  }
}
`;

const SEEN = { code: '把补贴项目代码 code 填在这里', revision: 1 };

/** What the office does with the programmes. */
export const PROGRAMME_CARE_WINDOWS: readonly PlaygroundWindow[] = [
  {
    title: '新增补贴项目',
    query: ADD,
    variables: {
      code: '把新的代码 code 填在这里',
      input: {
        name: '把项目名称填在这里',
        kind: 'FARMING',
        unit: '亩',
        arithmetic: 'AREA',
        catalogueCode: '把公开目录代码填在这里',
        recipient: '户主',
        legalBasis: ['把政策依据填在这里'],
        interval: 'YEARLY',
        publicColumns: ['VILLAGER_GROUP', 'QUANTITY', 'RATE'],
        publicPeriod: { days: 7, kind: 'CALENDAR_DAYS' },
        excludes: [],
        explanation: '谁能领、怎么算，用大白话写在这里',
        askOffice: '王市镇财政所',
        askTelephone: '把咨询电话填在这里',
      },
    },
  },
  {
    title: '修改补贴项目',
    query: CHANGE,
    variables: {
      ...SEEN,
      input: { publicPeriod: { days: 7, kind: 'CALENDAR_DAYS' } },
      reason: '把修改的原因填在这里',
    },
  },
  {
    title: '定补贴标准',
    query: RATE,
    variables: {
      ...SEEN,
      input: { fromPeriod: '2026', rate: '131.42', document: '把文件名称和文号填在这里' },
    },
  },
  {
    title: '停用补贴项目',
    query: RETIRE,
    variables: { ...SEEN, reason: '把停用的原因填在这里' },
  },
];

import type { PlaygroundWindow } from './window.ts';

const CORRECT = `# 更正表头：有的列认错了、没认出来，告诉系统是什么
#
# 1. 在“看名册问题”里看 headers：field 是 null 的没有认出来。
# 2. 选文件、填 programmeCode 和 period，和“导入名册”一样。
# 3. columns 里只写要更正的列：
#      header 照 headers 里的写；表头有两行、下面一行重名的，两行连写，
#             如“户主 姓名”
#      field  这一列是什么：
#        serial 序号      village 村名    villageGroup 村民组
#        name 姓名        idNumber 身份证号  account 账号
#        householderIdNumber 户主身份证号（另有本人身份证号时）
#        relation 与户主关系
#        quantity 面积、人数  rate 标准     amount 金额
#        supportMode 供养方式  remark 备注
#        IGNORE 不用这一列
# 4. 点“发送请求”，核对 headers 和 totalAmount。
#
# 更正过的表头会记住，这个补贴项目以后的文件照这样认；
# 不要再记的，到“忘掉表头”。

mutation ImportRosterWithColumns($input: ImportRosterInput!, $file: Upload!) {
  importRoster(input: $input, file: $file) {
    id
    rowCount
    storedRowCount
    totalAmount
    mayBeSubmitted
    problemCount
    headers {
      sheet
      column
      header
      field
      isCorrected
    }
  }
}
`;

const REMEMBERED = `# 记住的表头：这个补贴项目更正过哪些表头
#
# 1. 点开左下角的“变量”，填 programmeCode。
# 2. 点“发送请求”。field 是 IGNORE 的是不用的列。

query ReadRememberedHeaders($programmeCode: ID!) {
  rememberedHeaders(programmeCode: $programmeCode) {
    header
    field
    rememberedAt
  }
}
`;

const FORGET = `# 忘掉表头：记错了的，以后照系统自己的认法
#
# 1. 点开左下角的“变量”，填 programmeCode，
#    header 照“记住的表头”里的写。
# 2. 点“发送请求”，返回还记着的。
#
# 已经导入的名册不会变；要改就重新导入。

mutation ForgetHeader($programmeCode: ID!, $header: String!) {
  forgetHeader(programmeCode: $programmeCode, header: $header) {
    header
    field
    rememberedAt
  }
}
`;

const FARMLAND = { programmeCode: 'FARMLAND_FERTILITY' };

/** What to do when a file's headers are not understood. */
export const ROSTER_HEADER_WINDOWS: readonly PlaygroundWindow[] = [
  {
    title: '更正表头',
    query: CORRECT,
    variables: {
      input: {
        ...FARMLAND,
        period: '2026',
        columns: [
          { header: '本年应发数', field: 'amount' },
          { header: '上年金额', field: 'IGNORE' },
        ],
      },
    },
  },
  { title: '记住的表头', query: REMEMBERED, variables: FARMLAND },
  { title: '忘掉表头', query: FORGET, variables: { ...FARMLAND, header: '本年应发数' } },
];

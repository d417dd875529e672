import type { PlaygroundWindow } from './window.ts';

const ALLOCATION_FIELDS = `totalAmount
    entries {
      id
      amount
      documentNumber
      documentOn
      reversesId
      isReversed
      reason
      recordedBy
      recordedAt
    }`;

const READ = `# 资金分配：上级给一个项目一期拨了多少钱
#
# 1. 点开左下角的“变量”，填补贴项目代码和期次。
# 2. 点“发送请求”。totalAmount 是没有冲销的各笔之和，
#    名册合计要和它一分不差，否则不能提交。

query Allocations($programmeCode: ID!, $period: String!) {
  allocations(programmeCode: $programmeCode, period: $period) {
    ${ALLOCATION_FIELDS}
  }
}
`;

const RECORD = `# 登记资金分配：照上级文件登记，一份文件一笔
#
# 1. 点开左下角的“变量”，填：
#    programmeCode、period  哪个项目、哪一期
#    amount                 金额（元），写两位小数，加引号
#    documentNumber         文号
#    documentOn             发文日期
# 2. 点“发送请求”。同一项目同一期可以登记几笔，自动相加。
#
# 登记以后不能修改；记错了到“冲销资金分配”冲掉，再记一笔。

mutation RecordAllocation($input: FundAllocationInput!) {
  recordAllocation(input: $input) {
    ${ALLOCATION_FIELDS}
  }
}
`;

const REVERSE = `# 冲销资金分配：记错的一笔冲掉，两笔都留着
#
# 1. 先到“资金分配”找到记错的那一笔，记下 id。
# 2. 点开左下角的“变量”，填 id 和原因。
# 3. 点“发送请求”，再到“登记资金分配”记正确的。

mutation ReverseAllocation($id: ID!, $reason: String!) {
  reverseAllocation(id: $id, reason: $reason) {
    ${ALLOCATION_FIELDS}
  }
}
`;

const MATTER = { programmeCode: 'FARMLAND_FERTILITY', period: '2026' };

export const ALLOCATIONS_WINDOW: PlaygroundWindow = {
  title: '资金分配',
  query: READ,
  variables: MATTER,
};

/** For those who record what documents give. */
export const ALLOCATION_WINDOWS: readonly PlaygroundWindow[] = [
  ALLOCATIONS_WINDOW,
  {
    title: '登记资金分配',
    query: RECORD,
    variables: {
      input: {
        ...MATTER,
        amount: '把金额填在这里，例如 2288020.42',
        documentNumber: '把文号填在这里',
        documentOn: '照说明填发文日期',
      },
    },
  },
  {
    title: '冲销资金分配',
    query: REVERSE,
    variables: { id: '把记错那一笔的 id 粘到这里', reason: '把冲销的原因填在这里' },
  },
];

import { type PlaygroundWindow, ROSTER_DRAFT_ID } from './window.ts';

const IMPORT_ID = '把导入编号 id 粘到这里';

const IMPORT_FIELDS = `id
    programme
    period
    fileName
    requestedAt
    stage
    rowsDone
    rowsInAll
    refusalCode
    refusalMessage
    finishedAt
    roster {
      id
      rowCount
      storedRowCount
      totalAmount
      mayBeSubmitted
      problemCount
    }`;

const START = `# 导入大文件：传上去就可以做别的，不用等
#
# 几万行的名册要读上一阵子，用这个窗口；
# 几千行以内的，用“导入名册”更方便。
# 1. 选文件、填 programmeCode 和 period，和“导入名册”一样。
# 2. 点“发送请求”，马上返回。id 是导入编号，请记下。
# 3. 到“看导入进度”看结果。关掉网页、服务器重启，
#    都会接着导入。
#
# 同一个文件再传一次，返回的还是原来那一次。

mutation StartRosterImport($input: ImportRosterInput!, $file: Upload!) {
  startRosterImport(input: $input, file: $file) {
    ${IMPORT_FIELDS}
  }
}
`;

const LOOK = `# 看导入进度：传上去的文件到哪一步了
#
# 1. 点开左下角的“变量”，填导入编号 id
#    （“导入大文件”返回的；忘了到“我的导入”查）。
# 2. 点“发送请求”，过一会儿再点一次。stage 是进度：
#      WAITING 等候  READING 读文件  SEALING 加密
#      STORING 存入  DONE 完成
#      REFUSED 没有导入（refusalMessage 写着原因和办法）
#      CANCELLED 已取消
#    rowsDone / rowsInAll 是做好的行数和总行数。
# 3. DONE 以后 roster 里的 id 是名册编号，
#    到“看名册问题”接着做。

query ReadRosterImport($id: ID!) {
  rosterImport(id: $id) {
    ${IMPORT_FIELDS}
  }
}
`;

const MINE = `# 我的导入：自己传过的文件，新的在前
#
# 1. 点“发送请求”，每次显示 20 个。
# 2. 看下一页：hasNextPage 是 true 时，
#    把 endCursor 的值填进变量 after，再发一次。

query ReadRosterImports($after: String) {
  rosterImports(first: 20, after: $after) {
    totalCount
    hasNextPage
    endCursor
    nodes {
      id
      programme
      period
      fileName
      requestedAt
      stage
      refusalMessage
      roster {
        id
        totalAmount
      }
    }
  }
}
`;

const CANCEL = `# 取消导入：传错了文件，还没导完的时候
#
# 1. 点开左下角的“变量”，填导入编号 id。
# 2. 点“发送请求”。stage 变成 CANCELLED 就是取消了，
#    文件不会留下，名册也不会生成。
#
# 提示 WRONG_STATE：已经导完了。名册不用就放着，
# 没有写进稿件的名册谁也看不到。

mutation CancelRosterImport($id: ID!) {
  cancelRosterImport(id: $id) {
    id
    fileName
    stage
    finishedAt
  }
}
`;

const COMPARE = `# 对比名册：改过的文件和原来的，差在哪里
#
# 1. 把改好的文件再导入一次，得到新的名册编号。
# 2. 点开左下角的“变量”：before 填原来的名册编号，
#    after 填新的。
# 3. 点“发送请求”。newCount 新增、goneCount 减少、
#    changedCount 变动，difference 是金额相差多少；
#    before、after 里是两份各自的合计；
#    movedCount 不是 0：有这么多行的次序变了。
# 4. nodes 一人一条：figures 写着哪一项从多少变成多少，
#    isAccountChanged 是账号换了，
#    isHouseholderChanged 是写的户主换了。
#    看下一页：把 endCursor 填进 afterCursor。
#
# 对了，就到“修改稿件”把 rosterDraftId 换成新的编号。
# 没有存进来的行（有 BLOCKING 问题的）不在对比里：
# faultyAfter 不是 0 时，GONE 的人可能就在这些行里，
# 先到“查看名册”看 problems，不要当作减少。

query CompareRosterDrafts($before: ID!, $after: ID!, $afterCursor: String) {
  compareRosterDrafts(before: $before, after: $after, first: 50, afterCursor: $afterCursor) {
    newCount
    goneCount
    changedCount
    movedCount
    faultyBefore
    faultyAfter
    difference
    before {
      id
      fileName
      rowCount
      storedRowCount
      totalAmount
    }
    after {
      id
      fileName
      rowCount
      storedRowCount
      totalAmount
    }
    hasNextPage
    endCursor
    nodes {
      kind
      village
      maskedName
      maskedIdNumber
      numberBefore
      numberAfter
      amountBefore
      amountAfter
      figures {
        figure
        from
        to
      }
      isAccountChanged
      isNameChanged
      isHouseholderChanged
    }
  }
}
`;

const FARMLAND = { programmeCode: 'FARMLAND_FERTILITY' };

/** Long imports, and what a corrected file changes. */
export const ROSTER_IMPORT_WINDOWS: readonly PlaygroundWindow[] = [
  { title: '导入大文件', query: START, variables: { input: { ...FARMLAND, period: '2026' } } },
  { title: '看导入进度', query: LOOK, variables: { id: IMPORT_ID } },
  { title: '我的导入', query: MINE, variables: { after: null } },
  { title: '取消导入', query: CANCEL, variables: { id: IMPORT_ID } },
  {
    title: '对比名册',
    query: COMPARE,
    variables: { before: ROSTER_DRAFT_ID, after: ROSTER_DRAFT_ID, afterCursor: null },
  },
];

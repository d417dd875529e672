import { EDITION_STEP_FIELDS, type PlaygroundWindow } from './window.ts';

/** As the public will read them. */
export const PERMIT_FIELDS = `id
    period
    issuedCount
    entries {
      totalCount
      nodes {
        position
        permitNumber
        maskedName
      }
    }`;

const IMPORT = `# 导入发证名单：二孩生育证，只取证号和姓名
#
# 1. 选文件：点开左下角的“变量”，在最下面点“添加文件”，
#    名字 file 不要改，再点右边的“选择文件”。
#    可以是 .xlsx、.xls 或 .csv，要有证号、姓名两列。
# 2. 在“变量”里填期次 period，例如 2026-Q3。
# 3. 点“发送请求”，等几秒钟。
# 4. permitList 不是 null：已经导入，记下 id。
#    entries 就是群众看到的：证号和遮去一部分的姓名。
# 5. permitList 是 null：一行都没有导入。
#    problems 写着哪张表、第几行、怎么办，改好再传。
#
# columnsLeftOut 是没有读、也没有存的列：身份证、村、
# 孕周、措施、电话等一律不进系统；全名也不保存。
# 名单按证号排，不按村，免得看出是哪个村的人。
# 同一份表传两次，还是同一份名单。
#
# 下一步：“起草发证公开”。

mutation ImportPermitList($period: String!, $file: Upload!) {
  importPermitList(period: $period, file: $file) {
    permitList {
      ${PERMIT_FIELDS.replaceAll('\n', '\n  ')}
    }
    rowCount
    columnsLeftOut
    problems {
      severity
      sheet
      row
      column
      code
      message
    }
  }
}
`;

const DRAFT = `# 起草发证公开：带上导入好的发证名单
#
# 1. 点开左下角的“变量”，填 permitListId
#    （“导入发证名单”返回的 id），改标题和正文。
#    名单不用抄进正文：群众点“名单”就看到。
# 2. 标题、正文、滚动标题里不要写怀孕、生育经过和
#    节育避孕措施，有这些词不能提交，会提示是哪个词。
#    也不要写是哪个村的人：villageCode 留 null。
# 3. 点“发送请求”。返回的 id 是稿件编号。
#
# 下一步：“提交审核”。

mutation DraftPermitDisclosure($input: DraftDisclosureInput!) {
  draftDisclosure(input: $input) {
    ${EDITION_STEP_FIELDS}
    disclosureId
    title
    period
    permits {
      id
      issuedCount
    }
    warnings {
      code
      message
    }
  }
}
`;

export const IMPORT_PERMITS_WINDOW: PlaygroundWindow = {
  title: '导入发证名单',
  query: IMPORT,
  variables: { period: '2026-Q3' },
};

export const DRAFT_PERMITS_WINDOW: PlaygroundWindow = {
  title: '起草发证公开',
  query: DRAFT,
  variables: {
    input: {
      catalogueCode: 'SECOND_CHILD_PERMIT',
      villageCode: null,
      title: '王市镇2026年第三季度二孩生育证发放名单',
      body: '依据《中华人民共和国人口与计划生育法》，本季度发放二孩生育证 18 件，办理不收费。\n\n点“名单”看证号和姓名，姓名遮去一部分。',
      bulletin: {
        headline: '第三季度二孩生育证发放公开',
        summary: '证号可以核对，姓名遮去一部分，办理不收费。',
      },
      permitListId: '把名单编号 id 粘到这里',
    },
  },
};

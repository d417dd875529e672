import { EXPORT_WINDOWS } from './exports.ts';
import { PRINT_WINDOW } from './print.ts';
import { ALLOCATION_WINDOWS } from './allocation.ts';
import { CATALOGUE_WINDOW } from './catalogue.ts';
import { DISCARD_WINDOW } from './discard.ts';
import { OBLIGATIONS_WINDOW } from './obligations.ts';
import { MY_EDITIONS_WINDOW, REVISE_WINDOW, SUBMIT_WINDOW } from './author.ts';
import { BANK_RETURN_WINDOWS } from './payments.ts';
import { ROSTER_HEADER_WINDOWS } from './roster-headers.ts';
import { ROSTER_IMPORT_WINDOWS } from './roster-import.ts';
import { PROGRAMMES_WINDOW } from './programme.ts';
import { ROSTER_WINDOWS } from './roster.ts';
import { ROW_CODE_WINDOW } from './window-code.ts';
import {
  EDITION_ID,
  EDITION_STEP_FIELDS,
  type PlaygroundWindow,
  ROSTER_DRAFT_ID,
} from './window.ts';

const DRAFT = `# 第二步 起草公开事项：名册和公开栏滚动内容一起写
#
# 1. 点开左下角的“变量”，改：
#    rosterDraftId  名册编号（“导入名册”返回的 id）
#    catalogueCode  目录代码，和补贴项目的代码一样
#    title、body    标题和正文；\\n 是换行，## 开头是小标题
#    bulletin       大厅屏上滚动的标题和一句话，
#                   dwellSeconds 停留几秒（12 到 120）
#    villageCode    只属于一个村时填村代码，全镇的留 null
# 2. 正文里不要写身份证号、银行账号、电话和住址。
# 3. 点“发送请求”。返回的 id 是稿件编号，version 是版次，
#    后面修改、提交都要用，请记下。
#
# 下一步：要改到“修改稿件”，不改到“提交审核”。

mutation DraftDisclosure($input: DraftDisclosureInput!) {
  draftDisclosure(input: $input) {
    ${EDITION_STEP_FIELDS}
    disclosureId
    title
    isMajor
    rosterDraft {
      id
      rowCount
      totalAmount
      mayBeSubmitted
    }
  }
}
`;

const UPDATE = `# 修改稿件：草稿或被退回的稿件
#
# 1. 点开左下角的“变量”，填稿件编号 id 和当前的 version
#    （“我的稿件”里都有）。
# 2. input 里只留要改的项，不改的整行删掉。
#    换名册：填新的 rosterDraftId。
#    注意：最后一项后面不要留逗号。
# 3. 点“发送请求”。version 会变，下一步用新的。
#
# 提示 STALE：别人先改过了，到“我的稿件”看最新的再改。
# 下一步：“提交审核”。

mutation UpdateEdition($id: ID!, $version: Int!, $input: UpdateEditionInput!) {
  updateEdition(id: $id, version: $version, input: $input) {
    ${EDITION_STEP_FIELDS}
    title
    body
    bulletin {
      headline
      summary
      dwellSeconds
    }
    rosterDraft {
      id
      rowCount
      totalAmount
      mayBeSubmitted
    }
  }
}
`;

const FARMLAND_BODY = [
  '根据中央财政耕地地力保护补贴政策，王市镇 2026 年补贴面积已经各村（社区）核实，现将发放花名册予以公示。',
  '',
  '## 补贴标准',
  '',
  '按确权面积发放，每亩补贴标准见花名册，金额 = 面积 × 标准。',
  '',
  '## 有异议怎么办',
  '',
  '公示期 7 天。对面积、金额有异议的，请在公示期内到镇财政所窗口反映，或打监督电话。',
].join('\n');

export const ROSTER_CLERK_WINDOWS: readonly PlaygroundWindow[] = [
  ...ROSTER_WINDOWS,
  ...ROSTER_IMPORT_WINDOWS,
  ...ROSTER_HEADER_WINDOWS,
  ...ALLOCATION_WINDOWS,
  PROGRAMMES_WINDOW,
  {
    title: '起草公开事项',
    query: DRAFT,
    variables: {
      input: {
        rosterDraftId: ROSTER_DRAFT_ID,
        catalogueCode: 'FARMLAND_FERTILITY',
        villageCode: null,
        publishingBody: '王市镇财政所',
        title: '2026年耕地地力保护补贴发放花名册公示',
        body: FARMLAND_BODY,
        bulletin: {
          headline: '2026年耕地地力保护补贴发放花名册公示',
          summary: '全镇 13 个村（社区）的农户名单和金额已经张榜，点这里可以逐户查看。',
          dwellSeconds: 15,
        },
      },
    },
  },
  {
    title: '修改稿件',
    query: UPDATE,
    variables: {
      id: EDITION_ID,
      version: 1,
      input: {
        title: '2026年耕地地力保护补贴发放花名册公示',
        rosterDraftId: ROSTER_DRAFT_ID,
      },
    },
  },
  SUBMIT_WINDOW,
  MY_EDITIONS_WINDOW,
  REVISE_WINDOW,
  DISCARD_WINDOW,
  ...BANK_RETURN_WINDOWS,
  ROW_CODE_WINDOW,
  CATALOGUE_WINDOW,
  OBLIGATIONS_WINDOW,
  PRINT_WINDOW,
  ...EXPORT_WINDOWS,
];

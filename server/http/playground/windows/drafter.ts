import { CATALOGUE_WINDOW } from './catalogue.ts';
import { DISCARD_WINDOW } from './discard.ts';
import { ASSIGN_OBLIGATION_WINDOW, OBLIGATIONS_WINDOW } from './obligations.ts';
import { MY_EDITIONS_WINDOW, REVISE_WINDOW, SUBMIT_WINDOW } from './author.ts';
import { EDITION_ID, EDITION_STEP_FIELDS, type PlaygroundWindow } from './window.ts';

const DRAFT = `# 起草公开事项
#
# 1. 点开左下角的“变量”，改：
#    catalogueCode  目录代码（“查目录和村代码”里找）
#    villageCode    只属于一个村时填村代码，全镇的留 null
#    title、body    标题和正文；\\n 是换行，## 开头是小标题
#    isMajor        重大事项填 true，要经党委批准
#    audience       PUBLIC 所有群众；PARTY_MEMBERS 只对党员
#    bulletin       大厅屏上滚动的标题和一句话，
#                   dwellSeconds 停留几秒（12 到 120）；
#                   不上滚动屏就改成 null
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
    audience
  }
}
`;

const UPDATE = `# 修改稿件：草稿或被退回的稿件
#
# 1. 点开左下角的“变量”，填稿件编号 id 和当前的 version
#    （“我的稿件”里都有）。
# 2. input 里只留要改的项，不改的整行删掉。
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
    isMajor
    audience
    bulletin {
      headline
      summary
      dwellSeconds
    }
  }
}
`;

const ROAD_BODY = [
  '前潘村中心路（村部至小学段）硬化工程已经完工，现将有关情况公开。',
  '',
  '## 工程概况',
  '',
  '路面宽 4.5 米，长 1.2 公里，水泥混凝土路面。',
  '',
  '## 资金来源',
  '',
  '镇级基础设施建设资金，不向农户收取费用。',
  '',
  '## 监督',
  '',
  '对工程质量和资金使用有意见的，请到镇便民服务中心窗口反映。',
].join('\n');

export const DRAFTER_WINDOWS: readonly PlaygroundWindow[] = [
  CATALOGUE_WINDOW,
  {
    title: '起草公开事项',
    query: DRAFT,
    variables: {
      input: {
        catalogueCode: 'INFRASTRUCTURE',
        villageCode: '341623110202',
        publishingBody: '王市镇人民政府',
        title: '前潘村中心路硬化工程完工公开',
        body: ROAD_BODY,
        isMajor: true,
        audience: 'PUBLIC',
        bulletin: {
          headline: '前潘村中心路硬化完工',
          summary: '村部到小学 1.2 公里水泥路已经通车，资金由镇里安排，不向农户收费。',
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
      input: { title: '前潘村中心路硬化工程完工公开', body: ROAD_BODY },
    },
  },
  SUBMIT_WINDOW,
  MY_EDITIONS_WINDOW,
  REVISE_WINDOW,
  DISCARD_WINDOW,
  OBLIGATIONS_WINDOW,
  ASSIGN_OBLIGATION_WINDOW,
];

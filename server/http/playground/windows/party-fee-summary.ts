import { EDITION_STEP_FIELDS, type PlaygroundWindow } from './window.ts';

const FIGURES = `name
      branchNames
      memberCount
      broughtForward
      dues
      contributions
      remitted
      used
      uses {
        item
        amount
      }
      balance`;

/** As staff read it before it is public, and as reviewers do. */
export const SUMMARY_FIELDS = `id
    year
    totals {
      ${FIGURES}
    }
    branches {
      ${FIGURES}
    }
    preparedAt`;

const PREPARE = `# 汇总党费收支：一年的收缴和使用，供公开用
#
# 1. 各支部都结过这一年的账（“年度结账”）才能汇总。
# 2. 点开左下角的“变量”，填年度 year。
# 3. 点“发送请求”，核对 totals 合计和 branches 各支部。
#    记下返回的 id，交给党费员起草公开稿件。
#
# 交党费的党员不到 3 名的支部并入“其他支部合计”，
# 结余也只公布全镇合计，免得看出个人交了多少。
# 同一年再汇总一次，数字没变就还是同一份。

mutation PreparePartyFeeSummary($year: Int!) {
  preparePartyFeeSummary(year: $year) {
    ${SUMMARY_FIELDS}
  }
}
`;

const SUMMARIES = `# 党费收支汇总：已经汇总好的，最新的在前
#
# 1. 点开左下角的“变量”，只看一年就填 year，全看填 null。
# 2. 点“发送请求”。起草公开稿件要用这里的 id。

query PartyFeeSummaries($year: Int) {
  partyFeeSummaries(year: $year) {
    ${SUMMARY_FIELDS}
  }
}
`;

const DRAFT = `# 起草党费公开：带上汇总好的收支
#
# 1. 先到“党费收支汇总”看清楚，记下 id。
# 2. 点开左下角的“变量”，填 partyFeeSummaryId，
#    改标题、正文和滚动标题。数字不用抄进正文：
#    群众点“收支”就看到图和各支部的数字。
# 3. 点“发送请求”。返回的 id 是稿件编号。
#
# 下一步：“提交审核”，经领导小组审核后由党政办发布。

mutation DraftPartyFeeDisclosure($input: DraftDisclosureInput!) {
  draftDisclosure(input: $input) {
    ${EDITION_STEP_FIELDS}
    disclosureId
    title
    period
    partyFeeSummary {
      id
      year
    }
  }
}
`;

export const PREPARE_SUMMARY_WINDOW: PlaygroundWindow = {
  title: '汇总党费收支',
  query: PREPARE,
  variables: { year: 2025 },
};

export const SUMMARIES_WINDOW: PlaygroundWindow = {
  title: '党费收支汇总',
  query: SUMMARIES,
  variables: { year: null },
};

export const DRAFT_PARTY_FEES_WINDOW: PlaygroundWindow = {
  title: '起草党费公开',
  query: DRAFT,
  variables: {
    input: {
      catalogueCode: 'PARTY_FEES',
      title: '王市镇党费收支（2025年）',
      body: '各党支部2025年党费收缴、上缴和使用情况已经核对、结账，现予公开。\n\n有疑问的，请向所在党支部或镇党委组织办公室询问。',
      bulletin: {
        headline: '去年的党费，收了多少、用在哪里',
        summary: '各党支部收缴、上缴、使用和结余，逐个支部公开。',
      },
      partyFeeSummaryId: '把汇总编号 id 粘到这里',
    },
  },
};

import { PERMIT_FIELDS } from './permit.ts';
import { SUMMARY_FIELDS } from './party-fee-summary.ts';
import { EDITION_ID, type PlaygroundWindow } from './window.ts';

const READ_EDITION = `# 看稿：正文、名册和办理经过
#
# 1. 点开左下角的“变量”，填稿件编号 id（列表里有）。
# 2. 点“发送请求”，右边从上往下看：
#    rosterDraft   带的名册：合计 totalAmount 和资金分配、
#                  查出的问题 problems 和说明的原因 reason；
#                  谁新增、谁减少到“名册变动”看
#    partyFeeSummary  带的党费收支，群众看到的就是这些
#    permits       带的发证名单，群众看到的就是这些
#    title、body   标题和正文
#    bulletin      大厅屏上滚动的标题和一句话
#    warnings      要留意的：缺的要素、已公开过的同期名册
#    timeliness    最晚哪天公开，是否已经超时
#    history       谁在什么时候做了什么
# 3. availableActions 是您现在能对这份稿件做的事。
#    同意或退回时要填这里的 version。

query ReadEdition($id: ID!) {
  edition(id: $id) {
    id
    version
    state
    visibility
    availableActions
    rosterDraft {
      id
      programme
      period
      fileName
      rowCount
      storedRowCount
      totalAmount
      allocations {
        totalAmount
      }
      mayBeSubmitted
      unexplainedCount
      problemCount
      problems {
        severity
        code
        sheet
        row
        column
        message
        reason
        explainedBy
        explainedAt
      }
    }
    partyFeeSummary {
      ${SUMMARY_FIELDS.replaceAll('\n', '\n  ')}
    }
    permits {
      ${PERMIT_FIELDS.replaceAll('\n', '\n  ')}
    }
    disclosureId
    number
    catalogueEntry {
      code
      subject
    }
    village {
      name
    }
    publishingBody
    author
    isMajor
    audience
    title
    body
    changeNote
    bulletin {
      headline
      summary
      dwellSeconds
    }
    warnings {
      code
      message
    }
    period
    timeliness {
      formedOn
      dueOn
      isProvisional
      isLate
      lateByWorkingDays
    }
    partyFrom
    visibleFrom
    visibleUntil
    publicPeriodEndsOn
    history {
      action
      by
      at
      from
      to
      comment
    }
  }
}
`;

export const READ_EDITION_WINDOW: PlaygroundWindow = {
  title: '看稿',
  query: READ_EDITION,
  variables: { id: EDITION_ID },
};

/** The answer of a reviewer's list: enough to choose what to open. */
export const EDITION_LIST_FIELDS = `totalCount
    hasNextPage
    endCursor
    nodes {
      id
      version
      title
      number
      visibility
      isMajor
      catalogueEntry {
        subject
      }
      village {
        name
      }
      publishingBody
      author
      timeliness {
        dueOn
        isLate
        lateByWorkingDays
      }
      rosterDraft {
        id
        rowCount
        totalAmount
      }
      changeNote
    }`;

import type { PlaygroundWindow } from './window.ts';

const ANNOUNCE = `# 录入放假安排：国务院公布新一年的放假通知以后
#
# 时限按工作日算，调休上班的周末也是工作日。
# 没录入的年份，期限会标“日历未公布”（isProvisional）。
# 1. 点开左下角的“变量”，照通知填：year 年份，
#    holidays 每个假期的第一天和最后一天，
#    makeUpDays 调休上班的周六、周日，source 通知文号。
# 2. 点“发送请求”。右边列出全年，请和通知核对。
#
# 提示 CALENDAR_DIFFERS：这一年已经有了，而且不一样。
# 国务院确有更正的，写明 correctionReason 再发一次。

mutation AnnounceCalendar($input: AnnounceCalendarInput!) {
  announceCalendar(input: $input) {
    year
    holidays
    makeUpDays
    announcements {
      source
      by
      announcedAt
      correctionReason
    }
  }
}
`;

export const CALENDAR_WINDOW: PlaygroundWindow = {
  title: '录入放假安排',
  query: ANNOUNCE,
  variables: {
    input: {
      year: 2027,
      holidays: [{ from: '把第一天填在这里', to: '把最后一天填在这里' }],
      makeUpDays: [],
      source: '把通知文号填在这里',
      correctionReason: null,
    },
  },
};

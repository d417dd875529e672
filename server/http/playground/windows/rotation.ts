import type { PlaygroundWindow } from './window.ts';

/** What a bulletin looks like in its turn. */
const BULLETIN_FIELDS = `disclosureId
    board
    headline
    dwellSeconds
    publicPeriod {
      endsOn
      daysLeft
    }`;

const NOW = `# 看滚动安排：现在怎么排的，大厅屏照什么顺序放
#
# 1. 直接点“发送请求”。
# 2. rotation 是排好的专栏，version 下次安排要用。
# 3. previewRotation 是大厅屏现在的播放顺序。
#    没有排进去的，公示期内的在前，新的在前，自动接着放。
# 4. 看以后某一刻会放什么：把变量 at 改成
#    "2026-12-01T08:00:00+08:00" 的样子。

query Rotation($at: DateTime) {
  rotation {
    version
    by
    at
    boards {
      name
      bulletins {
        disclosureId
        isPinned
        dwellSeconds
        until
      }
    }
  }
  previewRotation(at: $at) {
    ${BULLETIN_FIELDS}
  }
}
`;

const PREVIEW = `# 预览滚动：还没定下来，先看看效果
#
# 1. 点开左下角的“变量”，照“安排滚动”的样子写 boards。
# 2. 点“发送请求”，右边就是大厅屏的播放顺序，
#    这一步什么都不会改。

query PreviewRotation($boards: [BoardInput!], $at: DateTime) {
  previewRotation(boards: $boards, at: $at) {
    ${BULLETIN_FIELDS}
  }
}
`;

const ARRANGE = `# 安排滚动：排专栏、置顶、停留时间、到期
#
# 1. 先到“看滚动安排”，记下 version，在原来的上面改：
#    这里写的会整个替换原来的安排。
# 2. 点开左下角的“变量”。boards 是专栏，最多 8 个，
#    name 是专栏名，bulletins 按播放顺序写：
#    disclosureId  公开事项编号（“正在公开”里有）
#    isPinned      true 就排在最前
#    dwellSeconds  停留秒数，不写就按字数
#    until         到这一刻不再滚动，不写就一直放
# 3. 点“发送请求”，再到“看滚动安排”看效果。

mutation ArrangeRotation($version: Int!, $boards: [BoardInput!]!) {
  arrangeRotation(version: $version, boards: $boards) {
    version
    boards {
      name
      bulletins {
        disclosureId
        isPinned
        until
      }
    }
  }
}
`;

const BOARDS = [
  {
    name: '惠农补贴',
    bulletins: [
      { disclosureId: '把公开事项编号填在这里', isPinned: true, dwellSeconds: null, until: null },
    ],
  },
];

export const ROTATION_WINDOWS: readonly PlaygroundWindow[] = [
  { title: '看滚动安排', query: NOW, variables: { at: null } },
  { title: '预览滚动', query: PREVIEW, variables: { boards: BOARDS, at: null } },
  { title: '安排滚动', query: ARRANGE, variables: { version: 0, boards: BOARDS } },
];

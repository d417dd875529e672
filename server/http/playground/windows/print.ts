import { EDITION_ID, type PlaygroundWindow } from './window.ts';

const SHEETS = `# 打印公示表：张贴到村务公开栏的名单
#
# 1. 点开左下角的“变量”，填稿件编号 editionId
#    （在“看稿”或“我的稿件”里，名册要附在稿件上）。
# 2. 点“发送请求”。右边每一条是一份 PDF：
#    village 是 null 的是全镇，其余一村一份；
#    paper 是纸张，pageCount 是页数。
# 3. 打印：在浏览器里新开一个标签页，地址栏里保留
#    最前面的服务器地址，后面接上 path，回车就会下载。
#    例如 http://localhost:4000/print/rosters/12.pdf?paper=A3
#    全镇人多的，请一村一村地打印。
# 4. 打印时纸张选 A3（横放）或 A4（竖放），
#    缩放选“实际大小”，盖章后张贴。
#
# isSample 是 true：还没有公布，每页都印着“样张”，
# 只能拿来核对，不能张贴。
# 表上只有公示的内容，没有身份证号和账号。

query RosterSheets($editionId: ID!) {
  rosterSheets(editionId: $editionId) {
    isSample
    links {
      paper
      village {
        code
        name
      }
      pageCount
      path
    }
  }
}
`;

export const PRINT_WINDOW: PlaygroundWindow = {
  title: '打印公示表',
  query: SHEETS,
  variables: { editionId: EDITION_ID },
};

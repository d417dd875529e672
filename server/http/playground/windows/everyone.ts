import type { PlaygroundWindow } from './window.ts';

const WHO_AM_I = `# 我是谁
#
# 1. 点中间的“发送请求”。
# 2. 右边显示您的姓名 displayName 和担任的角色 roles。
#    scope 是角色管到哪里：空着就是全镇。
# 3. 角色不对，请找系统管理员。
#
# 上方每个标签页就是一项工作，点开照着说明做。

query WhoAmI {
  me {
    name
    displayName
    roles {
      role
      scope
    }
  }
}
`;

const READ_DISCLOSURES = `# 看公开事项：群众现在能看到的内容
#
# 1. 直接点“发送请求”，先看最新的 20 条。
# 2. 只看一个村：点开左下角的“变量”，
#    把 villageCode 的 null 改成村代码，
#    例如前潘村 "341623110202"。
# 3. 只看一类：把 catalogueCode 改成目录代码，
#    例如耕地地力保护补贴 "FARMLAND_FERTILITY"。
# 4. 还有下一页（hasNextPage 是 true）时，
#    把 endCursor 的值填进变量 after，再发一次。
# 5. 已撤回的事项，原处显示撤回原因 withdrawal。

query ReadDisclosures($catalogueCode: ID, $villageCode: ID, $after: String) {
  disclosures(
    filter: { catalogueCode: $catalogueCode, villageCode: $villageCode }
    first: 20
    after: $after
  ) {
    totalCount
    hasNextPage
    endCursor
    nodes {
      id
      title
      publishingBody
      publishedAt
      editionNumber
      catalogueEntry {
        code
        subject
      }
      village {
        code
        name
      }
      roster {
        id
        programme
        period
        rowCount
        totalAmount
      }
      withdrawal {
        withdrawnAt
        reason
      }
    }
  }
}
`;

export const WHO_AM_I_WINDOW: PlaygroundWindow = {
  title: '我是谁',
  query: WHO_AM_I,
  variables: {},
};

export const READ_DISCLOSURES_WINDOW: PlaygroundWindow = {
  title: '看公开事项',
  query: READ_DISCLOSURES,
  variables: { catalogueCode: null, villageCode: null, after: null },
};

/** What exists today for those whose own work comes later. */
export const EVERYONE_WINDOWS: readonly PlaygroundWindow[] = [
  WHO_AM_I_WINDOW,
  READ_DISCLOSURES_WINDOW,
];

import type { DemoText } from './demo-text.ts';
import { TOWN } from './town.ts';

/** The open-government programme itself is public: who leads it, who watches it, how to reach them. */
export const OPENNESS_TEXTS: readonly DemoText[] = [
  {
    catalogueCode: 'OPEN_GOVERNMENT_GROUP',
    daysAgo: 306,
    title: '王市镇政务公开领导小组及成员职责',
    body: `| 职务 | 姓名 | 负责什么 |
| --- | --- | --- |
| 组长 | 郑卫国 | 政务公开全面工作，审定重大公开事项 |
| 副组长 | 孙立新 | 党务公开，重大事项报党委批准 |
| 副组长 | 何静 | 日常组织，发布和公开栏 |
| 成员 | 韩磊 | 农业、水利类事项审核 |
| 成员 | 周敏 | 惠农补贴花名册审核 |

领导小组每月开一次会，听取公开情况，审定下月应公开的事项。`,
  },
  {
    catalogueCode: 'OPEN_GOVERNMENT_OFFICE',
    daysAgo: 307,
    title: '王市镇政务公开办公室职责',
    body: `办公室设在党政办，负责人何静。

1. 收集各站所、各村应公开的内容，送领导小组审核。
2. 审批完毕后按时发布，管理大厅屏和公开栏。
3. 管理公开目录，登记放假调休，提醒到期事项。
4. 登记群众意见，督促承办单位答复。

地点：镇政府一楼便民服务中心旁。上班时间：上午 8:00 至 12:00，下午 2:30 至 5:30。`,
  },
  {
    catalogueCode: 'OPEN_GOVERNMENT_SUPERVISORS',
    daysAgo: 308,
    title: '王市镇政务公开监督员名单',
    body: `| 监督员 | 来自 |
| --- | --- |
| 杨德福 | 镇人大代表 |
| 吴桂芳 | 王市社区居民代表 |
| 李长友 | 前潘村村民代表 |
| 张秀兰 | 退休教师 |

监督员可以随时查看全部公开稿件和办理经过，每季度提出一次评议意见，评议结果公开。`,
  },
  {
    catalogueCode: 'OPEN_GOVERNMENT_DOCUMENTS',
    daysAgo: 309,
    title: '王市镇政务公开制度文件目录',
    body: `存档文件，可到政务公开办公室查阅：

1. 王市镇政务公开实施办法
2. 政务公开审核发布制度
3. 村务公开管理办法
4. 政务公开监督评议制度
5. 群众意见收集处理反馈制度
6. 政务公开责任追究办法`,
  },
  {
    catalogueCode: 'OPEN_GOVERNMENT_CONTACT',
    daysAgo: 310,
    title: '监督电话和意见箱',
    body: `## 监督电话

${TOWN.hotline}，上班时间有人接听。

## 意见箱

| 地点 | 开箱时间 |
| --- | --- |
| 镇政府大门西侧 | 每周一 |
| 便民服务中心门口 | 每周一 |
| 各村（社区）村部公告栏旁 | 每月 1 日 |

开箱由监督员在场，意见当场登记编号，5 个工作日内答复。`,
  },
];

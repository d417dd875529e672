import type { Day } from '../../shared/day.ts';
import type { DemoText } from './demo-text.ts';
import { moreTownTexts } from './more-texts.ts';
import { OPENNESS_TEXTS } from './openness-texts.ts';
import { villageTexts } from './village-texts.ts';

const TOWN_TEXTS: readonly DemoText[] = [
  {
    catalogueCode: 'DIVISION_OF_LABOUR',
    daysAgo: 300,
    title: '王市镇领导班子成员分工',
    bulletin: {
      headline: '镇领导分工和联系村',
      summary: '谁管什么事、联系哪个村，都写在这里，有事可以直接找。',
    },
    body: `| 姓名 | 分管工作 | 联系村（社区） |
| --- | --- | --- |
| 郑卫国 | 主持政府全面工作 | 王市社区 |
| 孙立新 | 党的建设、组织人事 | 前潘村 |
| 何静 | 政务公开、办公室工作 | 东城社区 |
| 韩磊 | 农业农村、水利 | 高寨村 |

群众来访接待日为每周三上午，地点在镇政府一楼便民服务中心。`,
  },
  {
    catalogueCode: 'ANNUAL_GOALS',
    period: '2026',
    daysAgo: 280,
    title: '王市镇2026年工作目标',
    bulletin: {
      headline: '2026年镇里要办成的十件事',
      summary: '修路、清沟、通水、建广场，今年的任务和完成时间逐条公开。',
    },
    body: `## 今年要办成的事

1. 硬化村组道路 18.6 公里，10 月底前完工。
2. 清理疏浚沟渠 42 条，汛期前完成。
3. 前潘村、刘元村农村饮水管网改造，9 月底前通水。
4. 新建村级文化广场 5 处。
5. 农村改厕 620 户。

每季度末公布一次进度，完不成的说明原因。`,
  },
  {
    catalogueCode: 'STATION_DUTIES',
    daysAgo: 200,
    title: '便民服务中心窗口和办理事项',
    bulletin: {
      headline: '到镇里办事，先看这一张表',
      summary: '七站八所在哪个窗口、带什么材料、几天办好，一次说清。',
    },
    body: `| 窗口 | 办理事项 | 要带的材料 | 办结时间 |
| --- | --- | --- | --- |
| 1 号 民政 | 低保、特困、临时救助申请 | 身份证、户口簿、收入说明 | 20 个工作日 |
| 2 号 社保 | 养老、医疗保险 | 身份证、社保卡 | 当场 |
| 3 号 财政 | 补贴查询、一卡通更正 | 身份证、一卡通 | 3 个工作日 |
| 4 号 农业 | 农机补贴、种植保险 | 身份证、购机发票 | 10 个工作日 |

上班时间：上午 8:00 至 12:00，下午 2:30 至 5:30。办事不收费。`,
  },
  {
    catalogueCode: 'PRACTICAL_PROJECTS',
    villageCode: '341623110202',
    daysAgo: 120,
    title: '前潘村饮水管网改造进展',
    bulletin: {
      headline: '前潘村饮水管网改造已通水',
      summary: '全村 402 户已接通新水管，剩余路面恢复月底前完成。',
    },
    body: `前潘村饮水管网改造工程 5 月开工，现已铺设管道 7.2 公里，402 户全部通水。

- 总投资 86.4 万元，其中上级专项 70 万元，镇配套 16.4 万元。
- 路面恢复尚余 300 米，月底前完成。
- 水质检测结果合格，报告存放在村委会，可以随时查看。`,
  },
  {
    catalogueCode: 'INFRASTRUCTURE',
    villageCode: '341623110203',
    daysAgo: 96,
    title: '高寨村村组道路硬化工程',
    bulletin: {
      headline: '高寨村三条村组路完工',
      summary: '三条路共 2.4 公里，造价 93.6 万元，验收意见附后。',
    },
    body: `| 路段 | 长度（公里） | 造价（万元） |
| --- | ---: | ---: |
| 一组至三组 | 0.9 | 35.1 |
| 四组至村小 | 0.8 | 31.2 |
| 六组至沟东桥 | 0.7 | 27.3 |
| 合计 | 2.4 | 93.6 |

施工单位质保两年。路面出现开裂、沉降，请打监督电话。`,
    correction: {
      daysAgo: 80,
      changeNote: '四组至村小的造价应为 31.2 万元，原来误写成 13.2 万元，合计随之更正。',
      before: (body) => body.replace('31.2', '13.2').replace('| 93.6 |', '| 75.6 |'),
    },
  },
  {
    catalogueCode: 'BIDDING',
    daysAgo: 75,
    title: '集镇污水管网二期工程中标结果',
    bulletin: {
      headline: '集镇污水管网二期中标结果',
      summary: '四家单位投标，中标价 318.7 万元，比控制价低 6.2%。',
    },
    body: `- 项目：王市镇集镇污水管网二期
- 招标控制价：339.8 万元
- 投标单位：4 家，均通过资格审查
- 中标价：318.7 万元
- 工期：150 天

对结果有异议的，请在公示期内以书面形式提出。`,
  },
  {
    catalogueCode: 'BIDDING',
    daysAgo: 30,
    formedDaysBefore: 2,
    title: '镇文化广场改造工程招标公告',
    body: `- 项目：王市镇文化广场改造
- 招标控制价：126.5 万元
- 开标时间另行公告`,
    withdrawal: { daysAgo: 28, reason: '开标时间写错，重新核定后另行公告。' },
  },
  {
    catalogueCode: 'CADRES',
    daysAgo: 3,
    title: '拟任村级后备干部公示',
    bulletin: {
      headline: '两名村级后备干部任前公示',
      summary: '公示五个工作日，有意见请打监督电话或投意见箱。',
    },
    body: `| 姓名 | 现任 | 拟任 |
| --- | --- | --- |
| 周＊强 | 前潘村文书 | 前潘村村委会副主任 |
| 马＊丽 | 高寨村网格员 | 高寨村妇联主席 |

公示期五个工作日。有意见的，请向镇党委组织办公室反映，实名反映的负责回复。`,
  },
  {
    catalogueCode: 'PARTY_ADMISSION',
    daysAgo: 2,
    title: '预备党员转正公示',
    body: `| 姓名 | 所在支部 | 入党时间 |
| --- | --- | --- |
| 陈＊明 | 前潘村党支部 | 2025年11月 |
| 孙＊ | 集镇党支部 | 2025年11月 |

公示期五个工作日。对转正有意见的，请在公示期内向镇党委反映。`,
  },
  {
    catalogueCode: 'PARTY_ADMISSION',
    daysAgo: 1,
    title: '拟接收预备党员公示',
    bulletin: {
      headline: '三名同志拟接收为预备党员',
      summary: '公示五个工作日，有意见请向镇党委反映，实名反映的负责回复。',
    },
    body: `经党支部研究、镇党委预审，拟接收下列同志为预备党员，现予公示。

| 姓名 | 所在支部 | 申请入党 | 列为积极分子 | 列为发展对象 | 培养联系人 |
| --- | --- | --- | --- | --- | --- |
| 李＊娟 | 前潘村党支部 | 2023年7月 | 2024年3月 | 2025年9月 | 王＊军、张＊ |
| 赵＊ | 高寨村党支部 | 2024年1月 | 2024年8月 | 2025年10月 | 刘＊英、陈＊强 |
| 周＊华 | 王市镇机关党支部 | 2023年10月 | 2024年6月 | 2025年9月 | 郑＊国、何＊ |

## 公示多久

五个工作日，到屏幕上写的公示结束日为止。

## 有意见怎么办

对公示人员的政治表现、廉洁自律等有意见的，请在公示期内向镇党委组织办公室反映，可以当面说、打监督电话或者投意见箱。实名反映的负责回复，对反映人的信息严格保密。`,
  },
  {
    catalogueCode: 'PARTY_BUILDING',
    daysAgo: 5,
    audience: 'PARTY_MEMBERS',
    title: '年度组织生活会安排',
    body: '各支部 12 月 15 日前召开组织生活会，材料报镇党委组织办公室。',
  },
  {
    catalogueCode: 'RECTIFICATION',
    period: '2026-Q3',
    daysAgo: 32,
    formedDaysBefore: 10,
    title: '第三季度群众反映问题整改情况',
    body: '三季度收到群众反映的问题 14 件，整改完成 13 件，1 件因汛期推迟，结果下季度公布。',
  },
  {
    catalogueCode: 'POLICIES',
    daysAgo: 60,
    title: '2027年度城乡居民医疗保险缴费说明',
    bulletin: {
      headline: '医保开始缴费，年底前交齐',
      summary: '每人 400 元，低保、特困由财政代缴，手机和窗口都能交。',
    },
    body: `## 交多少

每人 400 元。特困人员全额代缴，低保对象定额资助。

## 怎么交

1. 手机：打开皖事通，选“医保缴费”。
2. 窗口：便民服务中心 2 号窗口，带身份证。
3. 村里：请村代办员帮忙，不收费。

**12 月 31 日**截止，晚交会有三个月等待期。`,
  },
  {
    catalogueCode: 'RECTIFICATION',
    daysAgo: 45,
    title: '群众反映集镇路灯不亮问题整改结果',
    bulletin: {
      headline: '集镇路灯已修好 27 盏',
      summary: '群众上月反映的路灯问题已全部修复，换成了节能灯。',
    },
    body: `9 月收到群众意见 6 件，反映集镇东西大街路灯不亮。

- 排查 112 盏，更换 27 盏，修复线路 2 处。
- 费用 1.08 万元，从集镇维护经费列支。
- 责任人：城建办。今后每月巡查一次。`,
  },
  {
    catalogueCode: 'ENRICHMENT',
    publishingBody: '王市镇农业站',
    daysAgo: 10,
    title: '冬小麦田间管理和病虫害防治提醒',
    bulletin: {
      headline: '小麦要防旺长，别忘了镇压',
      summary: '农业站提醒：气温偏高，旺长田块请在晴天下午镇压。',
    },
    body: `近期气温偏高，部分早播麦田有旺长趋势。

1. 旺长田块：晴天下午镇压，每隔 7 至 10 天一次。
2. 缺墒田块：日平均气温降到 3℃ 前浇好越冬水。
3. 病虫害：发现纹枯病，请到农业站领取技术明白纸。

农业站技术员可以上门，请打便民服务中心电话预约。`,
  },
  {
    catalogueCode: 'SPECIAL_FUNDS',
    daysAgo: 6,
    title: '2026年衔接推进乡村振兴补助资金分配',
    bulletin: {
      headline: '乡村振兴补助资金分到六个村',
      summary: '共 480 万元，用于道路、水利和产业，六个村的项目和金额公开。',
    },
    body: `| 村（社区） | 项目 | 金额（万元） |
| --- | --- | ---: |
| 朱新寨村 | 蔬菜大棚 | 120 |
| 刘寨村 | 桥涵改造 | 75 |
| 常营村 | 沟渠疏浚 | 60 |
| 马万庄村 | 村组道路 | 95 |
| 金李村 | 粮食烘干房 | 80 |
| 刘元村 | 路灯 | 50 |
| 合计 | | 480 |`,
  },
];

/** Every text of the demo town as of a day, oldest first. */
export function demoTexts(today: Day): readonly DemoText[] {
  return [
    ...TOWN_TEXTS,
    ...OPENNESS_TEXTS,
    ...moreTownTexts(today),
    ...villageTexts(today),
  ].toSorted((a, b) => b.daysAgo - a.daysAgo);
}

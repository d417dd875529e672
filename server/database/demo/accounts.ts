import type { StaffRole } from '../../staff/roles.ts';

export const DEMO_PASSWORD = 'lianxin-demo';

export interface DemoAccount {
  readonly name: string;
  readonly displayName: string;
  readonly duty: string;
  readonly role: StaffRole;
}

/** The demo town's staff; invented people. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  {
    name: 'roster',
    displayName: '名册员 周敏',
    duty: '导入补贴花名册，起草并提交',
    role: 'ROSTER_CLERK',
  },
  {
    name: 'drafter',
    displayName: '起草员 吴晓东',
    duty: '起草公开事项，提交审核',
    role: 'DRAFTER',
  },
  {
    name: 'leader',
    displayName: '领导小组 郑卫国',
    duty: '审核通过，或退回',
    role: 'LEADING_GROUP',
  },
  {
    name: 'committee',
    displayName: '党委 孙立新',
    duty: '批准重大事项，或退回',
    role: 'PARTY_COMMITTEE',
  },
  { name: 'office', displayName: '党政办 何静', duty: '发布、定时、撤回', role: 'OFFICE' },
  {
    name: 'fees',
    displayName: '党费员 冯兰',
    duty: '管理党费，起草党费公开内容',
    role: 'PARTY_FEE_CLERK',
  },
  {
    name: 'organisation',
    displayName: '组织委员 蒋涛',
    duty: '管理党支部、党员和党费',
    role: 'ORGANISATION',
  },
  {
    name: 'feedback',
    displayName: '意见专人 沈玲',
    duty: '查看公开事项',
    role: 'FEEDBACK_OFFICER',
  },
  { name: 'station', displayName: '农业站 韩磊', duty: '查看公开事项', role: 'STATION_HANDLER' },
  {
    name: 'supervisor',
    displayName: '监督员 杨德福',
    duty: '查看全部稿件与公开事项',
    role: 'SUPERVISOR',
  },
  { name: 'admin', displayName: '管理员 朱宁', duty: '管理账号，不碰内容', role: 'ADMIN' },
];

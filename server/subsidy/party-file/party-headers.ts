import { headerKey, type MeaningOf, type TableField } from '../import/header-names.ts';

const PERSON = '(?:党员|正式党员|预备党员|本人|交款人|缴款人|交费人|缴费人|交纳人|缴纳人)';
const PAY = '[交缴]';
const WHEN = '(?:日期|时间|年月日)';

type Names = Readonly<Partial<Record<TableField, readonly RegExp[]>>>;

/** Who a row is about, in either list. */
const PEOPLE: Names = {
  serial: [/^(序号|序|编号|顺序号|NO\.?)$/i],
  name: [new RegExp(`^${PERSON}(姓名|名字)$`), /^姓名$/, new RegExp(`^${PERSON}$`)],
  idNumber: [
    new RegExp(`^${PERSON}?(居民|公民)?身份(证|证件)?(号|号码)?$`),
    /^(有效)?证件(号|号码)$/,
  ],
  phone: [
    new RegExp(`^${PERSON}?(手机|移动电话|联系电话|电话)(号|号码)?$`),
    new RegExp(`^${PERSON}?联系(方式|手机)$`),
  ],
  account: [
    /^(惠农|社保|银行|工资|代扣|存折|一卡通)?(卡)?(账号|帐号|卡号|账户|帐户)$/,
    /^(银行|工资|社保|惠农)卡$|^一卡通$/,
  ],
};

/** The names offices give the columns of a list of members, most telling first. */
const MEMBERS: Names = {
  ...PEOPLE,
  village: [
    /^(所在|所属|居住|现居住)?(行政)?村(名|名称|别|居|委会|社区|代码|编码)?$/,
    /^(所在|所属)?(社区|居委会)(名称|代码)?$/,
  ],
  joinedOn: [
    new RegExp(`^入党${WHEN}?$`),
    new RegExp(`^加入(党组织|中国共产党|中共)的?${WHEN}$`),
    new RegExp(`^(成为|接收为?)预备党员的?${WHEN}$`),
  ],
  probationUntil: [
    new RegExp(`^转正${WHEN}?$`),
    new RegExp(`^预备期满?${WHEN}?$`),
    new RegExp(`^(转为|成为)正式党员的?${WHEN}$`),
  ],
  fromMonth: [
    new RegExp(`^(党费)?起${PAY}(月份?|年月|时间|日期)?$`),
    new RegExp(`^(开始|起始)?${PAY}纳?党费(开始|起始)?的?(月份|年月|时间)$`),
    /^党费(起始|开始)(月份|年月|时间)$/,
  ],
  incomeKind: [/^收入(类别|类型|种类|性质)$/, /^人员(类别|类型)$/],
  monthlyIncome: [
    /^(核定)?月(收入|均收入|平均收入|工资|工资收入|养老金|离退休费)$/,
    /^核定(月)?(收入|基数)$/,
    new RegExp(`^(党费)?(计算|计${PAY}|${PAY}纳|${PAY}费)?基数$`),
  ],
  monthly: [
    /^(党?支部)?议定(月)?(数额|金额|标准)?$/,
    new RegExp(`^(每月|月)应?${PAY}纳?(党费)?(数额|金额|额|标准)?$`),
    /^(每月|月)党费(数额|金额|标准)?$/,
    /^核定(数额|金额|党费)$/,
  ],
  reason: [/^(核定)?(不同的?)?(原因|理由)$/, /^(备注|说明|情况说明)$/],
};

/** What was paid goes before what was owed, which is not read at all. */
const PAYMENTS: Names = {
  ...PEOPLE,
  amount: [
    new RegExp(`^实(${PAY}|收)(金额|数额|额|党费)?$`),
    new RegExp(`^(${PAY}纳?|${PAY}费|${PAY}款|收款|党费)(金额|数额)$`),
    new RegExp(`^(${PAY}纳?)?党费$|^金额$`),
  ],
  paidOn: [
    new RegExp(`^(${PAY}纳?(党费)?|${PAY}费|${PAY}款|收款|收费)${WHEN}$`),
    new RegExp(`^(登记|入账|记账)?${WHEN}$`),
  ],
  receipt: [/^(收款)?(收据|票据|凭证|发票|回执)(号|号码|编号|单号)$/, /^(收据|票据)$/],
  paymentKind: [
    /^(党费|款项)?(种类|类别|类型|性质)$/,
    new RegExp(`^${PAY}(纳|费)(种类|类别|类型)$`),
  ],
  remark: [/^(备注|说明|摘要|附注)$/],
};

export const memberHeaders = meaningsIn(MEMBERS);
export const paymentHeaders = meaningsIn(PAYMENTS);

function meaningsIn(names: Names): MeaningOf {
  const fields = Object.entries(names) as [TableField, readonly RegExp[]][];
  return (headerText) => {
    const key = headerKey(headerText);
    if (key === '' || key.length > 20) return null;
    for (const [field, patterns] of fields) {
      const preference = patterns.findIndex((name) => name.test(key));
      if (preference >= 0) return { field, preference };
    }
    return null;
  };
}

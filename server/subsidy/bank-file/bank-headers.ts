import { headerKey, type MeaningOf, type TableField } from '../import/header-names.ts';

type BankField = Extract<
  TableField,
  'name' | 'idNumber' | 'account' | 'amount' | 'result' | 'reason' | 'paidOn'
>;

const PAYEE = '(?:收款人|收款方|收款|客户|持卡人|领款人|农户|户主|补贴对象|对方)';
const DONE = '(?:发放|代发|入账|到账|交易|处理|付款|支付|转账|记账)';

/**
 * The names banks give their columns, most telling first. What was paid out goes before what was to
 * be paid: a return with both differs exactly where somebody has to look.
 */
const NAMES: Readonly<Record<BankField, readonly RegExp[]>> = {
  account: [
    new RegExp(`^${PAYEE}(银行)?(账号|帐号|卡号|账户|帐户)$`),
    /^(惠农|社保|一卡通|银行|存折|卡折|账|帐)?(卡)?(账号|帐号|卡号|号)$/,
    /^(账户|帐户|一卡通)$/,
  ],
  name: [
    new RegExp(`^${PAYEE}(户名|姓名|名称)$`),
    /^(账户|帐户)?(户名|姓名)$/,
    /^(账户|帐户)名称?$/,
    new RegExp(`^${PAYEE}$`),
  ],
  idNumber: [new RegExp(`^${PAYEE}?(居民|公民)?身份(证|证件)?(号|号码)?$`), /^证件(号|号码)$/],
  amount: [
    /^(实发|实付|实际发放|成功)金额$/,
    new RegExp(`^${DONE}金额$`),
    /^(金额|发生额)$/,
    /^(补贴|补助|应发)金额$/,
  ],
  result: [
    new RegExp(`^${DONE}(结果|状态|情况)$`),
    /^(结果|状态|是否成功|成功标志|返回结果|返回状态)$/,
  ],
  reason: [
    /^(失败|退回|退票|退汇|未成功|错误|不成功)(原因|信息|说明)$/,
    new RegExp(`^(${DONE})?(原因|返回信息|返回说明|错误信息|失败信息)$`),
    /^(摘要|备注|说明|附言)$/,
  ],
  paidOn: [new RegExp(`^${DONE}(日期|时间|日)$`), /^(日期|时间)$/],
};

const FIELDS = Object.keys(NAMES) as readonly BankField[];

export const bankHeaders: MeaningOf = (headerText) => {
  const key = headerKey(headerText);
  if (key === '' || key.length > 20) return null;
  for (const field of FIELDS) {
    const preference = NAMES[field].findIndex((name) => name.test(key));
    if (preference >= 0) return { field, preference };
  }
  return null;
};

import { blocking, problemTeller, warning, type ProblemKind } from '../office-file/office-file.ts';

/**
 * Everything that can be wrong with a bank's return file. BLOCKING leaves money in doubt: then
 * nothing of the file is entered. A row that is merely not on the roster is no fault of the file.
 */
const PROBLEMS = {
  SHEET_HIDDEN: warning(
    (rows) =>
      `这张工作表是隐藏的（有内容的 ${rows} 行），没有读。其中若有发放结果，请取消隐藏后重新上传。`,
  ),
  SHEET_WITHOUT_HEADER: blocking(
    () =>
      '这张工作表里有账号一样的长数字，但没有认出表头。请在数据上方补上账号、户名、金额、发放结果等表头后重新上传。',
  ),
  SHEET_NOT_READ: warning(() => '没有在这张工作表认出表头，没有读。它若是发放结果，请补上表头。'),
  ROW_ABOVE_HEADER: blocking(
    () => '这一行在表头上方，像是发放记录。请移到表头下面；不是的，请删去其中的账号和金额。',
  ),
  COLUMN_MISSING: blocking(
    (labels, rows) =>
      `表头缺少：${labels}，这张表的 ${rows} 行都没有读。请让银行补上这些列（被隐藏的请取消隐藏）后重新上传。`,
  ),
  COLUMN_AMBIGUOUS: blocking(
    (label, headers, rows) =>
      `${headers} 都可能是${label}，无法确定以哪一列为准，这张表的 ${rows} 行都没有读。请只保留一列，或改成不同的列名。`,
  ),
  UNIT_UNSUPPORTED: blocking(
    (unit, rows) =>
      `表中单位写的是“${unit}”，这张表的 ${rows} 行都没有读。请把金额换算成元后重新上传。`,
  ),
  ACCOUNT_MISSING: blocking(() => '没有账号，也没有可用的身份证号码，认不出是谁。请补上。'),
  ACCOUNT_NOT_TEXT: blocking(
    () =>
      '账号是按数值保存的，末几位已经丢失，也没有可用的身份证号码。请把该列设为文本，重新导出后上传。',
  ),
  ACCOUNT_MALFORMED: blocking(
    () => '账号不是 8 到 30 位数字，也没有可用的身份证号码，认不出是谁。请让银行给出完整账号。',
  ),
  ACCOUNT_FORMULA: blocking(
    () =>
      '账号是公式，但文件里没有保存计算结果，也没有可用的身份证号码。请用 Excel 或 WPS 打开后重新保存再上传。',
  ),
  ID_UNUSABLE: warning(() => '身份证号码不完整或校验码不对，没有用它核对，只按账号和户名核对。'),
  AMOUNT_MISSING: blocking(() => '没有金额。请补上后重新上传。'),
  AMOUNT_FORMULA: blocking(
    () => '金额是公式，但文件里没有保存计算结果。请用 Excel 或 WPS 打开后重新保存再上传。',
  ),
  AMOUNT_UNREADABLE: blocking((value) => `金额“${value}”不是不带符号的数字。请改正后重新上传。`),
  AMOUNT_TOO_FINE: blocking(
    (value) => `金额“${value}”不是整分。系统不代为四舍五入，请核对后重新上传。`,
  ),
  AMOUNT_ZERO: blocking(() => '写的是发放成功，金额却是 0。请核对后重新上传。'),
  SUM_DIFFERS: blocking(
    (label, stated, sum, paid) =>
      `${label}写的是 ${stated} 元，各行相加是 ${sum} 元，其中成功的 ${paid} 元。文件可能缺了行，请向银行要完整的回单；是合计写错的，请改正或删去这一行。`,
  ),
  RESULT_MISSING: blocking(() => '没有写发放成功还是失败。请等银行处理完，用最终的回单上传。'),
  RESULT_UNKNOWN: blocking(
    (value) => `发放结果“${value}”看不出是成功还是失败。请等银行处理完，或改成“成功”“失败”。`,
  ),
  RESULT_CONTRADICTED: blocking(
    (value) => `写的是发放成功，却又写着失败原因“${value}”。请向银行问清后改正。`,
  ),
  REASON_MISSING: warning(() => '写的是失败，没有写原因。请向银行问清，群众会来问。'),
  DATE_MISSING: blocking(
    () => '没有发放日期。请补上；全部同一天的，也可以在变量里填 paidOn 后重新上传。',
  ),
  DATE_UNREADABLE: blocking(
    (value) => `发放日期“${value}”认不出来。请写成 2026-11-24 的样子后重新上传。`,
  ),
  DATE_IN_FUTURE: blocking((day) => `发放日期 ${day} 还没有到。请核对后重新上传。`),
} as const satisfies Record<string, ProblemKind>;

export type BankProblemCode = keyof typeof PROBLEMS;

export const bankProblem = problemTeller<BankProblemCode>(PROBLEMS);

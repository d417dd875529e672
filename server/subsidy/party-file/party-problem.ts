import { blocking, problemTeller, warning, type ProblemKind } from '../office-file/office-file.ts';
import type { ProblemCode } from '../import/problem.ts';

/**
 * What can be wrong with a list of members or of payments besides what any list of people has. All
 * that is in doubt is BLOCKING: then nothing of the file is taken in.
 */
const PROBLEMS = {
  SHEET_HIDDEN: warning(
    (rows) =>
      `这张工作表是隐藏的（有内容的 ${rows} 行），没有读。其中若有党员或交费记录，请取消隐藏后重新上传。`,
  ),
  SHEET_WITHOUT_HEADER: blocking(
    () =>
      '这张工作表里像有身份证号码或账号，但没有认出表头。请在数据上方补上姓名、身份证号码等表头后重新上传。',
  ),
  SHEET_NOT_READ: warning(
    () => '没有在这张工作表认出表头，没有读。其中若有党员或交费记录，请补上表头。',
  ),
  ROW_ABOVE_HEADER: blocking(
    () => '这一行在表头上方，像是数据。请移到表头下面；不是的，请删去其中的号码和金额。',
  ),
  COLUMN_MISSING: blocking(
    (labels, rows) =>
      `表头缺少：${labels}，这张表的 ${rows} 行都没有读。请补上这些列（被隐藏的请取消隐藏）后重新上传。`,
  ),
  COLUMN_AMBIGUOUS: blocking(
    (label, headers, rows) =>
      `${headers} 都可能是${label}，无法确定以哪一列为准，这张表的 ${rows} 行都没有读。请只保留一列，或改成不同的列名。`,
  ),
  UNIT_UNSUPPORTED: blocking(
    (unit, rows) =>
      `表中单位写的是“${unit}”，这张表的 ${rows} 行都没有读。请把金额换算成元后重新上传。`,
  ),
  // Either list
  PHONE_MALFORMED: blocking(() => '手机号不是 11 位数字。请核对后改正；没有手机的请留空。'),
  DATE_MISSING: blocking((label) => `没有填写${label}。请补上，写成 2026-11-24 的样子。`),
  DATE_UNREADABLE: blocking(
    (label, value) =>
      `${label}“${value}”认不出是哪一天。请写到日，例如 1998-07-01 或 1998年7月1日。`,
  ),
  AMOUNT_NEGATIVE: blocking(
    (label) => `${label}是负数。请填写实际的数；记错的一笔用“冲销”办理，不要写成负数。`,
  ),
  // Members
  MONTH_UNREADABLE: blocking(
    (label, value) => `${label}“${value}”认不出是哪一月。请写成 2026-01 的样子。`,
  ),
  VILLAGE_UNKNOWN: blocking(
    (village) => `村名“${village}”不在本镇的村（社区）名单中。请改成名单中的全称或代码，或留空。`,
  ),
  FEES_NOT_READ: warning(
    () => '表中有收入类别、月收入或月交党费，没有读。要同时核定的，请填写年度 year 后重新上传。',
  ),
  FEE_BLANK: warning(() => '没有填写收入类别，没有核定这名党员的党费。请补上后重新上传。'),
  INCOME_KIND_MISSING: blocking(
    () =>
      '写了收入或月交党费，没有写收入类别。请填写工资、离退休、农民、个体、学生、下岗失业或低保。',
  ),
  INCOME_KIND_UNKNOWN: blocking(
    (value) => `收入类别“${value}”认不出来。请填写工资、离退休、农民、个体、学生、下岗失业或低保。`,
  ),
  INCOME_MISSING: blocking(() => '没有填写月收入，算不出该交多少。请补上党费计算的月收入。'),
  MEMBER_DIFFERS: blocking(
    (facts) =>
      `这名党员已经在本支部，登记的${facts}与这一行不同。请核对是不是填错了；确实登记错了的，先办理转出，再照正确的接收。`,
  ),
  // Payments
  PERSON_MISSING: blocking(() => '没有写是谁交的。请填写姓名，最好同时填写身份证号码。'),
  RECEIPT_MISSING: blocking(
    () => '没有收据号，分不清是不是同一笔。请先开收据，再把收据号填在这一行。',
  ),
  RECEIPT_TWICE: blocking(
    (place) => `与${place}是同一个收据号。请核对是不是同一笔，改正或删去一行。`,
  ),
  PAYMENT_KIND_UNKNOWN: blocking(
    (value) =>
      `种类“${value}”认不出来。请填写“党费”，一次 1000 元以上交中央的填写“大额党费”；别的款项请从文件中删去。`,
  ),
  MEMBER_UNKNOWN: blocking(
    () => '本支部没有这名党员。请核对姓名和号码；新来的先接收，别的支部的请从文件中删去。',
  ),
  MEMBER_AMBIGUOUS: blocking(() => '本支部有几名党员都对得上，分不清是谁。请补上身份证号码。'),
  NAME_DIFFERS: blocking(
    () => '姓名和这个号码登记的党员不是同一个人。请核对是姓名写错了，还是号码填错了。',
  ),
} as const satisfies Record<string, ProblemKind>;

export type PartyProblemCode = keyof typeof PROBLEMS | ProblemCode;

export const partyProblem = problemTeller<keyof typeof PROBLEMS>(PROBLEMS);

import type { RosterProblem } from './reading.ts';

/** BLOCKING refuses the submission of the roster; WARNING is shown and may be confirmed. */
export type ProblemSeverity = 'BLOCKING' | 'WARNING';

interface ProblemKind {
  readonly severity: ProblemSeverity;
  /** What is wrong, then what to do. Arguments are places, labels or quoted values, never people. */
  readonly say: (...facts: string[]) => string;
}

const blocking = (say: ProblemKind['say']): ProblemKind => ({ severity: 'BLOCKING', say });
const warning = (say: ProblemKind['say']): ProblemKind => ({ severity: 'WARNING', say });

/**
 * Everything that can be wrong with a roster. BLOCKING is what makes an amount or a person wrong or
 * leaves money out; WARNING is what a clerk should look at and may rightly keep.
 */
const PROBLEMS = {
  // The sheet
  SHEET_HIDDEN: warning(
    (rows) =>
      `这张工作表是隐藏的（有内容的 ${rows} 行），没有导入，也没有保存。请删除这张工作表；确实要公示的，取消隐藏后重新上传。`,
  ),
  SHEET_HIDDEN_PERSONAL: warning(
    (rows) =>
      `这张工作表是隐藏的，里面像有身份证号码等个人信息（有内容的 ${rows} 行），没有导入，也没有保存。请从文件中删除这张工作表后重新上传。`,
  ),
  COLUMN_HIDDEN: warning(
    () => '这一列是隐藏的，没有导入。不需要的请删除该列；需要的请取消隐藏后重新上传。',
  ),
  ROWS_HIDDEN: warning(
    (rows) => `第 ${rows} 行是隐藏的，已照常导入。请取消隐藏或取消筛选，核对这些行是否应当发放。`,
  ),
  SHEET_NOT_ROSTER: warning(
    () =>
      '没有在这张工作表认出名册的表头，没有导入。它若是名册，请补上姓名、身份证号码、账号、金额等表头；若不是，请删除。',
  ),
  SHEET_WITHOUT_HEADER: blocking(
    () =>
      '这张工作表里像有身份证号码或账号，但没有认出表头，没有导入。请在数据上方补上姓名、身份证号码、账号、金额等表头后重新上传。',
  ),
  ROW_ABOVE_HEADER: blocking(
    () =>
      '这一行在表头上方，像是名册行，没有导入。请移到表头下面；不是名册行的，请删去其中的号码和金额。',
  ),
  HEADERS_NOT_LISTED: warning(
    (sheets) =>
      `表头的写法太多，从这张工作表起有 ${sheets} 张没有在“列对应”中列出。数据已照常读取；请统一各表的表头后重新上传，以便核对。`,
  ),
  COLUMN_MISSING: blocking(
    (labels, rows, corrected = '') =>
      `表头缺少：${labels}，这张表的 ${rows} 行没有导入。` +
      (corrected === ''
        ? '请补上这些列（被隐藏的请取消隐藏）后重新上传。'
        : `表里有${corrected}，但以前更正过这个表头，系统记住了，没有当作缺的列。请用 rememberedHeaders 查看，用 forgetHeader 忘掉后重新上传。`),
  ),
  COLUMN_AMBIGUOUS: blocking(
    (label, headers, rows) =>
      `${headers} 都可能是${label}，无法确定以哪一列为准，这张表的 ${rows} 行没有导入。请只保留一列，或改成不同的列名。`,
  ),
  UNIT_UNSUPPORTED: blocking(
    (unit, rows) =>
      `表中单位写的是“${unit}”，这张表的 ${rows} 行没有导入。请把金额换算成元、面积换算成亩后重新上传。`,
  ),
  AMOUNT_IN_TEN_THOUSANDS: warning(
    () =>
      '表中写明金额的单位是万元，已逐行乘以一万换算成元。请抽几行核对；单位写错的，改正后重新上传。',
  ),
  AMOUNT_COLUMNS_DIFFER: warning(
    (taken, others, difference) =>
      `金额取自“${taken}”一列，但${others}也像是金额，数不相同：${difference}。请核对应发的是哪一列。取错了的，用 columns 把应发的一列写成 amount 后重新上传；取对了的，请说明原因。`,
  ),
  // Where
  VILLAGE_MISSING: blocking(() => '没有找到村名。请把工作表名改成村名，或增加“村名”一列。'),
  VILLAGE_BLANK: blocking((why) => `这一行没有填写村名，${why}。请补上村名。`),
  VILLAGE_COLUMN_DIFFERS: warning(
    (row, village, told) =>
      `第 ${row} 行写的是${village}，工作表名或标题写的却是${told}，已按这一列导入。请核对是不是填错了村名，或贴错了工作表。`,
  ),
  VILLAGE_UNKNOWN: blocking(
    (village) => `村名“${village}”不在本镇的村（社区）名单中。请改成名单中的全称。`,
  ),
  VILLAGE_CONFLICT: blocking(
    (one, other) => `${one}，${other}，无法确定是哪个村。请改成一致，或增加“村名”一列逐行写明。`,
  ),
  GROUP_MALFORMED: blocking(
    () =>
      '组别会公开，只能填写组名（如“5组”，不超过 30 个字）。这一格太长，或写有公式、符号、号码、门牌、病残等内容，没有导入。请只填写组名。',
  ),
  GROUP_IS_DATE: warning(
    () => '组别被表格软件变成了日期，没有导入这一格。请把该列设为文本后重新填写。',
  ),
  // Who
  NAME_MISSING: blocking(() => '没有填写姓名，这一行没有导入。请补上姓名。'),
  NAME_MALFORMED: blocking(
    () => '姓名中有数字、符号或错误值，这一行没有导入。请只填写姓名，说明写到备注列。',
  ),
  NAME_OF_SEVERAL: blocking(
    () =>
      '姓名里有分隔符，像是写了两个人，这一行没有导入。一行只写一人，请分成几行，各写各的号码、账号和金额。',
  ),
  NAME_WITH_NOTE: blocking(
    () =>
      '姓名里有括号或说明，这一行没有导入。请只填写身份证上的姓名，曾用名、代领人等写到备注列；已去世或迁出的，请核对是否仍应领取。',
  ),
  ID_MISSING: blocking(() => '没有填写身份证号码，这一行没有导入。请补上。'),
  ID_NOT_TEXT: blocking(
    () =>
      '身份证号码是按数值保存的，末几位已经丢失，这一行没有导入。请把该列设为文本，照证件重新填写。',
  ),
  ID_MALFORMED: blocking((why) => `身份证号码${why}，这一行没有导入。请照证件核对后改正。`),
  ID_CHECK_DIGIT: blocking(
    () => '身份证号码的校验码不对，多半有一位填错，这一行没有导入。请照证件核对后改正。',
  ),
  HOUSEHOLDER_ID_UNUSABLE: warning(
    (why) =>
      `户主身份证号码${why}，没有采用，户主查询时看不到这一行。请照证件或户口簿核对后改正；没有户主的请留空。`,
  ),
  RELATION_CONTRADICTED: warning(
    () =>
      '与户主关系写的是户主本人，户主身份证号码却是另一人的，已以号码为准，那位户主查询时看得到这一行。请照户口簿核对，改正写错的一处。',
  ),
  HOUSEHOLD_TOO_LARGE: warning(
    (most) =>
      `到这一行，同一个户主名下已超过 ${most} 人，这位户主查询时都看得到。请核对是不是把一个号码填到了整列，或漏标了户主；确属一户的，请说明原因。`,
  ),
  NAME_OF_HOUSEHOLDER: warning(
    () =>
      '表里有本人和户主两列身份证号码，姓名却只有户主一列，已当作本人的姓名导入。请核对；写的是户主姓名的，请增加“姓名”一列填写本人后重新上传。',
  ),
  PERSON_TWICE: blocking(
    (place) =>
      `与${place}是同一个身份证号码，同一人在名册中出现两次。请核对是填错了号码还是重复登记，改正或删去一行。`,
  ),
  PERSON_MAY_BE_GONE: warning(
    (mark) => `这一格写有“${mark}”。请核对此人是否仍应领取，不应领取的请删去这一行。`,
  ),
  ACCOUNT_MISSING: blocking(() => '没有填写账号，这一行没有导入，钱无法发放。请补上账号。'),
  ACCOUNT_NOT_TEXT: blocking(
    () => '账号是按数值保存的，末几位已经丢失，这一行没有导入。请把该列设为文本，照卡折重新填写。',
  ),
  ACCOUNT_MALFORMED: blocking(
    () => '账号应是 8 到 30 位数字，这一行没有导入。请照卡折核对后改正。',
  ),
  ACCOUNT_SHARED: warning(
    (place) => `与${place}是不同的人，却用同一个账号。请核对；确属代领的请保留书面说明。`,
  ),
  SUPPORT_MODE_UNKNOWN: warning(
    (value) => `供养方式“${value}”不是集中供养或分散供养，没有导入这一格。请改正。`,
  ),
  // How much
  NUMBER_MISSING: blocking((label) => `没有填写${label}，这一行没有导入。请补上。`),
  NUMBER_UNREADABLE: blocking(
    (label, value) =>
      `${label}“${value}”不是数字，这一行没有导入。请只填写数字，不要写“约”或单位。`,
  ),
  NUMBER_NEGATIVE: blocking(
    (label, value) =>
      `${label}是负数（${value}），这一行没有导入。请填写应发的数；要扣回的另行办理。`,
  ),
  NUMBER_TOO_LARGE: blocking(
    (label) => `${label}大得不合理（一亿以上），这一行没有导入。请核对是否填错了列或小数点。`,
  ),
  NUMBER_TOO_FINE: blocking(
    (label, value, places) =>
      `${label}“${value}”的小数超过 ${places} 位，这一行没有导入。系统不代为四舍五入，请改成 ${places} 位以内。`,
  ),
  NUMBER_NOT_WHOLE: blocking(
    (label, value) => `${label}“${value}”不是整数，这一行没有导入。请改成整数。`,
  ),
  COUNT_IMPLAUSIBLE: blocking((label) => `${label}超过 999，这一行没有导入。请核对是否填错了列。`),
  CELL_MERGED: blocking(
    (label, why) =>
      `${label}与上下几行合并成了一格，${why}，这一行没有导入。请取消合并，逐行填写。`,
  ),
  FORMULA_WITHOUT_RESULT: blocking(
    (label, what = '') =>
      `${label}是公式，但文件里没有保存计算结果，${what === '' ? '这一行没有导入' : `没有导入${what}`}。请用 Excel 或 WPS 打开后重新保存再上传。`,
  ),
  AMOUNTS_CALCULATED: warning(
    (rows) =>
      `这张表有 ${rows} 行的金额是公式，文件里没有保存计算结果，已按面积乘以标准算出。请核对；不是这样算的，用 Excel 或 WPS 打开后重新保存再上传。`,
  ),
  ARITHMETIC_OFF: blocking(
    (stated, expected, difference) =>
      `金额写的是 ${stated} 元，按面积乘以标准应为 ${expected} 元，相差 ${difference} 元。请核对面积、标准和金额。`,
  ),
  SUM_DIFFERS: blocking(
    (label, stated, sum, difference) =>
      `${label}写的是 ${stated}，各行相加是 ${sum}，相差 ${difference}。请核对是合计算错，还是漏了行、改了数。`,
  ),
  SUM_UNREADABLE: warning(
    (label) => `${label}不是数字，无法与各行核对。请填上合计数，或用 Excel、WPS 打开后重新保存。`,
  ),
  // Against what else is known; looked at again each time, for it may have changed
  ALLOCATION_MISSING: warning(
    (total) =>
      `没有登记这一期的资金分配，名册合计 ${total} 元没有文件可以核对。请用 recordAllocation 登记；文件还没有下来的，请说明原因。`,
  ),
  ALLOCATION_DIFFERS: blocking(
    (total, allocated, difference) =>
      `名册合计 ${total} 元，上级资金分配合计 ${allocated} 元，相差 ${difference} 元。请核对是名册错了，还是资金分配记错或漏记了。`,
  ),
  RATE_DIFFERS: warning(
    (rows, used, set, document) =>
      `有 ${rows} 行的标准是 ${used}，这一期规定的标准是 ${set}（${document}）。请核对；确属特殊情况的，请说明原因。`,
  ),
  EXCLUDED_PROGRAMME: warning(
    (programme, period) =>
      `这一行的人也在已公示的${programme}（${period}）名册中，两项不能同时享受。请核对；应当保留的，请说明原因。`,
  ),
  PERSONS_NEW: warning(
    (count, against) =>
      `比上次公示的名册（${against}）多了 ${count} 人。请用 rosterChanges 逐人核对，再说明原因。`,
  ),
  PERSONS_GONE: warning(
    (count, against) =>
      `比上次公示的名册（${against}）少了 ${count} 人。请用 rosterChanges 逐人核对，再说明原因。`,
  ),
  AMOUNTS_CHANGED: warning(
    (count, percent, against) =>
      `有 ${count} 人的金额比上次公示的名册（${against}）增减超过 ${percent}%。请用 rosterChanges 逐人核对，再说明原因。`,
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;
export const PROBLEM_CODES = Object.keys(PROBLEMS) as readonly ProblemCode[];

/** Where a problem is: the spreadsheet's own row from 1, the header's label. */
export interface ProblemPlace {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
}

export function problem(
  code: ProblemCode,
  { sheet, row, column }: ProblemPlace,
  ...facts: string[]
): RosterProblem {
  const kind: ProblemKind = PROBLEMS[code];
  return { sheet, row, column, code, severity: kind.severity, message: kind.say(...facts) };
}

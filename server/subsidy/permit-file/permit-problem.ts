import {
  blocking,
  problemTeller,
  warning,
  type FileProblem,
  type OfficeFileReading,
  type ProblemKind,
} from '../office-file/office-file.ts';

/** What can be wrong with a list of permits. One BLOCKING problem keeps the whole file out. */
const PROBLEMS = {
  SHEET_HIDDEN: warning(
    (rows) =>
      `这张工作表是隐藏的（有内容的 ${rows} 行），没有读。其中若有发证记录，请取消隐藏后重新上传。`,
  ),
  SHEET_WITHOUT_HEADER: blocking(
    () =>
      '这张工作表里像有人员的号码，但没有认出表头。是发证记录的，请在上方补上证号、姓名等表头；不是的，请删去这张表后重新上传。',
  ),
  SHEET_NOT_READ: warning(
    () => '没有在这张工作表认出表头，没有读。其中若有发证记录，请补上证号、姓名等表头。',
  ),
  ROW_ABOVE_HEADER: blocking(
    () => '这一行在表头上方，像是发证记录。请移到表头下面；不是的，请删去其中的号码和姓名。',
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
      `证号或姓名的表头里写着“${unit}”，这张表的 ${rows} 行都没有读。请核对列名后重新上传。`,
  ),
  PERMIT_NUMBER_MISSING: blocking(() => '没有填写证号。请补上；没有发证的，请从文件中删去这一行。'),
  PERMIT_NUMBER_NOT_TEXT: blocking(
    () => '证号是按数值或日期保存的，末几位可能已经丢失。请把该列设为文本，照证件重新填写后上传。',
  ),
  PERMIT_NUMBER_MALFORMED: blocking(
    () => '证号里没有数字、太长，或有不该有的符号。请照证件上的号码填写，说明不要写在这一列。',
  ),
  PERMIT_NUMBER_TELLS: blocking(
    () =>
      '证号里像有身份证号码、手机号、出生日期、姓名或孕情措施，这些不能公开。请改填证件上的证号。',
  ),
  PERMIT_NUMBER_TWICE: blocking(
    (place) => `与${place}是同一个证号。请核对是不是同一本证，改正或删去一行。`,
  ),
  NAME_MISSING: blocking(() => '没有填写姓名。请补上领证人的姓名，公开时由系统遮去一部分。'),
  NAME_MALFORMED: blocking(
    () => '姓名中有数字、符号或说明。请只填写一个人的全名，不要自己遮字，公开时由系统遮去一部分。',
  ),
} as const satisfies Record<string, ProblemKind>;

export type PermitProblemCode = keyof typeof PROBLEMS;

export const permitProblem = problemTeller<PermitProblemCode>(PROBLEMS);

/** A row of a list of permits (发证名单): the whole name never leaves the reader. */
export interface PermitLine {
  readonly permitNumber: string;
  readonly maskedName: string;
}

export type PermitProblem = FileProblem<PermitProblemCode>;
export type PermitReading = OfficeFileReading<PermitLine, PermitProblemCode>;

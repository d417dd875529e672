import { parseIdNumber, type IdNumberFault } from '../../shared/id-number.ts';
import { compact, isBlank, numberText, quote, textOf } from './cell-text.ts';
import { goneInName } from './gone-words.ts';
import type { Report } from './read-row.ts';
import { UNCALCULATED, type Cell } from './sheet.ts';

/** 9.99999E+17: what a CSV holds after a spreadsheet took a long number for a quantity. */
const SCIENTIFIC = /^\d(\.\d+)?E\+?\d{1,2}$/i;
const LETTERS = /^[\p{L}\p{M}][\p{L}\p{M}·•・．. -]*$/u;
const BRACKETS = /[()（）[\]【】〔〕{}《》<>]/;
/** Letters on both sides of a mark that joins two names. */
const SEPARATED = /^[^#]*\p{L}\s*[/／、,，;；+＋&＆|｜\\]\s*\p{L}/u;
const LONGEST_NAME = 40;

/** Spaces only fill a Chinese name (杨 国); between Latin words one space stays. */
export function nameField(cell: Cell, report: Report): string | null {
  if (isBlank(cell)) {
    report('name', 'NAME_MISSING');
    return null;
  }
  if (cell === UNCALCULATED) {
    report('name', 'FORMULA_WITHOUT_RESULT', '姓名');
    return null;
  }
  const name = textOf(cell)
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');
  const hasNote = BRACKETS.test(name) || goneInName(textOf(cell)) !== null;
  if (!hasNote && LETTERS.test(name) && name.length <= LONGEST_NAME) return name;
  if (hasNote) report('name', 'NAME_WITH_NOTE');
  else report('name', SEPARATED.test(name) ? 'NAME_OF_SEVERAL' : 'NAME_MALFORMED');
  return null;
}

const ID_FAULTS: Readonly<Record<Exclude<IdNumberFault, 'CHECK_DIGIT'>, string>> = {
  LENGTH: '不是 18 位（老证 15 位）',
  CHARACTERS: '中有不该有的字符',
  BIRTH_DATE: '中的出生日期不存在',
};

/** A spreadsheet keeps fifteen digits of a number exactly, and no more. */
function hasLostDigits(cell: Cell): boolean {
  if (typeof cell === 'number') return !Number.isInteger(cell) || Math.abs(cell) >= 1e15;
  return SCIENTIFIC.test(compact(textOf(cell)));
}

/** The canonical number. One that has lost its last digits is never guessed. */
export function idNumberField(cell: Cell, report: Report): string | null {
  if (isBlank(cell)) report('idNumber', 'ID_MISSING');
  else if (cell === UNCALCULATED) report('idNumber', 'FORMULA_WITHOUT_RESULT', '身份证号码');
  else if (hasLostDigits(cell)) report('idNumber', 'ID_NOT_TEXT');
  else {
    const result = parseIdNumber(textOf(cell));
    if (result.ok) return result.idNumber;
    if (result.fault === 'CHECK_DIGIT') report('idNumber', 'ID_CHECK_DIGIT');
    else report('idNumber', 'ID_MALFORMED', ID_FAULTS[result.fault]);
  }
  return null;
}

/**
 * Whose household the person is of; null for the householder themself. Only for their own look-up:
 * what cannot be used does not hold the row back.
 */
export function householderField(
  cell: Cell,
  ownIdNumber: string | null,
  report: Report,
): string | null {
  if (isBlank(cell)) return null;
  const isFormula = cell === UNCALCULATED;
  if (isFormula || hasLostDigits(cell)) {
    const why = isFormula ? '是公式，文件里没有保存计算结果' : '是按数值保存的，末几位已经丢失';
    report('householderIdNumber', 'HOUSEHOLDER_ID_UNUSABLE', why);
    return null;
  }
  const result = parseIdNumber(textOf(cell));
  if (result.ok) return result.idNumber === ownIdNumber ? null : result.idNumber;
  const why = { ...ID_FAULTS, CHECK_DIGIT: '的校验码不对，多半有一位填错' }[result.fault];
  report('householderIdNumber', 'HOUSEHOLDER_ID_UNUSABLE', why);
  return null;
}

/** Digits only. A number of up to fifteen digits is kept exactly by a spreadsheet, a longer not. */
export function accountField(cell: Cell, report: Report): string | null {
  if (isBlank(cell)) {
    report('account', 'ACCOUNT_MISSING');
    return null;
  }
  if (cell === UNCALCULATED) {
    report('account', 'FORMULA_WITHOUT_RESULT', '账号');
    return null;
  }
  const account = accountText(cell);
  if (account === null) report('account', 'ACCOUNT_NOT_TEXT');
  else if (/^\d{8,30}$/.test(account)) return account;
  else report('account', 'ACCOUNT_MALFORMED');
  return null;
}

function accountText(cell: Cell): string | null {
  if (hasLostDigits(cell)) return null;
  return typeof cell === 'number' ? numberText(cell) : compact(textOf(cell)).replace(/[-'‘’]/g, '');
}

const LONGEST_GROUP = 30;
/** Words and numbers with what joins them. A formula's first mark and ticks are none. */
const GROUP = /^[\p{L}\p{N}(][\p{L}\p{M}\p{N}()\-–—~·、,./\s]*$/u;
/** Digits with at most spaces and marks between them, Chinese ones too: a number of somebody. */
const NUMBER_OF_SOMEBODY = /(?:[\p{Nd}〇零一二三四五六七八九幺][^\p{L}\p{Nd}]*){6}/u;
/** Door numbers and what is never public of a household (DOMAIN: masking). */
const NOT_A_GROUP = /\d(号(?![组队])|室|单元|栋|幢|弄)|残疾|智残|肢残|病|癌|精神|孕|节育|结扎|计生/;

/**
 * 5组, 东队; a spreadsheet makes a date of 3-5. The group is published as it stands, so what is more
 * than a group is refused.
 */
export function groupField(cell: Cell, report: Report): string | null {
  if (cell instanceof Date) {
    report('villageGroup', 'GROUP_IS_DATE');
    return null;
  }
  if (cell === UNCALCULATED) {
    report('villageGroup', 'FORMULA_WITHOUT_RESULT', '组别', '这一格');
    return null;
  }
  const group = textOf(cell)
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ');
  if (group === '') return null;
  const plain = compact(group);
  const isGroup = [...group].length <= LONGEST_GROUP && [...plain].length <= LONGEST_GROUP;
  if (isGroup && GROUP.test(plain) && !isPrivate(plain)) return group;
  report('villageGroup', 'GROUP_MALFORMED');
  return null;
}

function isPrivate(group: string): boolean {
  return NUMBER_OF_SOMEBODY.test(group) || NOT_A_GROUP.test(group) || goneInName(group) !== null;
}

export function supportModeField(cell: Cell, report: Report): string | null {
  if (cell === UNCALCULATED) report('supportMode', 'FORMULA_WITHOUT_RESULT', '供养方式', '这一格');
  const text = compact(textOf(cell));
  if (text === '') return null;
  if (/^集中(供养)?$/.test(text)) return '集中供养';
  if (/^分散(供养)?$/.test(text)) return '分散供养';
  report('supportMode', 'SUPPORT_MODE_UNKNOWN', quote(text));
  return null;
}

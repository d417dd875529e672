import { compact, isBlank, textOf } from './cell-text.ts';
import { plainFigure } from './figure-text.ts';
import type { Cell } from './sheet.ts';

const SUMMED = '(?:合计|小计|总计|共计|累计)';
/** The village, group, page or fact a total is of. */
const OF = '(?:.{1,15}[村区会组队庄页镇乡县表户人月年季度上述中款积额贴金册]|[村组队页]|\\d{1,4})';
const LABEL = new RegExp(
  `^${OF}?(?:全|本|各|总)?(?:${SUMMED}|总数|总和|汇总|小结)(?:数|金?额|面积)?(?:[(:].*|\\d.*)?$` +
    `|^${OF}?(?<!会)计:?$|^全[村组镇乡部]$|^[Σ∑]$`,
);
const IN_WORDS = new RegExp(`${SUMMED}[^,。;]{0,12}\\d`);
/** Without one of these no cell is a total's name. */
const MAY_BE_TOTAL = /[计总汇结全Σ∑]/;

/** A cell that is a total's name and nothing else: 合计, 1组小计, 高寨村 汇总, 合计：2628.40元. */
export function isTotalLabel(text: string): boolean {
  return MAY_BE_TOTAL.test(text) && LABEL.test(text);
}

/** The same, or any short text with a word for it. */
export function speaksOfTotal(text: string): boolean {
  if (!MAY_BE_TOTAL.test(text)) return false;
  return isTotalLabel(text) || (text.length <= 20 && new RegExp(SUMMED).test(text));
}

/** A line that tells a sum in words: …补贴资金合计：2628.40元. A title with one is none. */
export function tellsSum(text: string): boolean {
  return text.length <= 60 && IN_WORDS.test(text) && !/册|公示|名单|[细记放计总]表/.test(text);
}

/** What a total row calls itself: 小计. */
export function totalName(cells: readonly Cell[]): string {
  const texts = cells.map((cell) => compact(textOf(cell)));
  return texts.find(isTotalLabel) ?? texts.find(speaksOfTotal) ?? texts.find(tellsSum) ?? '合计';
}

/** A sum of one kind, told apart from those of a group or of another village: 村计, 小计. */
export function totalKind(name: string): string {
  return /合计|小计|总计|共计|累计|总数|总和|汇总|小结|计|全.|[Σ∑]/.exec(name)?.[0] ?? '';
}

export interface FigureInWords {
  /** In yuan or in the programme's unit; null for a figure nobody can read. */
  readonly value: number | null;
  /** False where it has no unit and may be of anything. */
  readonly isSure: boolean;
}

const FIGURES = /(¥?)\s*(-?\d[\d,.\s]*\d|\d)\s*(万元|元|[\p{L}%]?)(\/?)/gu;
const SPACED = /[合小总共累]\s*计|总\s*[数和]|汇\s*总|小\s*结|[Σ∑]/;
const ALONE = /^¥?\s*-?\d[\d,.\s]*(?:万?元)整?$/;

/** The figure a total row tells in its text instead of in its column: 合计：9999.99元. */
export function figureInWords(cells: readonly Cell[], unit: '元' | '亩'): FigureInWords | null {
  const texts = cells
    .filter((cell) => typeof cell === 'string' && !isBlank(cell))
    .map((cell) => textOf(cell).normalize('NFKC'))
    .filter((text) => !/^(注|备注|说明|附|其中)/.test(text));
  const told = texts.flatMap((text) => {
    const word = SPACED.exec(text);
    if (word !== null) return [text.slice(word.index + word[0].length)];
    return ALONE.test(text) ? [text] : [];
  });
  for (const match of told.join(';').matchAll(FIGURES)) {
    const found = figureOf(match, unit);
    if (found !== null) return found;
  }
  return null;
}

/** Null for a figure of something else: 2户, 131.42元/亩. */
function figureOf(match: RegExpExecArray, unit: '元' | '亩'): FigureInWords | null {
  const [, sign, figure = '', written = '', per] = match;
  const own = written === '' && sign === '¥' ? '元' : written;
  const isOfAnything = own === '' && unit === '元';
  if (per === '/' || (!isOfAnything && !own.endsWith(unit))) return null;
  const plain = plainFigure(figure);
  const value = plain === null ? null : Number(plain) * (own === '万元' ? 10_000 : 1);
  return { value, isSure: own !== '' };
}

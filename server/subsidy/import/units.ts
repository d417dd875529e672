import { isBlank, textOf } from './cell-text.ts';
import type { Cell } from './sheet.ts';

/** YUAN and TEN_THOUSAND_YUAN are read; HARMLESS says nothing of an amount: 亩, 人, 元/亩. */
export type UnitMeaning = 'YUAN' | 'TEN_THOUSAND_YUAN' | 'HARMLESS' | 'UNSUPPORTED';

/** A unit that somebody wrote. */
export interface Unit {
  /** As it stands there, without spaces: 万元, 元/公顷. */
  readonly word: string;
  readonly meaning: UnitMeaning;
}

/** Text with the units it starts with; `isWhole` when it says nothing else. */
interface Scanned {
  readonly units: readonly Unit[];
  readonly isWhole: boolean;
}

/** What stands between units: marks, spaces, and what the unit is of. */
const BETWEEN =
  /(?:[\s、,;:()[\]【】+]|人民币(?!元)|金额|面积|数量|数额|资金|补贴|补助|标准|人口|各|均|以|按|为|是|和|及)*/y;
const PER =
  '(?:[/·.每](?:市?亩|公顷|平方米|m2|人次?|户|月|年|季度?|天|日|次|口|个|分|角|[百千万]元))*';
const ROOT =
  '(?:元|圆|角|分|厘|美元|港元|欧元|日元|美金|[市公]?亩|公顷|平方(?:公里|千米|米)?|平米|[hk]?m2|ha|人次?|户|口|名|个|次)';
const UNIT = `(?:人民币)?(?:(?:\\d[\\d,]*|[十百千万亿]{1,2})?${ROOT}|[十百千万亿]{1,2})${PER}`;
const AT_UNIT = new RegExp(UNIT, 'iy');
const AT_END = /$|[\s、,;:()[\]【】+为计。]/y;

const MARK = /单位/g;
const IN_WORDS = new RegExp(`[以按](${UNIT})(?:为单位|计)`, 'i');
const BRACKETS = /[([【]([^()[\]【】]*)[)\]】]/g;
/** Of a header or a title worth looking at: most rows have no unit. */
const MAY_TELL = /单位|[元圆角分厘亩顷米万千百十亿㎡²美]|m2|\bha\b/i;
/** In a header wherever it stands: what no amount, area or rate is read in, and ten thousands. */
const IN_HEADER =
  /(?:[十百千万亿]+|\d[\d,]*)元|[美港欧日]元|[十百千万]亩|公亩|公顷|平方(?:公里|千米|米)|平米/g;

/** The units a column's header tells: 低保金（万元）, 补贴面积(公顷). */
export function unitsOfHeader(header: string): Unit[] {
  const text = plain(header).replace(/\s/g, '');
  if (!MAY_TELL.test(text)) return [];
  const found: Unit[] = [];
  const rest = text.replace(BRACKETS, (all, inner: string) => {
    const { units, isWhole } = scan(inner.replace(/^.*单位/, ''));
    if (isWhole) found.push(...units);
    return isWhole && units.length > 0 ? '' : all;
  });
  return [...found, ...(rest.match(IN_HEADER) ?? []).map(unitOf)];
}

/**
 * The units that rows above or below a table tell: 单位：万元 in one cell or in several, 花名册（万元）,
 * 以万元为单位. A sum with its unit (总额12.3万元) and an office (填报单位：前潘村) are none.
 */
export function unitsOfRows(rows: readonly (readonly Cell[])[]): Unit[] {
  return rows.flatMap((cells) => {
    const texts = cells.filter((cell) => !isBlank(cell)).map((cell) => plain(textOf(cell)));
    return texts.some((text) => MAY_TELL.test(text)) ? unitsOfTexts(texts) : [];
  });
}

/** True for a row that tells units and nothing else: （亩）|（元/亩）|（元）. */
export function isUnitRow(cells: readonly Cell[]): boolean {
  const texts = cells.filter((cell) => !isBlank(cell)).map((cell) => plain(textOf(cell)));
  return texts.length > 0 && texts.every((text) => isUnits(scan(text.replace(/^.*单位/, ''))));
}

function unitsOfTexts(texts: readonly string[]): Unit[] {
  return texts.flatMap((text, at) => {
    if (/单位/.test(text)) return [...behindMarks(text, texts.slice(at + 1)), ...inWords(text)];
    const isOfSum = isFigure(texts[at + 1]) || isFigure(texts[at - 1]);
    const isMarked = /单位[\s:()]*$/.test(texts[at - 1] ?? '');
    if (isOfSum || isMarked) return inWords(text);
    return [...asWhole(text, texts.length === 1), ...inWords(text)];
  });
}

/** 万元 beside other words may be of a sum that is to be filled in. */
function asWhole(text: string, isAlone: boolean): readonly Unit[] {
  const whole = scan(text);
  const inBrackets = /[([【]([^()[\]【】]*)[)\]】]\s*$/.exec(text)?.[1];
  if (isUnits(whole))
    return isAlone || inBrackets !== undefined ? whole.units : doubted(whole.units);
  const last = scan(inBrackets ?? '');
  return isUnits(last) ? last.units : [];
}

function behindMarks(text: string, next: readonly string[]): Unit[] {
  return [...text.matchAll(MARK)].flatMap((mark) => {
    const first = scan(text.slice(mark.index + mark[0].length));
    const units = [...first.units];
    let isOpen = first.isWhole;
    for (const following of next) {
      if (!isOpen) break;
      const more = scan(following);
      units.push(...more.units);
      isOpen = more.isWhole;
    }
    return units;
  });
}

function inWords(text: string): Unit[] {
  const unit = IN_WORDS.exec(text)?.[1];
  return unit === undefined ? [] : [unitOf(unit)];
}

function doubted(units: readonly Unit[]): Unit[] {
  return units
    .filter(({ word }) => word.length > 1)
    .map((unit) =>
      unit.meaning === 'TEN_THOUSAND_YUAN' ? { ...unit, meaning: 'UNSUPPORTED' } : unit,
    );
}

function isUnits({ units, isWhole }: Scanned): boolean {
  return isWhole && units.length > 0;
}

function scan(text: string): Scanned {
  const units: Unit[] = [];
  let at = 0;
  for (;;) {
    at += matchedAt(BETWEEN, text, at)?.length ?? 0;
    const word = matchedAt(AT_UNIT, text, at);
    if (word === null || matchedAt(AT_END, text, at + word.length) === null) break;
    units.push(unitOf(word));
    at += word.length;
  }
  return { units, isWhole: at >= text.length };
}

function matchedAt(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function unitOf(word: string): Unit {
  return { word, meaning: meaningOf(word) };
}

function meaningOf(word: string): UnitMeaning {
  const [, money, per = ''] = /^(?:人民币)?(万?元|圆|1元)((?:[/·.每].*)?)$/.exec(word) ?? [];
  if (money === undefined)
    return /^(市?亩|人次?|户|口|名|个|次)([/·.每]|$)/.test(word) ? 'HARMLESS' : 'UNSUPPORTED';
  if (/公顷|平方|m2|分|角|元/i.test(per)) return 'UNSUPPORTED';
  const isOfLand = per.includes('亩');
  if (money === '万元') return isOfLand ? 'UNSUPPORTED' : 'TEN_THOUSAND_YUAN';
  return isOfLand ? 'HARMLESS' : 'YUAN';
}

/** Full-width forms made plain; a unit's own characters brought together (万 元, 单 位). */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=单)\s+(?=位)|(?<=[十百千万亿])\s+(?=[十百千万亿]*\s*元)/g, '');
}

function isFigure(text: string | undefined): boolean {
  return text !== undefined && /^[¥-]?\d[\d,.]*$/.test(text.replace(/\s/g, ''));
}

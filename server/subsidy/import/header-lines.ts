import { headerKey, withoutUnit, type HeaderMeaning, type MeaningOf } from './header-names.ts';
import type { WorkbookSheet } from './sheet.ts';

/** The header of one column, written over one line or over two. */
export interface ColumnHeader {
  /** On one line: as it is shown, and as a clerk corrects it. */
  readonly text: string;
  readonly meaning: HeaderMeaning | null;
  /** Somebody said what it means. */
  readonly isTold: boolean;
  /** Whose or of what it is by the line above: 户主, 补贴; empty without one and under a mere theme. */
  readonly owner: string;
  /** One of several columns that its upper line is about, which nothing tells apart: 水田, 1月. */
  readonly isPart: boolean;
}

/** The texts of two lines, and for each column what stands above its lower one. */
export interface TwoLines {
  readonly upper: readonly string[];
  readonly lower: readonly string[];
  readonly groups: readonly string[];
}

/** After every name that is one without the line above. */
const LAST = 10;
const THEME = /(基本|个人)?(信息|情况|资料)$/;

export function oneLineHeaders(texts: readonly string[], meaningOf: MeaningOf): ColumnHeader[] {
  return texts.map((text) => ({
    text,
    meaning: meaningOf(text),
    isTold: meaningOf.isTold?.(text) ?? false,
    owner: '',
    isPart: false,
  }));
}

/**
 * What stands above a lower header speaks only where the lower one leaves something open: whose name
 * it is (户主 and 家庭成员 over 姓名), which of several it is (确权 and 补贴 over 面积), or what it is
 * at all (一卡通 over 号码). Elsewhere it is a theme, and the lower line is the header.
 */
export function twoLineHeaders(
  lines: TwoLines,
  meaningOf: MeaningOf,
  hiddenColumns: ReadonlySet<number>,
): ColumnHeader[] {
  const { length } = lines.lower.length > lines.upper.length ? lines.lower : lines.upper;
  const columns = Array.from({ length }, (_, index) => lineUp(lines, index, meaningOf));
  const isVisible = (_: unknown, index: number) => !hiddenColumns.has(index);
  const visible = columns.filter(isVisible);
  const speaks = fieldsWithGroups(visible);
  const parts = partsOf(columns, lines.groups, meaningOf);
  const understood = columns.map((column, index) => parts[index] ?? understand(column, speaks));
  const ofPerson = understood.filter(isVisible).filter(({ meaning }) => !isOfHouseholder(meaning));
  const known = new Set(ofPerson.map(({ meaning }) => meaning?.field));
  const texts = visible.map(({ text }) => headerKey(text));
  const isRepeated = (text: string) =>
    texts.indexOf(headerKey(text)) !== texts.lastIndexOf(headerKey(text));
  return columns.map((column, index) => {
    const header = withNameOfBoth(understood[index]!, column, known);
    const isTwice = column.group !== '' && isRepeated(column.text);
    const text = isTwice ? column.whole : header.text;
    return { ...header, text, owner: column.owner, isPart: parts[index] !== null };
  });
}

function isOfHouseholder(meaning: HeaderMeaning | null): boolean {
  return meaning?.besideOwn !== undefined;
}

interface Column {
  readonly group: string;
  readonly owner: string;
  readonly text: string;
  /** Both lines on one. */
  readonly whole: string;
  readonly own: HeaderMeaning | null;
  /** Of both lines. */
  readonly both: HeaderMeaning | null;
  readonly told: 'whole' | 'text' | null;
}

function lineUp({ upper, lower, groups }: TwoLines, index: number, meaningOf: MeaningOf): Column {
  const below = lower[index] ?? '';
  const group = below === '' || groups[index] === below ? '' : (groups[index] ?? '');
  const text = below || upper[index] || '';
  const whole = group === '' ? text : `${withoutUnit(group)} ${text}`;
  const told = toldOf(whole, text, meaningOf);
  const own = meaningOf(told === 'whole' ? whole : text);
  const owner = ownerOf(group);
  // 元 below 金额 adds nothing to it.
  const isMore = owner !== '' && headerKey(`${owner}${text}`) !== owner;
  const both = isMore ? meaningOf(`${owner}${text}`) : null;
  return { group, owner, text, whole, own, both, told };
}

function toldOf(whole: string, text: string, meaningOf: MeaningOf): Column['told'] {
  if (whole !== text && meaningOf.isTold?.(whole) === true) return 'whole';
  return meaningOf.isTold?.(text) === true ? 'text' : null;
}

/** 户主基本信息 → 户主, 基本信息 → nobody; a member of a family is who the row is about. */
function ownerOf(group: string): string {
  const bare = headerKey(group).replace(THEME, '');
  return /^(家庭)?成员$/.test(bare) ? '本人' : bare;
}

/**
 * Fields whose groups count: a second column of theirs needs telling apart and every group over
 * them is understood. 配偶 beside 户主 is not: which of the two is paid stays open. Without a group a
 * name is the person's own, but an amount is any.
 */
function fieldsWithGroups(columns: readonly Column[]): (field: HeaderMeaning['field']) => boolean {
  const guessed = columns.filter(({ told }) => told === null);
  const of = (field: HeaderMeaning['field']) => guessed.filter(({ own }) => own?.field === field);
  const isTwice = (field: HeaderMeaning['field']) => of(field).length > 1;
  const hasRelation = columns.some(({ own }) => own?.field === 'relation');
  const isAboutPeople = hasRelation || isTwice('name') || isTwice('idNumber');
  return (field) =>
    (isPerson(field) ? isAboutPeople : isTwice(field)) &&
    of(field).every(({ group, both }) => (group === '' ? isPerson(field) : both?.field === field));
}

function isPerson(field: HeaderMeaning['field']): boolean {
  return field === 'name' || field === 'idNumber';
}

type Understood = Pick<ColumnHeader, 'text' | 'meaning' | 'isTold'>;

/** A sum of what the upper line names, whatever that is; by itself it would be money. */
const SUM = /^(合计|小计|总计|共计|合计数)$/;
const COUNTED = /面积|亩|人口|人数|户数/;

/**
 * 补贴面积 over 水田, 旱地 and 合计: each of them may be the area, so that nobody guesses and a clerk
 * names one. Null for columns that are something by themselves, or that somebody said the meaning of.
 */
function partsOf(
  columns: readonly Column[],
  groups: readonly string[],
  meaningOf: MeaningOf,
): readonly (Understood | null)[] {
  return columns.map(({ group, whole, text, own, told }, index) => {
    const isWide = [index - 1, index + 1].some((at) => groups[at] === groups[index]);
    if (group === '' || told !== null || !isWide) return null;
    const isSum = SUM.test(headerKey(text));
    if (own !== null && !isSum) return null;
    const meaning = meaningOf(group);
    if (meaning !== null && isFigure(meaning.field)) return { text: whole, meaning, isTold: false };
    return isSum && COUNTED.test(group) ? { text: whole, meaning: null, isTold: false } : null;
  });
}

function isFigure(field: HeaderMeaning['field']): boolean {
  return field === 'quantity' || field === 'rate' || field === 'amount';
}

function understand(
  { group, owner, text, whole, own, both, told }: Column,
  speaks: (field: HeaderMeaning['field']) => boolean,
): Understood {
  const isTold = told !== null;
  if (own === null || told === 'text')
    return { text: told === 'whole' ? whole : text, meaning: own, isTold };
  // Said of this very column, which counts before what was said of all of its lower name.
  if (told === 'whole')
    return { text: whole, meaning: { ...own, preference: own.preference - 1 }, isTold };
  if (own.field === 'account' && owner === '户主')
    return { text, meaning: { ...own, besideOwn: null }, isTold };
  if (group === '' || both === null || !speaks(own.field)) return { text, meaning: own, isTold };
  if (isPerson(own.field))
    return { text: whole, meaning: { ...both, preference: own.preference }, isTold };
  // Between the same two names of the lower line; never before a better one.
  const preference = own.preference - 0.5 + both.preference / 100;
  return { text, meaning: { ...own, preference }, isTold };
}

/** A lower name that is none by itself, for a field that no other column has. */
function withNameOfBoth(
  header: Understood,
  { own, both, told, whole }: Column,
  known: ReadonlySet<HeaderMeaning['field'] | undefined>,
): Understood {
  if (own !== null || told !== null || both === null || known.has(both.field)) return header;
  return { ...header, text: whole, meaning: { ...both, preference: both.preference + LAST } };
}

/**
 * What stands above each column of the lower line. Without merged cells, as in a CSV, a group reaches
 * to the right until something else stands above or nothing below.
 */
export function groupsAbove(
  { merges }: WorkbookSheet,
  row: number,
  upper: readonly string[],
  lower: readonly string[],
): readonly string[] {
  const isMerged = merges.some(({ top, left, right }) => top === row && right > left);
  if (isMerged) return upper;
  const groups: string[] = [];
  let group = '';
  let under: string[] = [];
  for (const [at, text] of lower.entries()) {
    const above = upper[at] ?? '';
    if (above !== '' || text === '') {
      group = text === '' ? '' : above;
      under = [];
    }
    // Two names under one group: where it ends is not to be seen.
    if (group !== '' && under.includes(headerKey(text))) return [];
    under.push(headerKey(text));
    groups.push(group);
  }
  return groups;
}

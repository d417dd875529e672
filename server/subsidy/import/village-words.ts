import { compact, isBlank, textOf } from './cell-text.ts';
import type { Cell } from './sheet.ts';
import type { Village, VillageFinder } from './villages.ts';

const TITLE = /(花名册|名册|发放表|公示表|明细表|登记表|统计表|汇总表|名单|公示)$/;
const VILLAGE_LIKE = /^\p{Script=Han}{1,14}(村|社区|村委会|居委会|村民委员会|居民委员会)$/u;

/** The village of a row that does nothing but name it: 高寨村, 二、高寨村（35户）, 高寨村花名册. */
export function separatorOf(cells: readonly Cell[], villages: VillageFinder): Village | null {
  const [text, second] = filledTexts(cells);
  if (text === undefined) return null;
  const named = second === undefined ? villages.named(bareName(text)) : null;
  if (named !== null || !TITLE.test(text)) return named;
  const mentioned = villages.mentioned(text);
  return mentioned.length === 1 ? (mentioned[0] ?? null) : null;
}

/** A row with nothing but a name such as villages have. A natural village (自然村) is a group. */
export function looksLikeVillage(cells: readonly Cell[]): boolean {
  const [text, second] = filledTexts(cells);
  if (text === undefined || second !== undefined) return false;
  const name = bareName(text);
  return VILLAGE_LIKE.test(name) && !name.endsWith('自然村');
}

/** The name in such a row. */
export function villageText(cells: readonly Cell[]): string {
  return bareName(filledTexts(cells)[0] ?? '');
}

export function filledTexts(cells: readonly Cell[]): string[] {
  return cells.filter((cell) => !isBlank(cell)).map((cell) => compact(textOf(cell)));
}

/** Without what stands around a name: its number, how many households it has, a colon. */
function bareName(text: string): string {
  return text
    .replace(/\([^()]*\)|[:：。]+$/g, '')
    .replace(/^第?[\d一二三四五六七八九十]{1,3}[、.．:：)]/, '')
    .replace(/[\d一二三四五六七八九十]+户$/, '');
}

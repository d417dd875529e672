import { compact, textOf } from './cell-text.ts';
import type { Cell } from './sheet.ts';

const HOUSEHOLDER = /^(户主|本人)([(/](户主|本人)\)?)?$/;
const SPOUSE = /^(户主)?[之的]?(配偶|夫|丈夫|妻|妻子|爱人)$/;
const RELATIVE =
  /^(户主)?[之的]?(家属|亲属|其他(亲属|家庭成员)?|[父母爸妈亲子女儿男孩孙长大次小二三四五六七幺独生养继婿媳兄弟姐妹哥嫂祖外曾岳公婆爷奶叔伯姑舅姨侄甥堂表]{1,5})$/;

/** What a cell of 与户主关系 says. OTHER is nobody surely of the household: 非亲属, 同上, nothing. */
export type Relation = 'HOUSEHOLDER' | 'SPOUSE' | 'RELATIVE' | 'OTHER';

export function relationIn(cell: Cell | undefined): Relation {
  const text = compact(textOf(cell));
  if (HOUSEHOLDER.test(text)) return 'HOUSEHOLDER';
  if (SPOUSE.test(text)) return 'SPOUSE';
  return RELATIVE.test(text) ? 'RELATIVE' : 'OTHER';
}

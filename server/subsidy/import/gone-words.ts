import { compact } from './cell-text.ts';

/** Nothing more is looked at where none of these stands. */
const MAY_TELL = /[亡死世逝故殁卒迁搬销户在]/;

/**
 * What offices write of somebody who died or moved away, wherever it stands in a remark. A scheme
 * (易地搬迁), a house that was pulled down (拆迁) and who moved in are nothing of the kind.
 */
const WORDS = new RegExp(
  '(?<![未没无非]|没有)(?:' +
    [
      '死亡|病死|已死|死了|去世|逝世|过世|离世|辞世|病逝|已逝|病故|亡故|已故|身故|身亡|已亡|病亡|殁',
      '不在(?:人)?世|销户|注销(?:户口|户籍)|(?:户口|户籍)(?:已|被)?注销',
      '(?:户口|户籍)(?:已)?(?:迁(?!入)|转出)|已迁(?!入)|(?<![拆搬回])(?:迁出|外迁|迁走|迁离|迁移|迁往|迁至|迁到)',
      '(?<!易地|扶贫|生态|移民|避险)搬迁(?:至|到|往|去|外|走|出)|已搬迁(?!户)|搬走|搬离',
    ].join('|') +
    ')',
);

/** Words that mean it only where little else stands beside them: 亡, 2026.3亡, 户主亡. */
const ALONE = /^(?:户主|本人|此人|已|于|因|病)*(亡|死|故|逝|卒|迁|注销)(?:了)?$/;
const AROUND = /[\d年月日号.\-/()[\]【】,、;:。]/g;

/** The word that says so, or null. */
export function goneWord(text: string): string | null {
  if (!MAY_TELL.test(text)) return null;
  const plain = compact(text);
  return WORDS.exec(plain)?.[0] ?? ALONE.exec(plain.replace(AROUND, ''))?.[1] ?? null;
}

/** 是, √, a date under 是否死亡 or 死亡时间; 否 and 健在 are no. */
export function goneAnswer(header: string, text: string): string | null {
  const answer = compact(text);
  if (answer === '' || /^(否|无|未|没有?|不是?|N|NO|[×✗x]|0|[-—/]+|健在|在世|正常)$/i.test(answer))
    return null;
  return goneWord(header);
}

/** What stands in brackets behind a name, or is part of it. */
export function goneInName(name: string): string | null {
  if (!MAY_TELL.test(name)) return null;
  const plain = name.normalize('NFKC');
  const notes = [...plain.matchAll(/[([【]([^)\]】]*)/g)].map(([, note = '']) => note);
  const behind = /[\s\p{P}]([亡死故逝])$/u.exec(plain.trim())?.[1];
  return (
    notes.map(goneWord).find((word) => word !== null) ??
    WORDS.exec(compact(plain))?.[0] ??
    behind ??
    null
  );
}

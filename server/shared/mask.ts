/** Compound surnames (复姓) that count as one character when a name is masked. */
const COMPOUND_SURNAMES = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 ' +
    '公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 ' +
    '壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 梁丘 左丘 ' +
    '东门 西门 第五'
  ).split(' '),
);

const STAR = '＊';

/**
 * The public form of a name (DOMAIN: masking). Surname, then ＊ for the rest; with three or more
 * characters the last stays: 王桂兰 → 王＊兰, 李强 → 李＊, 欧阳春华 → 欧阳＊华. Counts code points, so
 * rare characters outside the basic plane stay whole. A name of one character is hidden wholly.
 */
export function maskName(name: string): string {
  const characters = [...name.replace(/\s/g, '')];
  if (characters.length < 2) return STAR;
  const surname =
    characters.length > 2 && COMPOUND_SURNAMES.has(characters.slice(0, 2).join('')) ? 2 : 1;
  const given = characters.slice(surname);
  const rest = characters.length >= 3 && given.length >= 2 ? given.slice(0, -1) : given;
  return (
    characters.slice(0, surname).join('') +
    STAR.repeat(rest.length) +
    given.slice(rest.length).join('')
  );
}

/** First two and last three, for staff who must tell namesakes apart; malformed numbers too. */
export function maskIdNumber(idNumber: string): string {
  return keepEnds(idNumber, 2, 3);
}

/** Only the last four digits, for the owner's session and the roster clerk: "＊6688". */
export function maskAccount(account: string): string {
  return keepEnds(account, 0, 4);
}

/** 13812341234 → 138****1234; anything shorter loses all but its last two. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return digits.length >= 11
    ? `${digits.slice(0, 3)}****${digits.slice(-4)}`
    : keepEnds(digits, 0, 2);
}

/** Text as written with every number as long as an ID number or account hidden: file names, sheets. */
export function hideLongNumbers(text: string): string {
  return text.replace(/\p{Nd}{15,}[Xx]?/gu, STAR);
}

/** Never shows more than half of a value, so that a short malformed number stays hidden too. */
function keepEnds(value: string, first: number, last: number): string {
  const characters = [...value.trim()];
  if (characters.length < (first + last) * 2) return STAR;
  return characters.slice(0, first).join('') + STAR + characters.slice(-last).join('');
}

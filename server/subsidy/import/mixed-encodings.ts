import { Refusal } from '../../shared/refusal.ts';

/** The text, or null when the bytes are not of this encoding. */
export function decodedAs(encoding: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/**
 * Two files pasted together, one in UTF-8 and one in GBK: read as GBK the names of the first would
 * become other characters. Throws Refusal FILE_UNREADABLE.
 */
export function refuseMixedEncodings(bytes: Uint8Array): void {
  let row = 1;
  for (let start = 0; start < bytes.length; row += 1) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    const line = bytes.subarray(start, end);
    if (isSurelyUtf8(line))
      throw new Refusal(
        'FILE_UNREADABLE',
        `文件里混有两种文字编码（第 ${row} 行是 UTF-8，别的行是 GBK），姓名会变成乱码。请用 Excel 或 WPS 分别打开，合成一份另存为 .xlsx 后重新上传。`,
        { row },
      );
    start = end + 1;
  }
}

const NEWLINE = 0x0a;
const HAN_AND_ASCII = /^[\x20-\x7e\t\r\u3000-\u303f\uff00-\uffef\p{Script=Han}]*$/u;

/**
 * A line that reads as Han characters and no other but ASCII. Three GBK characters may happen to be
 * two in UTF-8; the first of them is then a rare one, and of what comes out hardly any pair is in
 * daily use: one name in millions. Four Han characters are no accident at all.
 */
function isSurelyUtf8(line: Uint8Array): boolean {
  const text = line.some((byte) => byte > 0x7f) ? decodedAs('utf-8', line) : null;
  if (text === null || !HAN_AND_ASCII.test(text)) return false;
  const han = text.match(/\p{Script=Han}/gu) ?? [];
  return han.length >= 4 || (han.length >= 2 && han.every((character) => IN_USE.has(character)));
}

/** The 6,763 characters of GB 2312, from its two levels' bytes. */
const IN_USE: ReadonlySet<string> = new Set(
  Array.from({ length: 0xf7 - 0xb0 + 1 }, (_, lead) =>
    Array.from({ length: 0xfe - 0xa1 + 1 }, (_, trail) => [0xb0 + lead, 0xa1 + trail]),
  )
    .flat()
    .map((bytes) => decodedAs('gb18030', Uint8Array.from(bytes)) ?? ''),
);

/** 谁种粮，补贴给谁。按当年… → 谁种粮，补贴给谁。 */
export function firstSentence(text: string): string {
  return /^[^。！？]+[。！？]?/.exec(text.trim())?.[0] ?? '';
}

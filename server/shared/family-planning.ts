/**
 * What is never public: pregnancy, and what people do or had done so as not to have children (DOMAIN:
 * masking). Each pattern with the ordinary words that only look like it left out. The law on
 * population and family planning, 生育证, 二孩 and 生育登记 are no such words.
 */
const NEVER_PUBLIC: readonly RegExp[] = [
  // Measures
  /(?:计划生育|计生)(?:手术|措施)/u,
  /(?<![季时环])节育|绝育|避孕|皮下埋植|(?<!团)结扎(?!实|根)/u,
  /(?<!以)上环(?![节境保卫线路球])|[取戴放]环(?![节境保卫线路球])/u,
  // Pregnancy and birth; 孕育 is what projects do
  /怀孕|不孕|不育(?![苗秧种林人])|妊娠|孕(?:期|周|妇|检|产|前|中|后|次|情)|[已受备待早]孕|孕(?!育)/u,
  /预产期|月经|(?<!轮)胎(?:儿|次|位|动|心)|(?<![生资房水特])产检|(?<!投)产前检查|分娩|剖[宫腹]产/u,
  /(?<![物交一主])流产(?!业|品|值|能)|(?<![吸牵])引产(?!业|品|能)|堕胎|清宫术/u,
  /人流(?:手术)?(?![量高密较增拥聚不集众很大多])/u,
  // What was before
  /(?:婚育|生育|孕产)史/u,
];

/** Between characters of a word in Markdown, or pasted into it: read over by everybody. */
const READ_OVER = /[\s\p{Cf}*_~`\\]+/gu;

/** The first such word of a text, as it is written; null when there is none. */
export function familyPlanningWord(text: string): string | null {
  const plain = text.normalize('NFKC').replace(READ_OVER, '');
  for (const pattern of NEVER_PUBLIC) {
    const [word] = pattern.exec(plain) ?? [];
    if (word !== undefined) return word;
  }
  return null;
}

import type { Language } from '#lib/messages/language.ts';

const OPENING = /^[（《“‘「『【〈(]+$/;
const COUNTED = /^[年月日号个户人元亩级届批期村条项次%％]/;

const segmenters = new Map<Language, Intl.Segmenter>();

/**
 * A headline in pieces that a line may end between: words stay whole, punctuation stays with the
 * word before it, an opening bracket with the word after, a number with what it counts.
 */
export function phrases(text: string, language: Language): string[] {
  const pieces: string[] = [];
  let glued = false;
  for (const { segment, isWordLike } of segmenterFor(language).segment(text)) {
    const last = pieces.length - 1;
    const before = pieces[last] ?? '';
    const opens = OPENING.test(segment);
    const stays =
      glued || (!opens && isWordLike === false) || (/\d$/.test(before) && COUNTED.test(segment));
    if (stays && last >= 0) pieces[last] = before + segment;
    else pieces.push(segment);
    glued = opens;
  }
  return pieces;
}

/** How much room a text takes, in full-width characters. */
export function textWidth(text: string): number {
  return [...text].reduce((sum, each) => sum + (each.charCodeAt(0) < 0x2e80 ? 0.55 : 1), 0);
}

function segmenterFor(language: Language): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}

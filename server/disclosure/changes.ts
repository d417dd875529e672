import { diffArrays } from 'diff';

export const CHANGE_KINDS = ['SAME', 'REMOVED', 'ADDED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A paragraph, table row or list item, with what became of it. */
export interface ParagraphChange {
  readonly kind: ChangeKind;
  readonly text: string;
}

interface Wording {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** What became of each paragraph from one wording to the next, the old before the new. */
export function paragraphChanges(before: Wording, after: Wording): ParagraphChange[] {
  return diffArrays(paragraphs(before), paragraphs(after)).flatMap(({ added, removed, value }) =>
    value.map((text) => ({ kind: added ? 'ADDED' : removed ? 'REMOVED' : 'SAME', text })),
  );
}

function paragraphs({ title, body }: Wording): string[] {
  return [title, ...body.split('\n')].map(plain).filter((text) => text !== '');
}

const TABLE_RULE = /^\s*\|?(\s*:?-{3,}:?\s*\|?)+\s*$/;

/** A line of Markdown as it is read aloud: a resident compares words, not marks. */
function plain(line: string): string {
  if (TABLE_RULE.test(line)) return '';
  const isRow = line.trim().startsWith('|');
  const text = isRow
    ? line
        .split('|')
        .map((cell) => cell.trim())
        .filter((cell) => cell !== '')
        .join('　')
    : line.replace(/^\s*(#{1,6}|[-*+]|>)\s+/, '');
  return text.replaceAll(/\*\*|__|`/g, '').trim();
}

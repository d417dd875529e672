import { Refusal } from './refusal.ts';

/** What has to hold, and what is told when it does not. */
export type Rule = readonly [holds: boolean, otherwise: string];

/** Throws BAD_INPUT with everything that does not hold, so that it is mended in one go. */
export function checkAll(...rules: readonly Rule[]): void {
  const problems = rules.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
  if (problems.length > 0) throw new Refusal('BAD_INPUT', `${problems.join('；')}。请改后重试。`);
}

/** True for nothing, or for what the pattern fits. */
export function isNullOr(value: string | null, pattern: RegExp): boolean {
  return value === null || pattern.test(value);
}

/** True for a text of so many characters. */
export function hasLength(text: string, least: number, most: number): boolean {
  const { length } = [...text];
  return length >= least && length <= most;
}

/** What the rules say no to, each rule asked for itself. */
export function refusalsOf(...rules: readonly (() => void)[]): Refusal[] {
  return rules.flatMap((rule) => {
    try {
      rule();
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [error];
      throw error;
    }
  });
}

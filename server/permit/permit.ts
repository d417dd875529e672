import { sha256Hex } from '../shared/crypto.ts';
import { familyPlanningWord } from '../shared/family-planning.ts';
import type { Period } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';

/** The catalogue's entry for second-child permits (二孩生育证发放): the only one to carry a list. */
export const PERMIT_ENTRY = 'SECOND_CHILD_PERMIT';

/** A permit that was issued: all that is public of it, and all that is kept. */
export interface Permit {
  readonly permitNumber: string;
  readonly maskedName: string;
}

/** The permits of a period, of the whole town; `permits` in the order of their numbers. */
export interface PermitList {
  readonly period: Period;
  readonly permits: readonly Permit[];
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/**
 * By number, whatever the office's order was: lists are kept village by village, and an order of
 * villages beside a roster's would tell whose permit is whose.
 */
export function byNumber(permits: readonly Permit[]): Permit[] {
  return permits.toSorted((a, b) => collator.compare(a.permitNumber, b.permitNumber));
}

/** SHA-256 over all that will be public, in order. */
export function permitDigest({ period, permits }: PermitList): string {
  return sha256Hex(
    JSON.stringify([period, permits.map((permit) => [permit.permitNumber, permit.maskedName])]),
  );
}

/** What an edition carries, as far as it may not go with permits. */
interface Carried {
  readonly permitListId: number | null;
  readonly rosterId: number | null;
  readonly partyFeeSummaryId: number | null;
}

/**
 * Throws BAD_INPUT for a list under another entry or a village, which would stand beside every
 * person, and for figures of another kind under this one: a roster shows villages and amounts.
 */
export function checkPermitPlace(
  place: { readonly catalogueCode: string; readonly villageCode: string | null },
  { permitListId, rosterId, partyFeeSummaryId }: Carried,
): void {
  const isPermits = place.catalogueCode === PERMIT_ENTRY;
  if (isPermits && (rosterId !== null || partyFeeSummaryId !== null))
    throw new Refusal(
      'BAD_INPUT',
      '二孩生育证发放只能带发证名单 permitListId（证号和遮去一部分的姓名），不能带名册或党费收支汇总。',
    );
  if (permitListId === null) return;
  if (!isPermits)
    throw new Refusal(
      'BAD_INPUT',
      `发证名单只能放在“二孩生育证发放”（目录代码 ${PERMIT_ENTRY}）下面，请改 catalogueCode，或把 permitListId 填 null。`,
    );
  if (place.villageCode !== null)
    throw new Refusal(
      'BAD_INPUT',
      '发证名单只按全镇公开，不能放在一个村下面：村里人少，认得出是谁。请把 villageCode 填 null。',
    );
}

/** What people wrote in an edition, as far as the public reads it. */
interface Wording {
  readonly title: string;
  readonly body: string;
  readonly headline: string | null;
  readonly summary: string | null;
  readonly changeNote: string | null;
}

const CALLED = {
  title: '标题',
  body: '正文',
  headline: '滚动标题',
  summary: '一句话摘要',
  changeNote: '更正说明',
} as const satisfies Record<keyof Wording, string>;

/** Words about pregnancy or measures in what is disclosed of permits, each with where it stands. */
export function wordsNotPublic(
  catalogueCode: string,
  wording: Wording,
): { readonly word: string; readonly where: string }[] {
  if (catalogueCode !== PERMIT_ENTRY) return [];
  return Object.entries(CALLED).flatMap(([field, where]) => {
    const word = familyPlanningWord(wording[field as keyof Wording] ?? '');
    return word === null ? [] : [{ word, where }];
  });
}

/** Throws WORD_NOT_PUBLIC with the first such word: nothing about it is ever public. */
export function refuseWordsNotPublic(catalogueCode: string, wording: Wording): void {
  const [found] = wordsNotPublic(catalogueCode, wording);
  if (found === undefined) return;
  const { word, where } = found;
  throw new Refusal(
    'WORD_NOT_PUBLIC',
    `${where}里有“${word}”。怀孕、生育经过和计划生育手术措施一律不公开，请到“修改稿件”删去这些内容再提交，只留办理数量和发证名单。`,
    { word, where },
  );
}

import { sha256Hex } from '../shared/crypto.ts';
import { endOfDay, type Day } from '../shared/day.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Audience } from './disclosure.ts';

/** What people write in an edition; frozen by its hash from submission on. */
export interface EditionContent {
  readonly title: string;
  readonly body: string;
  readonly audience: Audience;
  readonly headline: string | null;
  readonly summary: string | null;
  readonly dwellSeconds: number | null;
  readonly changeNote: string | null;
  readonly rosterId: number | null;
  readonly partyFeeSummaryId: number | null;
  readonly permitListId: number | null;
  /** The day the information was formed or changed. */
  readonly formedOn: Day;
}

/** The longest a field may be, in characters, and what it is called. */
const LENGTHS = {
  title: { name: '标题', min: 1, max: 200 },
  // 65,535 bytes is what a text column of MariaDB holds, and a rare character takes four.
  body: { name: '正文', min: 1, max: 16_000 },
  headline: { name: '滚动标题', min: 1, max: 60 },
  summary: { name: '一句话摘要', min: 1, max: 200 },
  changeNote: { name: '更正说明', min: 1, max: 500 },
} as const;

const DWELL = { min: 12, max: 120 } as const;

/** Throws BAD_INPUT naming every field that is too short or too long, and for two payloads. */
export function checkContent(content: EditionContent): void {
  const problems = Object.entries(LENGTHS).flatMap(([field, { name, min, max }]) => {
    const text = content[field as keyof typeof LENGTHS];
    if (text === null) return [];
    if (text.trim().length < min) return [`${name}不能为空`];
    const length = [...text].length;
    return length > max ? [`${name}有 ${length} 字，最多 ${max} 字`] : [];
  });
  const { dwellSeconds } = content;
  if (dwellSeconds !== null && (dwellSeconds < DWELL.min || dwellSeconds > DWELL.max))
    problems.push(`停留时间应在 ${DWELL.min} 到 ${DWELL.max} 秒之间`);
  const { rosterId, partyFeeSummaryId, permitListId } = content;
  if ([rosterId, partyFeeSummaryId, permitListId].filter((id) => id !== null).length > 1)
    problems.push('一份公开内容只能带一样：名册、党费收支汇总或者发证名单，其余请填 null');
  if (problems.length > 0) throw new Refusal('BAD_INPUT', `${problems.join('；')}。请改后重试。`);
}

/** SHA-256 over everything a reader will see. `payloadHash` is the digest of what it carries. */
export function contentHash(content: EditionContent, payloadHash: string | null): string {
  const { title, body, audience, headline, summary, dwellSeconds, changeNote, rosterId } = content;
  const { partyFeeSummaryId, permitListId, formedOn } = content;
  return sha256Hex(
    JSON.stringify([
      title,
      body,
      audience,
      headline,
      summary,
      dwellSeconds,
      changeNote,
      rosterId,
      formedOn,
      payloadHash,
      // Editions without one keep the hash they were submitted with before there was such a payload.
      ...(partyFeeSummaryId === null ? [] : [partyFeeSummaryId]),
      ...(permitListId === null ? [] : ['permits', permitListId]),
    ]),
  );
}

/** When an edition is to be seen; all null means at once, for everyone, without end. */
export interface PublishingTimes {
  readonly partyFrom: Date | null;
  readonly visibleFrom: Date | null;
  readonly visibleUntil: Date | null;
}

/** A time this little in the past is taken as now: clocks and clicks are not exact. */
const GRACE_MS = 5 * 60_000;
const YEAR_MS = 365 * 24 * 60 * 60_000;
const FARTHEST_MS = 2 * YEAR_MS;
const LONGEST_MS = 20 * YEAR_MS;

/** Checks the order of the times and fills in "now". Throws BAD_INPUT. */
export function publishingTimes(
  asked: PublishingTimes,
  now: Date,
): { partyFrom: Date | null; visibleFrom: Date; visibleUntil: Date | null } {
  const visibleFrom = notInThePast(asked.visibleFrom ?? now, now, '公开时间 visibleFrom');
  const partyFrom =
    asked.partyFrom === null ? null : notInThePast(asked.partyFrom, now, '党内公开时间 partyFrom');
  const { visibleUntil } = asked;
  if (partyFrom !== null && partyFrom > visibleFrom)
    throw new Refusal('BAD_INPUT', '先党内后党外：partyFrom 不能晚于 visibleFrom，请改后重试。');
  if (visibleUntil !== null && visibleUntil <= visibleFrom)
    throw new Refusal('BAD_INPUT', '结束时间 visibleUntil 应晚于 visibleFrom，请改后重试。');
  if (visibleFrom.getTime() - now.getTime() > FARTHEST_MS)
    throw new Refusal('BAD_INPUT', 'visibleFrom 在两年以后，请核对年份。');
  if (visibleUntil !== null && visibleUntil.getTime() - now.getTime() > LONGEST_MS)
    throw new Refusal('BAD_INPUT', 'visibleUntil 在二十年以后，请核对年份；一直公开就不用填。');
  return { partyFrom, visibleFrom, visibleUntil };
}

/** A public period runs to its end (公示期): nothing is taken away before. Throws BAD_INPUT. */
export function refuseShortened(visibleUntil: Date | null, publicPeriodEndsOn: Day | null): void {
  if (visibleUntil === null || publicPeriodEndsOn === null) return;
  if (visibleUntil < endOfDay(publicPeriodEndsOn))
    throw new Refusal(
      'BAD_INPUT',
      `公示期到 ${publicPeriodEndsOn} 结束，visibleUntil 不能早于这一天结束，请改晚或不填。`,
    );
}

function notInThePast(moment: Date, now: Date, name: string): Date {
  if (moment.getTime() < now.getTime() - GRACE_MS)
    throw new Refusal('BAD_INPUT', `${name} 已经过去，请填将来的时间，或不填表示立即。`);
  return moment < now ? now : moment;
}

/** The shortest time a bulletin stays, and what each character of it adds (KIOSK 12). */
const MIN_DWELL_SECONDS = 12;
const SECONDS_PER_CHARACTER = 0.4;

/** Seconds a slow reader needs: max(12 s, 0.4 s a character), or what the office set. */
export function dwellSeconds(headline: string, summary: string, set: number | null): number {
  const characters = [...(headline + summary)].length;
  return Math.max(MIN_DWELL_SECONDS, set ?? Math.ceil(characters * SECONDS_PER_CHARACTER));
}

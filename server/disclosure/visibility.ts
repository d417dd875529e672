import type { Audience, EditionState } from './disclosure.ts';

export const EDITION_VISIBILITIES = [
  'NONE',
  'SCHEDULED',
  'PARTY',
  'VISIBLE',
  'SUPERSEDED',
  'EXPIRED',
  'WITHDRAWN',
] as const;
export type EditionVisibility = (typeof EDITION_VISIBILITIES)[number];

/** The stored facts visibility is derived from. */
export interface EditionTimes {
  readonly number: number;
  readonly state: EditionState;
  readonly audience: Audience;
  readonly partyFrom: Date | null;
  readonly visibleFrom: Date | null;
  readonly visibleUntil: Date | null;
}

/**
 * What the clock makes of a stored edition, given all editions of its disclosure. The visible one
 * is the highest-numbered published one whose time has come and is not over, so a correction never
 * leaves a blank.
 */
export function visibilityOf(
  edition: EditionTimes,
  siblings: readonly EditionTimes[],
  now: Date,
): EditionVisibility {
  if (edition.state === 'WITHDRAWN') return 'WITHDRAWN';
  if (edition.state !== 'PUBLISHED') return 'NONE';
  if (isReached(edition.visibleUntil, now)) return 'EXPIRED';
  if (!isReached(edition.visibleFrom, now))
    return isReached(edition.partyFrom, now) ? 'PARTY' : 'SCHEDULED';
  const newer = siblings.some(
    (other) =>
      other.number > edition.number && other.audience === edition.audience && isShown(other, now),
  );
  if (newer) return 'SUPERSEDED';
  return edition.audience === 'PUBLIC' ? 'VISIBLE' : 'PARTY';
}

function isShown(edition: EditionTimes, now: Date): boolean {
  return (
    edition.state === 'PUBLISHED' &&
    isReached(edition.visibleFrom, now) &&
    !isReached(edition.visibleUntil, now)
  );
}

/** A moment that is set and has come. */
export function isReached(moment: Date | null, now: Date): boolean {
  return moment !== null && moment.getTime() <= now.getTime();
}

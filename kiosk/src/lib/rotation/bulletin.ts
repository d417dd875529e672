import type { RotationQuery } from '#lib/generated/graphql.ts';

export type Bulletin = RotationQuery['bulletins'][number];
export type Town = RotationQuery['town'];

/**
 * What of a payload can be shown. A payload that is not one is null, so that it never replaces a
 * good one (KIOSK 11); a single bulletin out of shape is left out alone.
 */
export function readRotation(payload: unknown): { town: Town; bulletins: Bulletin[] } | null {
  if (!isRecord(payload) || !isTown(payload['town'])) return null;
  const listed: unknown = payload['bulletins'];
  if (!Array.isArray(listed)) return null;
  const bulletins = listed.filter(isBulletin);
  return bulletins.length === 0 && listed.length > 0 ? null : { town: payload['town'], bulletins };
}

function isTown(value: unknown): value is Town {
  return isRecord(value) && isText(value['name']) && isText(value['hotline']);
}

function isBulletin(value: unknown): value is Bulletin {
  if (!isRecord(value)) return false;
  const texts = ['id', 'disclosureId', 'subject', 'headline', 'summary', 'publishedAt'];
  return (
    texts.every((name) => isText(value[name])) &&
    typeof value['dwellSeconds'] === 'number' &&
    isNothingOr(isText)(value['board']) &&
    isNothingOr(isPeriod)(value['publicPeriod']) &&
    (value['roster'] === null || isRosterSummary(value['roster']))
  );
}

/** Also what an older program remembered, which did not know the field. */
function isNothingOr(is: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => value === null || value === undefined || is(value);
}

function isPeriod(value: unknown): boolean {
  return isRecord(value) && isText(value['startsOn']) && isText(value['endsOn']);
}

function isRosterSummary(value: unknown): boolean {
  if (!isRecord(value) || typeof value['rowCount'] !== 'number') return false;
  const villages: unknown = value['villages'];
  return (
    isText(value['recipient']) &&
    isText(value['totalAmount']) &&
    Array.isArray(villages) &&
    villages.every((each) => isRecord(each) && isText(each['amount']) && isRecord(each['village']))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

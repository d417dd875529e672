import type { Deps } from '../context.ts';
import type { Reader, Writer } from '../database/database.ts';
import { Refusal } from '../shared/refusal.ts';
import {
  findRosterInPlaceOf,
  listPublishedRosters,
  type PublishedRoster,
} from './carrier.store.ts';
import { carriesRoster, countUnderReview } from './edition.store.ts';

/** True once an edition carries the roster, also when it was withdrawn: what was said stays. */
export function isRosterCarried(reader: Reader, rosterId: number): Promise<boolean> {
  return carriesRoster(reader, rosterId);
}

/** Those of the rosters that were published to everyone, as often as editions carried them. */
export function publishedRosters(
  deps: Deps,
  rosterIds: readonly number[],
): Promise<PublishedRoster[]> {
  return listPublishedRosters(deps.database.read, rosterIds, deps.clock.now());
}

/** The roster that corrects this one, published or scheduled; null while this one stands. */
export function rosterInPlaceOf(reader: Reader, rosterId: number): Promise<number | null> {
  return findRosterInPlaceOf(reader, rosterId);
}

/** Throws WRONG_STATE while reviewers are deciding on what they read of a roster. */
export async function refuseUnderReview(writer: Writer, rosterId: number): Promise<void> {
  if ((await countUnderReview(writer, rosterId)) > 0)
    throw new Refusal(
      'WRONG_STATE',
      '这份名册正在审批，说明不能再改。确需修改的，请审批人先退回稿件。',
    );
}

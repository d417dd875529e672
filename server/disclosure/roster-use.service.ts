import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import { Refusal } from '../shared/refusal.ts';
import { listPublishedRosters, type PublishedRoster } from './carrier.store.ts';
import { countUnderReview } from './edition.store.ts';

/** Those of the rosters that were published to everyone, as often as editions carried them. */
export function publishedRosters(
  deps: Deps,
  rosterIds: readonly number[],
): Promise<PublishedRoster[]> {
  return listPublishedRosters(deps.database.read, rosterIds, deps.clock.now());
}

/** Throws WRONG_STATE while reviewers are deciding on what they read of a roster. */
export async function refuseUnderReview(writer: Writer, rosterId: number): Promise<void> {
  if ((await countUnderReview(writer, rosterId)) > 0)
    throw new Refusal(
      'WRONG_STATE',
      '这份名册正在审批，说明不能再改。确需修改的，请审批人先退回稿件。',
    );
}

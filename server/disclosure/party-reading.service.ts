import type { Deps } from '../context.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { listPartyEditions } from './party.store.ts';

const MOST = 20;

/** What members may read and the public may not, or not yet. The caller knows it is a member. */
export function partyPapers(deps: Deps): Promise<EditionRow[]> {
  return listPartyEditions(deps.database.read, MOST, deps.clock.now());
}

import type { Deps } from '../context.ts';
import { isRosterSubmitted } from './edition.store.ts';

/** True once an edition that carries the roster left its author's hands. */
export function isRosterFrozen(deps: Deps, rosterId: number): Promise<boolean> {
  return isRosterSubmitted(deps.database.read, rosterId);
}

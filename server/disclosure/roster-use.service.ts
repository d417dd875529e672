import type { Deps } from '../context.ts';
import type { Reader } from '../database/database.ts';
import { carriesRoster, isRosterSubmitted } from './edition.store.ts';

/** True once an edition that carries the roster left its author's hands. */
export function isRosterFrozen(deps: Deps, rosterId: number): Promise<boolean> {
  return isRosterSubmitted(deps.database.read, rosterId);
}

/** True once an edition carries the roster, also when it was withdrawn: what was said stays. */
export function isRosterCarried(reader: Reader, rosterId: number): Promise<boolean> {
  return carriesRoster(reader, rosterId);
}

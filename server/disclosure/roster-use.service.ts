import type { Reader } from '../database/database.ts';
import { carriesRoster } from './edition.store.ts';

/** True once an edition carries the roster, also when it was withdrawn: what was said stays. */
export function isRosterCarried(reader: Reader, rosterId: number): Promise<boolean> {
  return carriesRoster(reader, rosterId);
}

import { Foundation1763956800000 } from './1763956800000-foundation.ts';
import { DisclosuresInFull1764028800000 } from './1764028800000-disclosures-in-full.ts';
import { RosterImports1764115300000 } from './1764115300000-roster-imports.ts';

/** In the order they run; each can be started again after it was killed half way. */
export const MIGRATIONS = [
  Foundation1763956800000,
  DisclosuresInFull1764028800000,
  RosterImports1764115300000,
];

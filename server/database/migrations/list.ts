import { Foundation1763956800000 } from './1763956800000-foundation.ts';
import { DisclosuresInFull1764028800000 } from './1764028800000-disclosures-in-full.ts';
import { ProgrammesAndProof1764115200000 } from './1764115200000-programmes-and-proof.ts';

/** In the order they run; each can be started again after it was killed half way. */
export const MIGRATIONS = [
  Foundation1763956800000,
  DisclosuresInFull1764028800000,
  ProgrammesAndProof1764115200000,
];

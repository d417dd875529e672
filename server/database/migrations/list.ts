import { Foundation1763956800000 } from './1763956800000-foundation.ts';

/** In the order they run; each can be started again after it was killed half way. */
export const MIGRATIONS = [Foundation1763956800000];

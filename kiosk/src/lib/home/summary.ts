import type { Bulletin } from '#lib/rotation/bulletin.ts';

export type RosterSummary = NonNullable<Bulletin['roster']>;

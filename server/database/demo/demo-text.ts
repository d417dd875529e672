/** A text disclosure of the demo town; every fact in it is invented. */
export interface DemoText {
  readonly catalogueCode: string;
  readonly villageCode?: string;
  /** A station, when it is neither the body of the catalogue nor the village. */
  readonly publishingBody?: string;
  /** What a regular matter is about. */
  readonly period?: string;
  /** How long ago it went public. */
  readonly daysAgo: number;
  /** Days from forming to publishing; 3 without it. */
  readonly formedDaysBefore?: number;
  readonly audience?: 'PARTY_MEMBERS';
  readonly title: string;
  /** Shown in the rotation as well; without it found under its subject and village only. */
  readonly bulletin?: { readonly headline: string; readonly summary: string };
  readonly body: string;
  /** `body` is what the second edition says; `before` makes the first of it. */
  readonly correction?: {
    readonly daysAgo: number;
    readonly changeNote: string;
    readonly before: (body: string) => string;
  };
  readonly withdrawal?: { readonly daysAgo: number; readonly reason: string };
  /** Carries the demo's list of second-child permits, of its period. */
  readonly hasPermits?: true;
  /** Left waiting for the leading group. */
  readonly isOnlySubmitted?: true;
}

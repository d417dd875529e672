export const EXPORT_FORMATS = ['CSV', 'XLSX'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** `MASKED` is what the public sees; `PERSONAL` has whole names and the ends of the numbers. */
export const EXPORT_KINDS = ['MASKED', 'PERSONAL'] as const;
export type ExportKind = (typeof EXPORT_KINDS)[number];

export const EXPORT_STATES = ['PENDING', 'READY', 'REFUSED', 'SERVED', 'EXPIRED'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];

/** More people than this at once leave with the consent of a second person only. */
const MOST_WITHOUT_CONSENT = 500;

/** How long a file may be fetched once it may be. */
const OPEN_MS = 24 * 60 * 60_000;

export function needsConsent(kind: ExportKind, rowCount: number): boolean {
  return kind === 'PERSONAL' && rowCount > MOST_WITHOUT_CONSENT;
}

/** The stored decisions an export's state follows from. */
export interface ExportDecisions {
  readonly needsConsent: boolean;
  readonly requestedAt: Date;
  readonly isConsented: boolean | null;
  readonly decidedAt: Date | null;
  readonly servedAt: Date | null;
}

/** When it ends if nobody fetches it; null while it is not open or will never be. */
export function endOf(decisions: ExportDecisions): Date | null {
  const since = decisions.needsConsent ? decisions.decidedAt : decisions.requestedAt;
  if (since === null || decisions.isConsented === false) return null;
  return new Date(since.getTime() + OPEN_MS);
}

/** What the clock makes of the decisions: there is no job that ends anything. */
export function stateOf(decisions: ExportDecisions, now: Date): ExportState {
  if (decisions.servedAt !== null) return 'SERVED';
  if (decisions.isConsented === false) return 'REFUSED';
  const end = endOf(decisions);
  if (end === null) return 'PENDING';
  return now < end ? 'READY' : 'EXPIRED';
}

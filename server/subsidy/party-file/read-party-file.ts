import type { Places } from '../import/villages.ts';
import type { RosterFile } from '../import/reading.ts';
import { readOfficeFile } from '../office-file/read-office-file.ts';
import { memberFile } from './member-file.ts';
import type { MemberReading, PaymentReading } from './party-reading.ts';
import { paymentFile } from './payment-file.ts';

/** What the worker is given. */
export type PartyFileJob =
  | {
      readonly kind: 'MEMBERS';
      readonly file: RosterFile;
      readonly places: Places;
      /** The year whose amounts the file tells as well. */
      readonly year: number | null;
    }
  | { readonly kind: 'PAYMENTS'; readonly file: RosterFile };

/**
 * Everything a list of members or of payments says. Takes its time and memory: the server calls
 * readMembersInWorker and readPaymentsInWorker instead. Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED,
 * FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export function readPartyFile(job: PartyFileJob): Promise<MemberReading | PaymentReading> {
  return job.kind === 'MEMBERS'
    ? readOfficeFile(job.file, memberFile(job.places, job.year))
    : readOfficeFile(job.file, paymentFile());
}

import { fileReader, readInProcess } from '../import/read-in-process.ts';
import type { RosterFile } from '../import/reading.ts';
import type { Places } from '../import/villages.ts';
import type { MemberReading, PaymentReading } from './party-reading.ts';
import type { PartyFileJob } from './read-party-file.ts';

const READER = fileReader('party-file.worker', import.meta.url);

/** Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE. */
export function readMembersInWorker(
  { name, bytes }: RosterFile,
  { townName, villages }: Places,
  year: number | null,
): Promise<MemberReading> {
  // Entities and class instances are not for the way between processes: only what the reader needs.
  const places = { townName, villages: villages.map(({ code, name }) => ({ code, name })) };
  return run({ kind: 'MEMBERS', file: { name, bytes }, places, year });
}

/** Throws Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE. */
export function readPaymentsInWorker({ name, bytes }: RosterFile): Promise<PaymentReading> {
  return run({ kind: 'PAYMENTS', file: { name, bytes } });
}

function run<T>(job: PartyFileJob): Promise<T> {
  return readInProcess(READER, job, '名单');
}

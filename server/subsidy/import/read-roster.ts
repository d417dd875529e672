import type { JobLimits } from '../../shared/worker-job.ts';
import type { AppliedCorrection } from './corrections.ts';
import type { PackedReading } from './packed-reading.ts';
import { fileReader, readInProcess } from './read-in-process.ts';
import type { SubsidyProgramme } from '../programme.ts';
import type { RosterFile } from './reading.ts';
import type { Places } from './villages.ts';

/** What the worker is given. */
export interface RosterJob {
  readonly file: RosterFile;
  readonly programme: SubsidyProgramme;
  readonly places: Places;
  readonly corrections: readonly AppliedCorrection[];
}

const READER = fileReader('roster.worker', import.meta.url);

/**
 * Reads a roster file in a process of its own (see readInProcess). `limits` is for tests. Throws
 * Refusal FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE, FILE_TOO_LARGE or BAD_INPUT.
 */
export function readRosterInWorker(
  { name, bytes }: RosterFile,
  programme: SubsidyProgramme,
  { townName, villages }: Places,
  corrections: readonly AppliedCorrection[] = [],
  limits?: JobLimits,
): Promise<PackedReading> {
  // Entities and class instances are not for the way between processes: only what the reader needs.
  const job: RosterJob = {
    file: { name, bytes },
    programme: { ...programme },
    places: { townName, villages: villages.map(({ code, name }) => ({ code, name })) },
    corrections,
  };
  return readInProcess(READER, job, '名册内容', limits);
}

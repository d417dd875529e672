import { answerJob } from '../../shared/answered-job.ts';
import { packReading } from './packed-reading.ts';
import { readRosterFile } from './read-file.ts';
import type { RosterJob } from './read-roster.ts';

// The process of readRosterInWorker.
answerJob(async ({ file, programme, places, corrections }: RosterJob) =>
  packReading(await readRosterFile(file, programme, places, corrections)),
);

import { answerJob } from '../../shared/answered-job.ts';
import { readRosterFile } from './read-file.ts';
import type { RosterJob } from './read-roster.ts';

// The process of readRosterInWorker.
answerJob(({ file, programme, places, corrections }: RosterJob) =>
  readRosterFile(file, programme, places, corrections),
);

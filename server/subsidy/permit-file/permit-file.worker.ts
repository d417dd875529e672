import { answerJob } from '../../shared/answered-job.ts';
import type { PermitFileJob } from './read-in-worker.ts';
import { readPermitFile } from './read-permit-file.ts';

// The process of readPermitsInWorker.
answerJob(({ file }: PermitFileJob) => readPermitFile(file));

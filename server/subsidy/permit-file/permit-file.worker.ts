import { answerJob } from '../../shared/answered-job.ts';
import { readPermitFile } from './read-permit-file.ts';

// The process of readPermitsInWorker.
answerJob(readPermitFile);

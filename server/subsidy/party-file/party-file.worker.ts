import { answerJob } from '../../shared/answered-job.ts';
import { readPartyFile } from './read-party-file.ts';

// The process of readMembersInWorker and readPaymentsInWorker.
answerJob(readPartyFile);

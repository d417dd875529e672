import { answerJob } from '../../shared/answered-job.ts';
import { readBankFile } from './read-bank-file.ts';
import type { BankFileJob } from './read-in-worker.ts';

// The process of readBankFileInWorker.
answerJob(({ file, days }: BankFileJob) => readBankFile(file, days));

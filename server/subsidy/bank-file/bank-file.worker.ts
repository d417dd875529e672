import { Refusal } from '../../shared/refusal.ts';
import { readBankFile } from './read-bank-file.ts';
import type { BankFileJob, BankFileJobResult } from './read-in-worker.ts';

// The process of readBankFileInWorker: one file in, one message out, then it ends.

// Whoever stops the server may signal the whole group: what is being read is still answered.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);

process.once('message', (job: BankFileJob) => {
  void run(job).then((result) => process.send!(result, () => process.disconnect()));
});

async function run({ file, days }: BankFileJob): Promise<BankFileJobResult> {
  try {
    return { kind: 'read', reading: await readBankFile(file, days) };
  } catch (error) {
    if (!(error instanceof Refusal)) return { kind: 'broken', error };
    const { code, message, details } = error;
    return { kind: 'refused', code, message, details };
  }
}

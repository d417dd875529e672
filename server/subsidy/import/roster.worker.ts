import { Refusal } from '../../shared/refusal.ts';
import { readRosterFile } from './read-file.ts';
import type { RosterJob, RosterJobResult } from './read-roster.ts';

// The process of readRosterInWorker: one file in, one message out, then it ends.

// Whoever stops the server may signal the whole group: what is being read is still answered.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);

process.once('message', (job: RosterJob) => {
  void run(job).then((result) => process.send!(result, () => process.disconnect()));
});

async function run({ file, programme, places, corrections }: RosterJob): Promise<RosterJobResult> {
  try {
    return { kind: 'read', reading: await readRosterFile(file, programme, places, corrections) };
  } catch (error) {
    if (!(error instanceof Refusal)) return { kind: 'broken', error };
    const { code, message, details } = error;
    return { kind: 'refused', code, message, details };
  }
}

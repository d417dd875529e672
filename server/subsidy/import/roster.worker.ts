import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '../../shared/refusal.ts';
import { readRosterFile } from './read-file.ts';
import type { RosterJob, RosterJobResult } from './read-roster.ts';

// The thread of readRosterInWorker: one file, one message, then it is ended.
const { file, programme, places } = workerData as RosterJob;

async function run(): Promise<RosterJobResult> {
  try {
    return { kind: 'read', reading: await readRosterFile(file, programme, places) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, details } = error;
    return { kind: 'refused', code, message, details };
  }
}

parentPort?.postMessage(await run());

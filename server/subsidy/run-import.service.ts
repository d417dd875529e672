import type { Deps } from '../context.ts';
import { sha256Hex } from '../shared/crypto.ts';
import { Refusal } from '../shared/refusal.ts';
import { findTown, listVillages } from '../town/town.service.ts';
import { saveHeaders } from './header.store.ts';
import { headerKey } from './import/corrections.ts';
import { readRosterInWorker } from './import/read-roster.ts';
import { countRows, type PackedReading } from './import/packed-reading.ts';
import type { Places } from './import/villages.ts';
import { giveBack, keepLease, RunEnded, type Lease, type Run } from './import-lease.service.ts';
import type { RosterHeaderRow, RosterImportRow } from './roster-import.entity.ts';
import { MOST_RUNS, rowsBetweenMarks } from './roster-import.ts';
import { changeClaimed, deleteUpload, findImport } from './roster-import.store.ts';
import { requireProgramme } from './programme.service.ts';
import { insertRoster, type RosterParts } from './roster.store.ts';
import { sealRoster } from './seal-roster.service.ts';
import { openUpload } from './upload.service.ts';

/** A bug met once may be met again: the next try waits longer each time. */
const RETRY_MS = 2_000;

export interface RunWith {
  /** Says that the server closes. */
  readonly closing?: AbortSignal;
  /** The file, where whoever runs it still has it in hand; else it is read back. */
  readonly bytes?: Uint8Array;
}

/**
 * Brings a claimed import to its end: a whole draft, or the reason there is none. Returns without
 * either when it was cancelled or taken over, and when the server closes: then it is given back.
 * Throws for bugs, after which the import is tried again.
 */
export async function runImport(
  deps: Deps,
  run: Run,
  { closing, bytes }: RunWith = {},
): Promise<void> {
  const job = await findImport(deps.database.read, run.id);
  if (job === null) return;
  const lease = keepLease(deps, run);
  try {
    const file = () => (bytes === undefined ? readBack(deps, job) : Promise.resolve(bytes));
    await makeDraft(deps, run, { job, file }, untilClosing(lease, closing));
  } catch (error) {
    if (lease.isLost()) return;
    if (error instanceof Refusal) await refuse(deps, run, error);
    else if (error instanceof RunEnded)
      await giveBack(deps, run, { runs: job.runs - 1, milliseconds: -1 });
    else if (await giveBack(deps, run, { runs: job.runs, milliseconds: RETRY_MS * job.runs }))
      throw error;
  } finally {
    lease.stop();
  }
}

interface Guard extends Pick<Lease, 'tell' | 'check'> {
  /** Waits for `work`; throws RunEnded when the server closes before. */
  readonly unlessClosing: <T>(work: Promise<T>) => Promise<T>;
}

function untilClosing(lease: Lease, closing?: AbortSignal): Guard {
  return {
    tell: lease.tell,
    check: () => {
      lease.check();
      if (closing?.aborted === true) throw new RunEnded();
    },
    unlessClosing: (work) => (closing === undefined ? work : beforeAbort(work, closing)),
  };
}

async function beforeAbort<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let end = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    end = () => reject(new RunEnded());
  });
  signal.addEventListener('abort', end);
  try {
    return await Promise.race([work, aborted]);
  } finally {
    // The signal lives as long as the server: it must not keep what was read.
    signal.removeEventListener('abort', end);
  }
}

interface Work {
  readonly job: RosterImportRow;
  readonly file: () => Promise<Uint8Array>;
}

async function makeDraft(deps: Deps, run: Run, { job, file }: Work, lease: Guard): Promise<void> {
  if (job.runs > MOST_RUNS)
    throw new Refusal(
      'FILE_UNREADABLE',
      '读这个文件时系统几次中断，没有导入。请用 Excel 或 WPS 另存一份，或按村拆成几个文件后重新上传。',
    );
  const reading = await lease.unlessClosing(readUpload(deps, { job, file }));
  lease.check();
  const rowsInAll = countRows(reading);
  await lease.tell({ stage: 'SEALING', rowsInAll });
  const parts = await sealRoster(deps, job, reading, marks(rowsInAll, lease));
  await lease.tell({ stage: 'STORING', rowsDone: rowsInAll });
  await store(deps, run, job, parts, lease);
}

async function readUpload(deps: Deps, { job, file }: Work): Promise<PackedReading> {
  const programme = await requireProgramme(deps, job.programmeCode);
  const upload = { name: job.fileName, bytes: await file() };
  return readRosterInWorker(upload, programme, await placesOf(deps), job.corrections);
}

/** Pieces that went with a cancelled import are no file. */
async function readBack(deps: Deps, job: RosterImportRow): Promise<Uint8Array> {
  const bytes = await openUpload(deps, job);
  if (sha256Hex(bytes) !== job.fileHash) throw new Error('an upload is not what was sent');
  return bytes;
}

/** While the demo town loads, the town comes last: until then no prefix is taken for its name. */
async function placesOf(deps: Deps): Promise<Places> {
  const villages = await listVillages(deps);
  try {
    return { townName: (await findTown(deps)).name, villages };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return { townName: '', villages };
    throw error;
  }
}

function marks(rowsInAll: number, lease: Guard): (rowsDone: number) => Promise<void> {
  const step = rowsBetweenMarks(rowsInAll);
  let next = step;
  return async (rowsDone) => {
    lease.check();
    if (rowsDone < next || rowsDone === rowsInAll) return;
    next = rowsDone + step;
    await lease.tell({ rowsDone });
  };
}

/** The whole draft and the end of the import in one transaction. */
async function store(
  deps: Deps,
  run: Run,
  job: RosterImportRow,
  parts: RosterParts,
  lease: Guard,
): Promise<void> {
  const finishedAt = deps.clock.now();
  const done = { stage: 'DONE', openKey: null, rosterId: parts.roster.id, finishedAt } as const;
  await deps.database.write(async (writer) => {
    await insertRoster(writer, parts, lease.check);
    await saveHeaders(writer, toRemember(job, parts, finishedAt));
    // Last, so that whoever cancels meanwhile does not wait and wins.
    if (!(await changeClaimed(writer, run, done))) throw new RunEnded();
    await deleteUpload(writer, run.id);
  });
}

/** A header nobody could read on is not understood: what made a file useless is said once only. */
const MISUNDERSTOOD: readonly string[] = ['COLUMN_MISSING', 'COLUMN_AMBIGUOUS'];

function toRemember(
  job: RosterImportRow,
  { roster, problems }: RosterParts,
  at: Date,
): Omit<RosterHeaderRow, 'id'>[] {
  if (roster.storedRowCount === 0) return [];
  if (problems.some(({ code }) => MISUNDERSTOOD.includes(code))) return [];
  const given = job.corrections.filter(({ isGiven }) => isGiven);
  return given.map(({ header, field }) => ({
    programmeCode: job.programmeCode,
    headerKey: headerKey(header),
    header,
    field,
    rememberedById: job.requestedById,
    rememberedAt: at,
  }));
}

async function refuse(deps: Deps, run: Run, refusal: Refusal): Promise<void> {
  const finishedAt = deps.clock.now();
  await deps.database.write(async (writer) => {
    const isMine = await changeClaimed(writer, run, {
      stage: 'REFUSED',
      openKey: null,
      refusalCode: refusal.code,
      refusalMessage: refusal.message.slice(0, 2000),
      refusalDetails: refusal.details,
      finishedAt,
    });
    if (isMine) await deleteUpload(writer, run.id);
  });
}

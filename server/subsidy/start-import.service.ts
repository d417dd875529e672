import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Reader } from '../database/database.ts';
import { isRosterCarried } from '../disclosure/roster-use.service.ts';
import type { Actor } from '../shared/actor.ts';
import { sha256Hex } from '../shared/crypto.ts';
import { hideLongNumbers } from '../shared/mask.ts';
import { rememberedCorrections } from './header.service.ts';
import { applied, requireCorrections } from './import/corrections.ts';
import { checkFile, isWorkbook } from './import/file-kind.ts';
import type { RosterFile } from './import/reading.ts';
import { leaseEnd, type Run } from './import-lease.service.ts';
import { programmeOfPeriod } from './programme.service.ts';
import type { RosterImportRow } from './roster-import.entity.ts';
import { importKey } from './roster-import.ts';
import * as store from './roster-import.store.ts';
import { sealUpload } from './upload.service.ts';

export interface ImportInput {
  readonly programmeCode: string;
  readonly period: string;
  /** What headers mean where the reader takes them wrongly. */
  readonly columns?: readonly { readonly header: string; readonly field: string }[] | null;
}

export interface StartedImport {
  readonly id: number;
  /** False for the one that was there: still open, or done with a draft no edition carries. */
  readonly isNew: boolean;
}

/** Two uploads at the same moment may see each other come and go, but not for long. */
const MOST_TRIES = 5;

/**
 * Keeps an office's file, sealed, as work to be done. `by` is the run that goes on with it at once;
 * without one whoever is free takes it up. Throws BAD_INPUT, and for what its first bytes or its zip
 * directory give away FILE_EMPTY, FILE_UNSUPPORTED, FILE_UNREADABLE or FILE_TOO_LARGE.
 */
export async function startImport(
  deps: Deps,
  actor: Actor,
  input: ImportInput,
  file: RosterFile,
  by: Run['by'] | null,
): Promise<StartedImport> {
  const job = await newImport(deps, actor, input, file, by);
  const known = await sameImport(deps.database.read, job.importKey);
  if (known !== null) return { id: known, isNew: false };
  checkFile(file);
  const pieces = await sealUpload(deps, job.importKey, file.bytes);
  for (let tries = 1; ; tries += 1) {
    try {
      return await insert(deps, job, pieces);
    } catch (error) {
      if (!isDuplicate(error) || tries === MOST_TRIES) throw error;
      const open = await store.findOpenImport(deps.database.read, job.importKey);
      if (open !== null) return { id: open.id, isNew: false };
    }
  }
}

function insert(
  deps: Deps,
  job: Omit<RosterImportRow, 'id'>,
  pieces: readonly string[],
): Promise<StartedImport> {
  return deps.database.write(async (writer) => {
    const id = await store.insertImport(writer, job);
    // Nobody else can be at it now; but somebody may just have come to its end.
    const done = await doneImport(writer, job.importKey);
    if (done !== null) {
      await store.deleteImport(writer, id);
      return { id: done, isNew: false };
    }
    await store.insertUpload(writer, id, pieces);
    return { id, isNew: true };
  });
}

async function sameImport(reader: Reader, key: string): Promise<number | null> {
  const open = await store.findOpenImport(reader, key);
  return open?.id ?? doneImport(reader, key);
}

async function doneImport(reader: Reader, key: string): Promise<number | null> {
  const done = await store.findLastDone(reader, key);
  if (done === null || done.rosterId === null) return null;
  return (await isRosterCarried(reader, done.rosterId)) ? null : done.id;
}

async function newImport(
  deps: Deps,
  actor: Actor,
  input: ImportInput,
  file: RosterFile,
  by: Run['by'] | null,
): Promise<Omit<RosterImportRow, 'id'>> {
  const { programmeCode, period } = input;
  await programmeOfPeriod(deps, input);
  const given = requireCorrections(input.columns ?? []);
  const corrections = applied(given, await rememberedCorrections(deps, programmeCode));
  const fileHash = sha256Hex(file.bytes);
  const { staffId } = actor;
  const fileName = hideLongNumbers(file.name).slice(0, 200);
  const sheetName = isWorkbook(file.bytes) ? null : fileName;
  const key = importKey({ programmeCode, period, sheetName, fileHash, staffId, corrections });
  return {
    programmeCode,
    period,
    fileName,
    fileHash,
    importKey: key,
    openKey: key,
    corrections,
    requestedById: staffId,
    requestedAt: deps.clock.now(),
    stage: by === null ? 'WAITING' : 'READING',
    rowsDone: 0,
    rowsInAll: null,
    refusalCode: null,
    refusalMessage: null,
    refusalDetails: null,
    rosterId: null,
    claimedBy: by,
    claimedUntil: by === null ? null : leaseEnd(deps),
    runs: by === null ? 0 : 1,
    finishedAt: null,
  };
}

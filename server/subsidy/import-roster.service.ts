import { setTimeout as wait } from 'node:timers/promises';
import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { Refusal } from '../shared/refusal.ts';
import type { RosterFile } from './import/reading.ts';
import { claim, newRunName } from './import-lease.service.ts';
import type { RosterImportRow } from './roster-import.entity.ts';
import { isOpen } from './roster-import.ts';
import * as store from './roster-import.store.ts';
import { runImport } from './run-import.service.ts';
import { startImport, type ImportInput } from './start-import.service.ts';

const LOOK_MS = 200;

/**
 * Reads an office's file into a draft and waits for it: every data row is stored or listed as a
 * problem. The draft is there as a whole or not at all. Returns its id.
 * Throws BAD_INPUT, FILE_EMPTY, FILE_TOO_LARGE, FILE_UNREADABLE, FILE_UNSUPPORTED, and WRONG_STATE
 * when it is cancelled meanwhile.
 */
export async function importRoster(
  deps: Deps,
  actor: Actor,
  input: ImportInput,
  file: RosterFile,
): Promise<number> {
  const by = newRunName();
  const { id, isNew } = await startImport(deps, actor, input, file, by);
  if (isNew) await runImport(deps, { id, by }, { bytes: file.bytes });
  return ended(deps, id);
}

/** The same without waiting: whoever is free takes it up. Throws BAD_INPUT and what startImport does. */
export async function startRosterImport(
  deps: Deps,
  actor: Actor,
  input: ImportInput,
  file: RosterFile,
): Promise<RosterImportRow> {
  const { id } = await startImport(deps, actor, input, file, null);
  return requireOwn(deps, actor, id);
}

/** An import of one's own. Throws NOT_FOUND. */
export async function requireOwn(deps: Deps, actor: Actor, id: number): Promise<RosterImportRow> {
  const row = await store.findImport(deps.database.read, id);
  if (row === null || row.requestedById !== actor.staffId)
    throw new Refusal('NOT_FOUND', '您没有这次导入，请到“我的导入”核对编号。');
  return row;
}

/** One's own imports, the latest first. */
export function pageOwn(
  deps: Deps,
  actor: Actor,
  request: PageRequest,
): Promise<Page<RosterImportRow>> {
  return store.pageImports(deps.database.read, actor.staffId, request);
}

/** Ends an import before its draft is there; nothing of the file is left. Throws NOT_FOUND, WRONG_STATE. */
export async function cancelImport(deps: Deps, actor: Actor, id: number): Promise<RosterImportRow> {
  await requireOwn(deps, actor, id);
  const finishedAt = deps.clock.now();
  await deps.database.write(async (writer) => {
    if (!(await store.cancelOpen(writer, id, finishedAt)))
      throw new Refusal('WRONG_STATE', '这次导入已经结束，不能取消。请看它的结果。');
    await store.deleteUpload(writer, id);
  });
  return requireOwn(deps, actor, id);
}

/** Waits for an import, and goes on with it when nobody else does. */
async function ended(deps: Deps, id: number): Promise<number> {
  for (;;) {
    const row = await store.findImport(deps.database.read, id);
    if (row === null) throw new Error('an import is gone');
    if (!isOpen(row.stage)) return draftOf(row);
    const run = await claimSilent(deps, row);
    if (run === null) await wait(LOOK_MS);
    else await runImport(deps, run);
  }
}

async function claimSilent(deps: Deps, { id, claimedUntil }: RosterImportRow) {
  const isSomebodys = claimedUntil !== null && claimedUntil > deps.database.clock.now();
  return isSomebodys ? null : claim(deps, id);
}

function draftOf({ stage, rosterId, ...row }: RosterImportRow): number {
  if (stage === 'DONE' && rosterId !== null) return rosterId;
  if (row.refusalCode !== null)
    throw new Refusal(row.refusalCode, row.refusalMessage ?? '', row.refusalDetails ?? {});
  throw new Refusal('WRONG_STATE', '这次导入已被取消，没有生成名册。需要时请重新上传。');
}

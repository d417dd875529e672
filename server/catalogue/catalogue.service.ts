import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { endOfDay, type Day } from '../shared/day.ts';
import { Refusal } from '../shared/refusal.ts';
import { staffNames } from '../staff/staff.service.ts';
import { checkEntry, type CatalogueContent, type CatalogueEntry } from './catalogue.ts';
import type { CatalogueRevisionRow } from './catalogue.entity.ts';
import * as store from './catalogue.store.ts';

export function listEntries(deps: Deps): Promise<CatalogueEntry[]> {
  return store.listEntries(deps.database.read);
}

export async function entriesByCode(deps: Deps): Promise<ReadonlyMap<string, CatalogueEntry>> {
  return new Map((await listEntries(deps)).map((entry) => [entry.code, entry]));
}

/** Throws NOT_FOUND with where to look. */
export async function requireEntry(deps: Deps, code: string): Promise<CatalogueEntry> {
  const entry = await store.findEntry(deps.database.read, code);
  if (entry === null)
    throw new Refusal('NOT_FOUND', '公开目录里没有这个代码，请用 catalogue 查询可用的代码。');
  return entry;
}

/** Throws WRONG_STATE: nothing new is opened under an entry no longer in use. */
export async function refuseRetiredEntry(reader: Writer, code: string): Promise<void> {
  if ((await store.findEntry(reader, code))?.isRetired)
    throw new Refusal('WRONG_STATE', '这个目录项已经停用，请用 catalogue 另选一项。');
}

/** What an entry said when that day ended: a later change does not turn late into in time. */
export async function wordingOn(deps: Deps, code: string, day: Day): Promise<CatalogueContent> {
  const revisions = await store.listRevisions(deps.database.read, code);
  const inForce = revisions.find(({ at }) => at < endOfDay(day));
  return (inForce ?? revisions.at(-1)!).content;
}

/** By code, when each entry came into the catalogue: nothing before that is owed. */
export function knownSince(deps: Deps): Promise<ReadonlyMap<string, Date>> {
  return store.firstRevisions(deps.database.read);
}

/** What an entry said over time, newest first, with the names of those who changed it. */
export async function historyOf(
  deps: Deps,
  code: string,
): Promise<(CatalogueRevisionRow & { by: string | null })[]> {
  const revisions = await store.listRevisions(deps.database.read, code);
  const names = await staffNames(
    deps,
    revisions.flatMap(({ staffId }) => staffId ?? []),
  );
  return revisions.map((row) => ({ ...row, by: names.get(row.staffId ?? 0) ?? null }));
}

/** Which entry, as it read when the actor looked at it. */
export interface SeenEntry {
  readonly code: string;
  readonly revision: number;
}

/** Fields left undefined stay as they are. */
export type CatalogueChange = {
  readonly [field in keyof CatalogueContent]?: CatalogueContent[field] | undefined;
};

/** A new entry; what is not said takes the default below. Throws BAD_INPUT. */
export async function addEntry(
  deps: Deps,
  actor: Actor,
  code: string,
  change: CatalogueChange,
): Promise<void> {
  const content = changed(BLANK, change);
  checkEntry(code, content);
  const revision = { code, number: 1, content, isRetired: false, reason: null };
  await deps.database
    .write(async (writer) => {
      await store.insertEntry(writer, code);
      await store.insertRevision(writer, { ...revision, ...signed(deps, actor) });
    })
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      throw new Refusal(
        'BAD_INPUT',
        '这个代码已经有了，请换一个，或用 changeCatalogueEntry 修改。',
      );
    });
}

export function changeEntry(
  deps: Deps,
  actor: Actor,
  seen: SeenEntry,
  { change, reason }: { change: CatalogueChange; reason: string },
): Promise<void> {
  const next = ({ content, isRetired }: Wording) => ({
    content: changed(content, change),
    isRetired,
  });
  return revise(deps, actor, seen, { reason, next });
}

/** `refuseUse` throws when the entry cannot be given up now; it runs in the same transaction. */
export function retireEntry(
  deps: Deps,
  actor: Actor,
  seen: SeenEntry,
  { reason, refuseUse }: { reason: string; refuseUse: (writer: Writer) => Promise<void> },
): Promise<void> {
  const next = ({ content, isRetired }: Wording) => {
    if (isRetired) throw new Refusal('WRONG_STATE', '这个目录项已经停用了。');
    return { content, isRetired: true };
  };
  return revise(deps, actor, seen, { reason, next, refuseUse });
}

export function restoreEntry(
  deps: Deps,
  actor: Actor,
  seen: SeenEntry,
  reason: string,
): Promise<void> {
  const next = ({ content, isRetired }: Wording) => {
    if (!isRetired) throw new Refusal('WRONG_STATE', '这个目录项正在使用，不需要恢复。');
    return { content, isRetired: false };
  };
  return revise(deps, actor, seen, { reason, next });
}

/** Takes away an entry under which nothing was ever opened. */
export async function deleteEntry(
  deps: Deps,
  seen: SeenEntry,
  refuseUse: (writer: Writer) => Promise<void>,
): Promise<void> {
  await deps.database.write(async (writer) => {
    await seenRevision(writer, seen);
    await refuseUse(writer);
    await store.deleteEntry(writer, seen.code);
  });
}

type Wording = Pick<CatalogueRevisionRow, 'content' | 'isRetired'>;

interface Revision {
  readonly reason: string;
  readonly next: (now: Wording) => Wording;
  readonly refuseUse?: (writer: Writer) => Promise<void>;
}

async function revise(
  deps: Deps,
  actor: Actor,
  seen: SeenEntry,
  { reason, next, refuseUse }: Revision,
): Promise<void> {
  const why = reason.trim();
  if (why === '' || [...why].length > 500)
    throw new Refusal('BAD_INPUT', '请写明修改的原因 reason，1 到 500 字。');
  await deps.database.write(async (writer) => {
    const wording = next(await seenRevision(writer, seen));
    checkEntry(seen.code, wording.content);
    await refuseUse?.(writer);
    const number = seen.revision + 1;
    const revision = { code: seen.code, number, ...wording, reason: why };
    await store.insertRevision(writer, { ...revision, ...signed(deps, actor) });
  });
}

async function seenRevision(
  writer: Writer,
  { code, revision }: SeenEntry,
): Promise<CatalogueRevisionRow> {
  await store.lockEntry(writer, code);
  const [latest] = await store.listRevisions(writer, code);
  if (latest === undefined)
    throw new Refusal('NOT_FOUND', '公开目录里没有这个代码，请用 catalogue 查询可用的代码。');
  if (latest.number !== revision)
    throw new Refusal('STALE', '这个目录项刚被别人改动过，请重新查询，看过最新内容再改。', {
      revision: latest.number,
    });
  return latest;
}

const BLANK: CatalogueContent = {
  theme: '',
  subject: '',
  elements: [],
  legalBasis: [],
  timeLimit: { days: 20, kind: 'WORKING_DAYS' },
  cadence: 'TEMPORARY',
  interval: null,
  publishingBody: '',
  level: 'TOWNSHIP',
  mode: 'PROACTIVE',
  openTo: 'WHOLE_SOCIETY',
  channels: [],
  alwaysMajor: false,
  publicPeriod: null,
};

function changed(content: CatalogueContent, change: CatalogueChange): CatalogueContent {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...content, ...(Object.fromEntries(given) as Partial<CatalogueContent>) };
}

function signed(deps: Deps, actor: Actor) {
  return { staffId: actor.staffId, at: deps.clock.now() };
}

import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { raiseContentVersion } from './content-version.store.ts';
import { nextState, stale, type EditionUnderReview, type ReviewAction } from './disclosure.ts';
import { contentHash } from './edition.ts';
import { findEditionFile, insertEvent, saveChange, type EditionFile } from './edition.store.ts';
import { payloadHash } from './payload.service.ts';

/** Which edition, as it was when the actor looked at it. */
export interface Seen {
  readonly id: number;
  readonly version: number;
}

/** What the chain needs to know of an edition. */
export function underReview({ edition, disclosure, siblings }: EditionFile): EditionUnderReview {
  return {
    version: edition.version,
    state: edition.state,
    isMajor: edition.isMajor,
    authorId: edition.authorId,
    passedById: edition.passedById,
    partyFrom: edition.partyFrom,
    visibleFrom: edition.visibleFrom,
    villageCode: disclosure.villageCode,
    publishingBody: disclosure.publishingBody,
    isLatest: siblings.at(-1)?.id === edition.id,
    hasOpenEdition: siblings.some(({ openDisclosureId }) => openDisclosureId !== null),
  };
}

/** One step of the chain: what is done, and what it changes besides the state. */
export interface Step {
  readonly action: ReviewAction;
  readonly comment?: string | null;
  /** Part of what the chain judges. */
  readonly raised?: Partial<Pick<EditionRow, 'isMajor'>>;
  readonly change: (file: EditionFile) => Partial<EditionRow> | Promise<Partial<EditionRow>>;
  /** Prepares what is written in the same transaction. */
  readonly alongside?: (file: EditionFile) => Promise<Alongside>;
}

export type Alongside = (writer: Writer) => Promise<void>;

/** May this person take the step; then write it together with its event, or refuse. */
export async function takeStep(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  { action, comment = null, raised = {}, change, alongside }: Step,
): Promise<number> {
  const file = await findEditionFile(deps.database.read, seen.id);
  if (file === null) throw new Refusal('NOT_FOUND', '没有这一版内容，请核对编号。');
  const { edition } = file;
  const judge = (now: Date) =>
    nextState(action, { ...underReview(file), ...raised }, actor, now, seen.version);
  judge(deps.clock.now());
  const changed = await change(file);
  const writeAlongside = await alongside?.(file);
  await deps.database.write(async (writer) => {
    // Judged again at the moment of writing: it may have waited, and what was not yet public is.
    const now = deps.clock.now();
    const state = judge(now);
    await saveOrRefuse(writer, edition, { ...raised, ...changed, state });
    if (edition.state === 'PUBLISHED' || state === 'PUBLISHED') await raiseContentVersion(writer);
    await insertEvent(writer, {
      editionId: edition.id,
      action,
      fromState: edition.state,
      toState: state,
      staffId: actor.staffId,
      at: now,
      comment,
    });
    await writeAlongside?.(writer);
  });
  return edition.id;
}

async function saveOrRefuse(
  writer: Writer,
  edition: EditionRow,
  change: Partial<EditionRow>,
): Promise<void> {
  const isSaved = await saveChange(writer, edition, change).catch(openEditionExists);
  if (!isSaved) throw stale(edition);
}

/** The unique key on `open_disclosure_id` decides between two who open an edition at once. */
export function openEditionExists(error: unknown): never {
  if (!isDuplicate(error)) throw error;
  throw new Refusal('OPEN_EDITION_EXISTS', '已经有一个版本在办理，请先办完那一版。');
}

/** The digest of everything a reader will see, what it carries included. */
export async function hashNow(deps: Deps, edition: EditionRow): Promise<string> {
  return contentHash(edition, await payloadHash(deps, edition));
}

/** Throws BAD_INPUT for none or a too long one. */
export function requireReason(reason: string): string {
  const text = reason.trim();
  if (text === '' || [...text].length > 500)
    throw new Refusal('BAD_INPUT', '请写明原因，1 到 500 字。');
  return text;
}

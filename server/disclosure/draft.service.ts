import { refuseRetiredEntry, requireEntry } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import { checkPermitPlace } from '../permit/permit.ts';
import { mayActAs, type Actor } from '../shared/actor.ts';
import { dayOf, type Day } from '../shared/day.ts';
import { type Period } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { AUTHOR_ROLES, nextState, type Audience } from './disclosure.ts';
import { checkContent, type EditionContent } from './edition.ts';
import { checkFormedOn, periodOfMatter } from './matter.ts';
import { periodOfPayload } from './payload.service.ts';
import { publishingBody } from './publishing-body.service.ts';
import { findLatestFile, insertDisclosure, insertEdition, insertEvent } from './edition.store.ts';
import { openEditionExists, takeStep, underReview, type Seen } from './step.service.ts';

/** The bulletin's words; `dwellSeconds` null for the time they need. */
export interface BulletinText {
  readonly headline: string;
  readonly summary: string;
  readonly dwellSeconds: number | null;
}

export interface DraftInput {
  readonly catalogueCode: string;
  readonly villageCode: string | null;
  readonly publishingBody: string | null;
  readonly title: string;
  readonly body: string;
  readonly isMajor: boolean;
  readonly audience: Audience;
  readonly bulletin: BulletinText | null;
  readonly rosterId: number | null;
  readonly partyFeeSummaryId: number | null;
  readonly permitListId: number | null;
  /** What a regular matter is about; null for what its payload or the day it was formed says. */
  readonly period: Period | null;
  /** Null for today. */
  readonly formedOn: Day | null;
}

/** Fields left undefined stay as they are; null takes a bulletin or payload away. */
export interface UpdateInput {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly isMajor?: boolean | undefined;
  readonly audience?: Audience | undefined;
  readonly bulletin?: BulletinText | null | undefined;
  readonly rosterId?: number | null | undefined;
  readonly partyFeeSummaryId?: number | null | undefined;
  readonly permitListId?: number | null | undefined;
  readonly changeNote?: string | undefined;
  readonly formedOn?: Day | undefined;
}

/** Opens a disclosure with its first edition. Returns the edition's id. */
export async function draftDisclosure(
  deps: Deps,
  actor: Actor,
  input: DraftInput,
): Promise<number> {
  const entry = await requireEntry(deps, input.catalogueCode);
  const formedOn = formationDay(deps, input.formedOn);
  const ofPayload = await periodOfPayload(deps, input);
  const disclosure = {
    catalogueCode: entry.code,
    villageCode: input.villageCode,
    publishingBody: await publishingBody(deps, input, entry),
    period: periodOfMatter(entry, { asked: input.period, ofPayload, formedOn }),
  };
  if (!mayActAs(actor, AUTHOR_ROLES, disclosure))
    throw new Refusal('FORBIDDEN', '您的岗位不能起草这个村或站所的内容，请交给负责的同事。');
  const content = contentOf(input, formedOn);
  checkContent(content);
  checkPermitPlace(disclosure, content);
  const isMajor = entry.alwaysMajor || input.isMajor || paysMoney(content);

  return deps.database.write(async (writer) => {
    const disclosureId = await insertDisclosure(writer, disclosure);
    await refuseRetiredEntry(writer, entry.code);
    const place = { disclosureId, ...disclosure };
    const edition = newEdition(place, 1, actor, content, isMajor);
    const id = await insertEdition(writer, edition);
    await insertEvent(writer, drafted(deps, actor, id, null));
    return id;
  });
}

/** Changes a draft. A matter that is major never becomes minor again. */
export function updateEdition(
  deps: Deps,
  actor: Actor,
  seen: Seen,
  input: UpdateInput,
): Promise<number> {
  return takeStep(deps, actor, seen, {
    action: 'update',
    change: async ({ edition }) => {
      const content = changedContent(edition, input);
      checkContent(content);
      checkPermitPlace(edition, content);
      formationDay(deps, content.formedOn);
      await periodOfPayload(deps, content);
      if (edition.isMajor && input.isMajor === false)
        throw new Refusal('BAD_INPUT', '已定为重大事项，不能改回一般事项。');
      return {
        ...content,
        isMajor: edition.isMajor || (input.isMajor ?? false) || paysMoney(content),
      };
    },
  });
}

/** Opens the next edition (再次公开) with the content of the last. Returns its id. */
export async function reviseDisclosure(
  deps: Deps,
  actor: Actor,
  disclosureId: number,
  changeNote: string,
): Promise<number> {
  const file = await findLatestFile(deps.database.read, disclosureId);
  if (file === null) throw new Refusal('NOT_FOUND', '没有这个公开事项，请核对编号。');
  nextState('revise', underReview(file), actor, deps.clock.now());
  const { edition, siblings } = file;
  const changed = { changeNote, formedOn: dayOf(deps.clock.now()) };
  // A draft that was given up is not what the public read.
  const read = siblings.findLast(({ visibleFrom }) => visibleFrom !== null) ?? edition;
  const content = changedContent(read, changed);
  checkContent(content);

  return deps.database.write(async (writer) => {
    const place = { disclosureId, ...file.disclosure };
    const next = newEdition(place, edition.number + 1, actor, content, edition.isMajor);
    const id = await insertEdition(writer, next).catch(openEditionExists);
    await insertEvent(writer, drafted(deps, actor, id, content.changeNote));
    return id;
  });
}

/** A roster is money promised to people: the party committee approves it under whatever entry. */
function paysMoney({ rosterId }: EditionContent): boolean {
  return rosterId !== null;
}

/** A day that is named is checked, else it is today. */
function formationDay(deps: Deps, asked: Day | null): Day {
  const today = dayOf(deps.clock.now());
  if (asked !== null) checkFormedOn(asked, today);
  return asked ?? today;
}

function contentOf(input: DraftInput, formedOn: Day): EditionContent {
  return {
    title: input.title.trim(),
    body: input.body,
    audience: input.audience,
    ...bulletinFields(input.bulletin),
    changeNote: null,
    rosterId: input.rosterId,
    partyFeeSummaryId: input.partyFeeSummaryId,
    permitListId: input.permitListId,
    formedOn,
  };
}

function changedContent(edition: EditionRow, input: UpdateInput): EditionContent {
  const bulletin =
    input.bulletin === undefined
      ? {
          headline: edition.headline,
          summary: edition.summary,
          dwellSeconds: edition.dwellSeconds,
        }
      : bulletinFields(input.bulletin);
  return {
    title: input.title?.trim() ?? edition.title,
    body: input.body ?? edition.body,
    audience: input.audience ?? edition.audience,
    ...bulletin,
    changeNote: input.changeNote?.trim() ?? edition.changeNote,
    rosterId: kept(input.rosterId, edition.rosterId),
    partyFeeSummaryId: kept(input.partyFeeSummaryId, edition.partyFeeSummaryId),
    permitListId: kept(input.permitListId, edition.permitListId),
    formedOn: input.formedOn ?? edition.formedOn,
  };
}

function bulletinFields(bulletin: BulletinText | null) {
  return {
    headline: bulletin?.headline.trim() ?? null,
    summary: bulletin?.summary.trim() ?? null,
    dwellSeconds: bulletin?.dwellSeconds ?? null,
  };
}

function kept(asked: number | null | undefined, before: number | null): number | null {
  return asked === undefined ? before : asked;
}

/** What of its disclosure an edition carries. */
type Place = Pick<EditionRow, 'disclosureId' | 'catalogueCode' | 'villageCode' | 'publishingBody'>;

function newEdition(
  { disclosureId, catalogueCode, villageCode, publishingBody }: Place,
  number: number,
  actor: Actor,
  content: EditionContent,
  isMajor: boolean,
): Omit<EditionRow, 'id'> {
  return {
    disclosureId,
    catalogueCode,
    villageCode,
    publishingBody,
    number,
    version: 1,
    state: 'DRAFT',
    openDisclosureId: disclosureId,
    ...content,
    isMajor,
    authorId: actor.staffId,
    passedById: null,
    contentHash: null,
    partyFrom: null,
    visibleFrom: null,
    visibleUntil: null,
    publicPeriodEndsOn: null,
    withdrawnAt: null,
    withdrawalReason: null,
  };
}

function drafted(deps: Deps, actor: Actor, editionId: number, comment: string | null) {
  return {
    editionId,
    action: 'draft' as const,
    fromState: null,
    toState: 'DRAFT' as const,
    staffId: actor.staffId,
    at: deps.clock.now(),
    comment,
  };
}

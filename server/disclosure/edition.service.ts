import type { Deps } from '../context.ts';
import { hasAnyRole, type Actor } from '../shared/actor.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { staffNames } from '../staff/staff.service.ts';
import type { EditionEventRow } from './disclosure.entity.ts';
import type { EditionState } from './disclosure.ts';
import {
  findEditionFile,
  listEvents,
  pageEditionFiles,
  type EditionFile,
} from './edition.store.ts';

/** Who may read everybody's drafts; an author reads their own, and what was published by anyone. */
const REVIEWER_ROLES = ['LEADING_GROUP', 'PARTY_COMMITTEE', 'OFFICE', 'SUPERVISOR'] as const;

/** An edition this person may read, else null. */
export async function findEdition(
  deps: Deps,
  actor: Actor,
  id: number,
): Promise<EditionFile | null> {
  const file = await findEditionFile(deps.database.read, id);
  if (file === null) return null;
  const { state, authorId } = file.edition;
  const isPublished = state === 'PUBLISHED' || state === 'WITHDRAWN';
  const mayRead = isPublished || authorId === actor.staffId || hasAnyRole(actor, REVIEWER_ROLES);
  return mayRead ? file : null;
}

/** Editions this person may read, newest first. */
export function pageEditions(
  deps: Deps,
  actor: Actor,
  filter: { state: EditionState | null; catalogueCode: string | null; mine: boolean },
  request: PageRequest,
): Promise<Page<EditionFile>> {
  const seesAll = hasAnyRole(actor, REVIEWER_ROLES) && !filter.mine;
  const query = {
    state: filter.state,
    catalogueCode: filter.catalogueCode,
    authorId: seesAll ? null : actor.staffId,
  };
  return pageEditionFiles(deps.database.read, query, request);
}

/** What was done to an edition, oldest first, with the names of those who did it. */
export async function historyOf(
  deps: Deps,
  editionId: number,
): Promise<(EditionEventRow & { by: string })[]> {
  const events = await listEvents(deps.database.read, editionId);
  const names = await staffNames(
    deps,
    events.map(({ staffId }) => staffId),
  );
  return events.map((event) => ({ ...event, by: names.get(event.staffId) ?? '' }));
}

import { entriesByCode } from '../catalogue/catalogue.service.ts';
import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { staffNames } from '../staff/staff.service.ts';
import { villagesByCode } from '../town/town.service.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { availableActions } from './disclosure.ts';
import { dwellSeconds } from './edition.ts';
import { visibilityOf } from './visibility.ts';
import type { BulletinTextType, EditionType } from './edition.graphql.ts';
import type { EditionFile } from './edition.store.ts';
import { underReview } from './step.service.ts';

/** Editions as this person sees them. */
export async function editions(
  deps: Deps,
  actor: Actor,
  files: readonly EditionFile[],
): Promise<EditionType[]> {
  const [entries, villages, names] = await Promise.all([
    entriesByCode(deps),
    villagesByCode(deps),
    staffNames(
      deps,
      files.map(({ edition }) => edition.authorId),
    ),
  ]);
  const now = deps.clock.now();
  return files.map((file) => {
    const { edition, disclosure, siblings } = file;
    return {
      id: String(edition.id),
      disclosureId: String(disclosure.id),
      number: edition.number,
      version: edition.version,
      state: edition.state,
      visibility: visibilityOf(edition, siblings, now),
      availableActions: availableActions(underReview(file), actor, now),
      catalogueEntry: entries.get(disclosure.catalogueCode)!,
      village: villages.get(disclosure.villageCode ?? '') ?? null,
      publishingBody: disclosure.publishingBody,
      title: edition.title,
      body: edition.body,
      isMajor: edition.isMajor,
      audience: edition.audience,
      bulletin: bulletinText(edition),
      changeNote: edition.changeNote,
      author: names.get(edition.authorId) ?? '',
      partyFrom: edition.partyFrom,
      visibleFrom: edition.visibleFrom,
      visibleUntil: edition.visibleUntil,
      period: disclosure.period,
      publicPeriodEndsOn: edition.publicPeriodEndsOn,
      row: edition,
    };
  });
}

function bulletinText(edition: EditionRow): BulletinTextType | null {
  const { headline, summary } = edition;
  if (headline === null || summary === null) return null;
  return { headline, summary, dwellSeconds: dwellSeconds(headline, summary, edition.dwellSeconds) };
}

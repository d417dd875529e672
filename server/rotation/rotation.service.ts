import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import { bulletinsToChooseFrom, unknownDisclosures } from '../disclosure/publication.service.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { Refusal } from '../shared/refusal.ts';
import { staffNames } from '../staff/staff.service.ts';
import {
  MAX_ROTATION,
  checkArrangement,
  playingOrder,
  type Arrangement,
  type Candidate,
  type Turn,
} from './rotation.ts';
import { findLatest, insertArrangement } from './rotation.store.ts';

const NOTHING_ARRANGED: Arrangement = { boards: [] };

type Publication = Awaited<ReturnType<typeof bulletinsToChooseFrom>>[number];

export type BulletinTurn = Turn<Candidate & { readonly publication: Publication }>;

/** What plays at a moment, in its order: with the arrangement in force, or with one to try. */
export async function rotationAt(
  deps: Deps,
  now: Date,
  tried?: Arrangement,
): Promise<BulletinTurn[]> {
  const arrangement = tried ?? (await findLatest(deps.database.read))?.content ?? NOTHING_ARRANGED;
  const arranged = arrangement.boards.flatMap(({ placements }) =>
    placements.map(({ disclosureId }) => disclosureId),
  );
  const publications = await bulletinsToChooseFrom(deps, arranged, MAX_ROTATION, now);
  return playingOrder(
    arrangement,
    publications.map((publication) => candidate(publication, now)),
    now,
  );
}

function candidate(publication: Publication, now: Date) {
  const { edition, disclosure } = publication;
  const { publicPeriodEndsOn } = edition;
  return {
    publication,
    disclosureId: disclosure.id,
    publishedAt: edition.visibleFrom!,
    isInPublicPeriod: publicPeriodEndsOn !== null && publicPeriodEndsOn >= dayOf(now),
  };
}

/** The arrangement in force with who made it; version 0 while nobody did. */
export async function currentRotation(deps: Deps) {
  const latest = await findLatest(deps.database.read);
  if (latest === null) return { version: 0, by: null, at: null, ...NOTHING_ARRANGED };
  const names = await staffNames(deps, [latest.staffId]);
  const { version, at, content, staffId } = latest;
  return { version, at, by: names.get(staffId) ?? null, ...content };
}

/**
 * Puts a new arrangement in the place of the one seen. Throws BAD_INPUT for boards, bulletins or
 * times that cannot be, STALE when somebody arranged it meanwhile.
 */
export async function arrangeRotation(
  deps: Deps,
  actor: Actor,
  seenVersion: number,
  arrangement: Arrangement,
): Promise<void> {
  await checkRotation(deps, arrangement);
  const latest = await findLatest(deps.database.read);
  if ((latest?.version ?? 0) !== seenVersion) throw stale(latest?.version ?? 0);
  const version = seenVersion + 1;
  const row = { version, content: arrangement, staffId: actor.staffId, at: deps.clock.now() };
  await deps.database
    .write((writer) => insertArrangement(writer, row))
    .catch((error: unknown) => {
      throw isDuplicate(error) ? stale(version) : error;
    });
}

/** Throws BAD_INPUT for an arrangement that cannot be. */
export async function checkRotation(deps: Deps, arrangement: Arrangement): Promise<void> {
  checkArrangement(arrangement, deps.clock.now());
  const ids = arrangement.boards.flatMap(({ placements }) =>
    placements.map(({ disclosureId }) => disclosureId),
  );
  const unknown = await unknownDisclosures(deps, ids);
  if (unknown.length > 0)
    throw new Refusal(
      'BAD_INPUT',
      `没有公开事项 ${unknown.join('、')}，请用 disclosures 核对编号。`,
    );
}

function stale(version: number): Refusal {
  return new Refusal('STALE', '滚动安排刚被别人改动过，请重新查询，看过最新安排再改。', {
    version,
  });
}

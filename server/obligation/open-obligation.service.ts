import { requireEntry } from '../catalogue/catalogue.service.ts';
import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import type { Deps } from '../context.ts';
import { openedAbout } from '../disclosure/edition.service.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf, daysBetween, isDay, type Day } from '../shared/day.ts';
import { Refusal } from '../shared/refusal.ts';
import { villageBody, villagesByCode } from '../town/town.service.ts';
import type { ObligationRow } from './obligation.entity.ts';
import { maySee } from './obligation.ts';
import { changeOpen, findObligation, insertObligation } from './obligation.store.ts';

export interface NewObligation {
  readonly catalogueCode: string;
  readonly villageCode: string | null;
  readonly title: string;
  readonly dueOn: Day;
}

const FARTHEST_DAYS = 2 * 366;

/** The office opens a staged or temporary matter with a date of its own. Throws BAD_INPUT. */
export async function openObligation(
  deps: Deps,
  actor: Actor,
  { catalogueCode, villageCode, title, dueOn }: NewObligation,
): Promise<number> {
  const entry = await requireEntry(deps, catalogueCode);
  if (entry.cadence === 'REGULAR')
    throw new Refusal(
      'BAD_INPUT',
      '定期公开的事项会自动列出，不用另开；请选阶段性或临时的目录项。',
    );
  if (entry.isRetired) throw new Refusal('WRONG_STATE', '这个目录项已经停用，请另选一项。');
  const publishingBody = await bodyFor(deps, entry, villageCode);
  const today = dayOf(deps.clock.now());
  if (!isDay(dueOn) || dueOn < today || daysBetween(today, dueOn) > FARTHEST_DAYS)
    throw new Refusal('BAD_INPUT', '公开期限 dueOn 应在今天以后、两年以内，请核对日期。');
  const words = title.trim();
  if (words === '' || [...words].length > 200)
    throw new Refusal('BAD_INPUT', '事项名称 title 应是 1 到 200 字，请改后重试。');
  const row: Omit<ObligationRow, 'id'> = {
    catalogueCode,
    villageCode,
    publishingBody,
    title: words,
    dueOn,
    disclosureId: null,
    openedById: actor.staffId,
    openedAt: deps.clock.now(),
    cancelReason: null,
    cancelledById: null,
    cancelledAt: null,
  };
  return deps.database.write((writer) => insertObligation(writer, row));
}

async function bodyFor(
  deps: Deps,
  entry: CatalogueEntry,
  villageCode: string | null,
): Promise<string> {
  if (villageCode === null) return entry.publishingBody;
  const village = (await villagesByCode(deps)).get(villageCode);
  if (village === undefined)
    throw new Refusal('BAD_INPUT', '没有这个村（社区）的代码，请用 villages 查询。');
  return villageBody(village);
}

/** Names the disclosure that was opened for it. Throws FORBIDDEN, NOT_FOUND or WRONG_STATE. */
export async function assignObligation(
  deps: Deps,
  actor: Actor,
  id: number,
  disclosureId: number,
): Promise<void> {
  const row = await requireObligation(deps, id);
  const [opened] = await openedAbout(deps, [], [disclosureId]);
  if (opened?.catalogueCode !== row.catalogueCode)
    throw new Refusal('BAD_INPUT', '这件公开事项不在同一个目录项下，请核对编号。');
  if (!maySee(actor, row)) throw new Refusal('FORBIDDEN', '这件事不归您办，请交给负责的同事。');
  await changeOrRefuse(deps, id, { disclosureId });
}

export async function cancelObligation(
  deps: Deps,
  actor: Actor,
  id: number,
  reason: string,
): Promise<void> {
  await requireObligation(deps, id);
  const cancelReason = reason.trim();
  if (cancelReason === '' || [...cancelReason].length > 500)
    throw new Refusal('BAD_INPUT', '请写明原因，1 到 500 字。');
  const signed = { cancelledById: actor.staffId, cancelledAt: deps.clock.now() };
  await changeOrRefuse(deps, id, { cancelReason, ...signed });
}

async function requireObligation(deps: Deps, id: number): Promise<ObligationRow> {
  const row = await findObligation(deps.database.read, id);
  if (row === null) throw new Refusal('NOT_FOUND', '没有这件待公开事项，请核对编号。');
  return row;
}

async function changeOrRefuse(
  deps: Deps,
  id: number,
  change: Partial<ObligationRow>,
): Promise<void> {
  const isChanged = await deps.database.write((writer) => changeOpen(writer, id, change));
  if (!isChanged)
    throw new Refusal('WRONG_STATE', '这件事已经取消，或者已经对应了公开事项，不能再改。');
}

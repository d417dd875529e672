import type { Deps } from '../context.ts';
import { findEdition } from '../disclosure/edition.service.ts';
import { visibilityOf, type EditionVisibility } from '../disclosure/visibility.ts';
import { hasAnyRole, type Actor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import { Refusal } from '../shared/refusal.ts';
import { shownCells, shownColumns } from '../subsidy/public-columns.ts';
import { everyLine } from '../subsidy/roster-lines.service.ts';
import { ROSTER_READERS, rosterFacts, type RosterFacts } from '../subsidy/roster.service.ts';
import { rosterDigest } from '../subsidy/roster.ts';
import { findTown, listVillages } from '../town/town.service.ts';
import type { SheetNotice } from './sheet-html.ts';
import { dayText, periodText, supervisionPhone } from './sheet-text.ts';
import type { SheetRow, SheetVillage } from './sheet.ts';

type EditionFile = NonNullable<Awaited<ReturnType<typeof findEdition>>>;

/** An edition whose roster may be printed, and whether it is only a sample yet. */
export interface PrintableEdition {
  readonly file: EditionFile;
  readonly facts: RosterFacts;
  readonly isSample: boolean;
}

/** Why what was published may not be pinned up any more, or not to everyone. */
const NOT_PRINTED: Readonly<Partial<Record<EditionVisibility, string>>> = {
  SUPERSEDED: '这一版已被新的版本代替，请打印新的一版。',
  EXPIRED: '这一版已到期撤下，不能再打印张贴。',
  WITHDRAWN: '这一版已经撤回，不能打印张贴。',
};

/** Throws FORBIDDEN, NOT_FOUND, or WRONG_STATE when the edition is nothing to pin up. */
export async function requirePrintable(
  deps: Deps,
  actor: Actor,
  editionId: number,
): Promise<PrintableEdition> {
  if (!hasAnyRole(actor, ROSTER_READERS))
    throw new Refusal('FORBIDDEN', '您的岗位不能打印公示表，请交给名册员或党政办。');
  const file = await findEdition(deps, actor, editionId);
  if (file === null) throw new Refusal('NOT_FOUND', '没有这份稿件，请核对编号。');
  const { edition } = file;
  const visibility = visibilityOf(edition, file.siblings, deps.clock.now());
  const reason = NOT_PRINTED[visibility] ?? notForEveryone(edition);
  if (reason !== null) throw new Refusal('WRONG_STATE', reason);
  const facts = (await rosterFacts(deps, [edition.rosterId ?? 0])).get(edition.rosterId ?? 0);
  if (facts === undefined)
    throw new Refusal('NOT_FOUND', '这份稿件没有附名册，没有公示表可以打印。');
  return { file, facts, isSample: visibility !== 'VISIBLE' };
}

function notForEveryone({ state, audience }: EditionFile['edition']): string | null {
  if (audience !== 'PUBLIC') return '这份稿件只在党内公开，不能张贴。';
  return state === 'APPROVED' || state === 'PUBLISHED'
    ? null
    : '稿件还没有批准。批准以后可以打印样张，发布以后可以打印张贴。';
}

/** Rows and money of a village, as they were counted at import. */
export type VillageSum = RosterFacts['villages'][number] & { readonly name: string };

/** The villages of a roster in the town's order. */
export async function villageSums(deps: Deps, facts: RosterFacts): Promise<VillageSum[]> {
  const villages = await listVillages(deps);
  return villages.flatMap(({ code, name }) => {
    const sum = facts.villages.find(({ villageCode }) => villageCode === code);
    return sum === undefined ? [] : [{ ...sum, name }];
  });
}

/**
 * The public cells of the rows village by village. Throws CONTENT_CHANGED when they are not the rows that were
 * approved, or do not all stand under a village.
 */
export async function rowsByVillage(deps: Deps, facts: RosterFacts): Promise<VillageRows[]> {
  const digest = rosterDigest();
  const shown = shownColumns(facts);
  const rows = new Map<string | null, SheetRow[]>();
  let amountFen = 0;
  for await (const entry of everyLine(deps, facts.id)) {
    digest.add(entry);
    const { position, villageCode, maskedName, amountFen: rowFen } = entry;
    const own = rows.get(villageCode) ?? [];
    own.push({ number: position, maskedName, amountFen: rowFen, ...shownCells(entry, shown) });
    rows.set(villageCode, own);
    amountFen += entry.amountFen;
  }
  const villages = (await villageSums(deps, facts)).map(({ villageCode, name }) => ({
    villageCode,
    name,
    rows: rows.get(villageCode) ?? [],
  }));
  const count = villages.reduce((sum, village) => sum + village.rows.length, 0);
  const isWhole = count === facts.rowCount && amountFen === facts.totalFen;
  if (!isWhole || digest.done() !== facts.contentHash)
    throw new Refusal(
      'CONTENT_CHANGED',
      '名册和批准时不一样，或者有的行没有归到村，没有打印。请联系信息员。',
    );
  return villages;
}

export type VillageRows = SheetVillage & { readonly villageCode: string };

/** What stands on every page around the rows. */
export async function noticeOf(
  deps: Deps,
  { file, facts, isSample }: PrintableEdition,
): Promise<SheetNotice> {
  const { edition, disclosure } = file;
  const town = await findTown(deps);
  const phone = supervisionPhone(edition.body);
  return {
    title: edition.title,
    programme: facts.programme.name,
    period: periodText(facts.period),
    standing: standingOf(edition, isSample),
    telephone: phone === null ? `服务热线：${town.hotline}` : `监督电话：${phone}`,
    publishingBody: disclosure.publishingBody,
    madeOn: dayText(dayOf(deps.clock.now())),
    isSample,
    recipient: facts.programme.recipient,
    unit: facts.programme.unit,
    has: shownColumns(facts),
  };
}

function standingOf(
  { visibleFrom, publicPeriodEndsOn }: EditionFile['edition'],
  isSample: boolean,
): string {
  if (isSample) return '样张：还没有公布，不得张贴';
  const from = dayText(dayOf(visibleFrom!));
  return publicPeriodEndsOn === null
    ? `公开日期：${from}`
    : `公示期：${from} 至 ${dayText(publicPeriodEndsOn)}`;
}

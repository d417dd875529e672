import { yuanFromFen } from '../shared/money.ts';
import type { Village } from '../town/town.service.ts';
import type { FigureChange } from './compare.ts';
import type {
  RosterDraftChangeType,
  RosterDraftComparisonType,
  RosterFigureChangeType,
} from './compare.graphql.ts';
import type { DraftComparison, TellableChange } from './compare.service.ts';
import type { Deps } from '../context.ts';
import { rosterDraft } from './roster.present.ts';

type Villages = ReadonlyMap<string, Village>;

export async function draftComparison(
  deps: Deps,
  { before, after, counts, movedCount, page }: DraftComparison,
  villages: Villages,
): Promise<RosterDraftComparisonType> {
  const { differenceFen, ...numbers } = counts;
  return {
    ...page,
    ...numbers,
    movedCount,
    faultyBefore: before.rowCount - before.storedRowCount,
    faultyAfter: after.rowCount - after.storedRowCount,
    nodes: page.nodes.map((change) => draftChange(change, villages)),
    before: await rosterDraft(deps, before),
    after: await rosterDraft(deps, after),
    difference: yuanFromFen(differenceFen),
  };
}

function draftChange(
  { change, maskedIdNumber }: TellableChange,
  villages: Villages,
): RosterDraftChangeType {
  const { kind, before, after } = change;
  const shown = after ?? before;
  const { figures, sealed } =
    change.kind === 'CHANGED' ? change : { figures: [], sealed: [] as readonly string[] };
  return {
    kind,
    numberBefore: before?.position ?? null,
    numberAfter: after?.position ?? null,
    village: nameOf(villages, shown.villageCode),
    maskedName: shown.maskedName,
    maskedIdNumber,
    amountBefore: before === null ? null : yuanFromFen(before.amountFen),
    amountAfter: after === null ? null : yuanFromFen(after.amountFen),
    figures: figures.map((figure) => figureChange(figure, villages)),
    isAccountChanged: sealed.includes('account'),
    isNameChanged: sealed.includes('name'),
    isHouseholderChanged: sealed.includes('householder'),
  };
}

function figureChange(change: FigureChange, villages: Villages): RosterFigureChangeType {
  if (change.figure !== 'village') return { ...change };
  const { figure, from, to } = change;
  return { figure, from: nameOf(villages, from), to: nameOf(villages, to) };
}

function nameOf(villages: Villages, code: string | null): string | null {
  return code === null ? null : (villages.get(code)?.name ?? code);
}

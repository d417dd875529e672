import type { Deps } from '../context.ts';
import { maskIdNumber } from '../shared/mask.ts';
import type { Fen } from '../shared/money.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { Refusal } from '../shared/refusal.ts';
import { publishedBefore } from './proof.service.ts';
import * as store from './proof.store.ts';
import { personChanges, type ChangeKind, type PersonChange } from './roster-changes.ts';
import type { RosterEntryRow, RosterRow } from './roster.entity.ts';
import { placeOf, requireDraft } from './roster.service.ts';

/** A change of one person, told by the first of their rows; masked. */
export interface RosterChange {
  readonly kind: ChangeKind;
  readonly villageCode: string | null;
  readonly maskedName: string;
  readonly maskedIdNumber: string;
  readonly numberBefore: number | null;
  readonly numberAfter: number | null;
  readonly amountBeforeFen: Fen | null;
  readonly amountAfterFen: Fen | null;
}

export interface ChangesAsked {
  readonly rosterId: number;
  /** Null: the published roster the warnings are about. */
  readonly againstId: number | null;
  readonly kind: ChangeKind;
}

/**
 * Who is new, gone or changed against another roster of the programme, person by person. Throws
 * BAD_INPUT for one of another programme, NOT_FOUND when there is none.
 */
export async function pageRosterChanges(
  deps: Deps,
  { rosterId, againstId, kind }: ChangesAsked,
  request: PageRequest,
): Promise<Page<RosterChange> & { readonly against: RosterRow }> {
  const roster = await requireDraft(deps, rosterId);
  const against = await otherRoster(deps, roster, againstId);
  const start = decodeCursor(request) ?? 0;
  const { read } = deps.database;
  const [before, after] = await Promise.all([
    store.listPersonSums(read, against.id),
    store.listPersonSums(read, roster.id),
  ]);
  const found = personChanges(before, after).filter((change) => change.kind === kind);
  const numbered = found
    .slice(start, start + request.first + 1)
    .map((change, at) => ({ change, number: start + at + 1 }));
  const page = pageOf(numbered, request, found.length, ({ number }) => number);
  const told = await teller(
    deps,
    kind === 'GONE' ? against.id : roster.id,
    page.nodes.map(({ change }) => change),
  );
  return { ...page, nodes: page.nodes.map(({ change }) => told(change)), against };
}

async function otherRoster(
  deps: Deps,
  roster: RosterRow,
  againstId: number | null,
): Promise<RosterRow> {
  const id = againstId ?? (await publishedBefore(deps, roster))?.rosterId;
  if (id === undefined)
    throw new Refusal('NOT_FOUND', '这个补贴项目以前没有公示过名册，没有可以比较的。');
  const against = await requireDraft(deps, id);
  if (against.programmeCode !== roster.programmeCode)
    throw new Refusal('BAD_INPUT', '两份名册不是同一个补贴项目，不能比较，请另选一份。');
  return against;
}

/** Reads the rows of one page at once. */
async function teller(
  deps: Deps,
  rosterId: number,
  changes: readonly PersonChange[],
): Promise<(change: PersonChange) => RosterChange> {
  const positionOf = ({ before, after }: PersonChange) => (after ?? before)!.position;
  const entries = await store.listEntriesAt(deps.database.read, rosterId, changes.map(positionOf));
  const byPosition = new Map(entries.map((entry) => [entry.position, entry]));
  return (change) => {
    const { kind, before, after } = change;
    return {
      kind,
      ...masked(deps, byPosition.get(positionOf(change))!),
      numberBefore: before?.position ?? null,
      numberAfter: after?.position ?? null,
      amountBeforeFen: before?.amountFen ?? null,
      amountAfterFen: after?.amountFen ?? null,
    };
  };
}

function masked(deps: Deps, entry: RosterEntryRow) {
  const { villageCode, maskedName, idNumberSealed } = entry;
  const idNumber = deps.vault.open(idNumberSealed, placeOf(entry, 'id_number'));
  return { villageCode, maskedName, maskedIdNumber: maskIdNumber(idNumber) };
}

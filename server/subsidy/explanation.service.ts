import type { Deps } from '../context.ts';
import { isRosterFrozen } from '../disclosure/roster-use.service.ts';
import type { Actor } from '../shared/actor.ts';
import { checkAll, hasLength } from '../shared/check-all.ts';
import { hideLongNumbers } from '../shared/mask.ts';
import { Refusal } from '../shared/refusal.ts';
import * as store from './proof.store.ts';
import { requireDraft } from './roster.service.ts';

/** Which warnings: of one code, or these by their number in the list; null is all of them. */
export interface Explained {
  readonly code: string | null;
  readonly numbers: readonly number[] | null;
}

/**
 * Notes why warnings may stand. The last word on each counts until the roster is submitted.
 * Returns how many were explained. Throws BAD_INPUT, NOT_FOUND, WRONG_STATE.
 */
export async function explainWarnings(
  deps: Deps,
  actor: Actor,
  rosterId: number,
  { code, numbers }: Explained,
  words: string,
): Promise<number> {
  await requireDraft(deps, rosterId);
  const reason = hideLongNumbers(words.trim());
  checkAll([hasLength(reason, 1, 200), '请写明核实的情况，1 到 200 字']);
  if (await isRosterFrozen(deps, rosterId))
    throw new Refusal('WRONG_STATE', '名册已经提交，说明不能再改；要改请审核人先退回。');
  const warnings = await store.listWarnings(deps.database.read, rosterId, code);
  const meant = warnings.filter(({ position }) => numbers?.includes(position) ?? true);
  if (meant.length === 0 || (numbers !== null && meant.length < new Set(numbers).size))
    throw new Refusal('BAD_INPUT', '没有这样的提醒（WARNING），请照“看名册问题”里的编号填写。');
  const signed = { reason, explainedById: actor.staffId, explainedAt: deps.clock.now() };
  await deps.database.write((writer) =>
    store.saveExplanations(
      writer,
      meant.map(({ position }) => ({ rosterId, position, ...signed })),
    ),
  );
  return meant.length;
}

/** Reasons by the problem's number. */
export async function reasonsOf(
  deps: Deps,
  rosterId: number,
): Promise<ReadonlyMap<number, string>> {
  const rows = await store.listExplanations(deps.database.read, rosterId);
  return new Map(rows.map(({ position, reason }) => [position, reason]));
}

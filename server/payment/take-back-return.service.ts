import type { Deps } from '../context.ts';
import type { Reader } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { hideLongNumbers } from '../shared/mask.ts';
import { Refusal } from '../shared/refusal.ts';
import type { BankReturnRow } from './payment.entity.ts';
import {
  findReturns,
  insertTakenBack,
  listCopies,
  listStandingReturns,
  lockLedger,
} from './payment.store.ts';

const LONGEST_REASON = 200;

/**
 * Takes a bank's return back that should not have been entered. Nothing is deleted: from then on its
 * entries count nowhere, nor do those a correction of the roster carried along, and the same file may
 * be entered again. Throws BAD_INPUT, NOT_FOUND, WRONG_STATE.
 */
export async function takeBackReturn(
  deps: Deps,
  actor: Actor,
  id: number,
  reason: string,
): Promise<BankReturnRow> {
  const words = requireReason(reason);
  const { read } = deps.database;
  const [bankReturn] = await findReturns(read, [id]);
  if (bankReturn === undefined) throw new Refusal('NOT_FOUND', '没有这份回单，请核对回单编号。');
  const rosterIds = rostersOf(await listCopies(read, bankReturn));
  const takenBackAt = deps.clock.now();
  await deps.database.write(async (writer) => {
    for (const rosterId of [...new Set([...rosterIds, bankReturn.rosterId])])
      await lockLedger(writer, rosterId, takenBackAt);
    const copies = await listCopies(writer, bankReturn);
    if (!copies.some((copy) => copy.id === id))
      throw new Refusal('WRONG_STATE', '这份回单已经撤回过了，不用再撤。');
    // A correction was published meanwhile and carried it along.
    if (rostersOf(copies).some((rosterId) => !rosterIds.includes(rosterId)))
      throw new Refusal('STALE', '正好有人在发布更正后的名册，请再撤回一次。');
    for (const copy of copies) await refuseRepeatedLater(writer, copy);
    const signed = { reason: words, takenBackById: actor.staffId, takenBackAt };
    await insertTakenBack(
      writer,
      copies.map((copy) => ({ returnId: copy.id, ...signed })),
    );
  });
  return bankReturn;
}

function rostersOf(returns: readonly BankReturnRow[]): number[] {
  return returns.map(({ rosterId }) => rosterId).toSorted((one, other) => one - other);
}

/** Rows a later file told again were not entered with it: they would be lost with this one. */
async function refuseRepeatedLater(reader: Reader, { id, rosterId }: BankReturnRow): Promise<void> {
  const later = (await listStandingReturns(reader, rosterId)).find(
    (other) => other.id > id && other.repeatedCount > 0,
  );
  if (later === undefined) return;
  throw new Refusal(
    'WRONG_STATE',
    `后来登记的回单 ${later.id}（${later.fileName}）有 ${later.repeatedCount} 行和以前的重复，没有再登记，撤回这一份会把它们一起撤掉。请先撤回回单 ${later.id}，再撤这一份，然后把对的文件重新登记。`,
    { returnId: String(later.id) },
  );
}

function requireReason(reason: string): string {
  const words = hideLongNumbers(reason.trim());
  if (words === '' || [...words].length > LONGEST_REASON)
    throw new Refusal('BAD_INPUT', `请写明撤回的原因 reason，1 到 ${LONGEST_REASON} 字。`);
  return words;
}

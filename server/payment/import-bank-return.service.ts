import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { sha256Hex } from '../shared/crypto.ts';
import { dayOf, type Day } from '../shared/day.ts';
import { hideLongNumbers, maskName } from '../shared/mask.ts';
import { Refusal } from '../shared/refusal.ts';
import type { BankProblem, BankReading, BankRow } from '../subsidy/bank-file/bank-reading.ts';
import { readBankFileInWorker } from '../subsidy/bank-file/read-in-worker.ts';
import type { RosterFile } from '../subsidy/import/reading.ts';
import { payeesOf, type Payee } from '../subsidy/roster.service.ts';
import { placeOfAccount } from './account.ts';
import { doubter } from './doubtful-return.service.ts';
import { enterReturn, repeated, type NewEntry } from './enter-return.service.ts';
import { payeeFinder, type Found } from './matching.ts';
import type { BankReturnRow } from './payment.entity.ts';
import { requirePayableRoster } from './payment.service.ts';
import { hasReturn } from './payment.store.ts';

export interface BankReturnImport {
  readonly rosterId: number;
  /** The bank's day for rows without one. */
  readonly paidOn: Day | null;
  /** Enter it although it looks like another period's. */
  readonly isCertain: boolean;
}

/** What became of a file: entered as a whole, or null when a problem is BLOCKING. */
export interface TakenReturn {
  readonly bankReturn: BankReturnRow | null;
  readonly rowCount: number;
  readonly problems: readonly BankProblem[];
}

/** Below one row in ten the file is another roster's. */
const FEWEST_MATCHES = 0.1;
/** Rows matched and sealed at one go, a millisecond; then it is the turn of whoever else waits. */
const CHUNK = 20;

/**
 * Enters what the bank paid and sent back for a roster: every row of the file, or nothing of it.
 * Throws NOT_FOUND, WRONG_STATE, BAD_INPUT, RETURN_DOUBTFUL, RETURN_OF_OTHER_ROSTER,
 * RETURN_REPEATED and what reading a file throws.
 */
export async function importBankReturn(
  deps: Deps,
  actor: Actor,
  { rosterId, paidOn, isCertain }: BankReturnImport,
  file: RosterFile,
): Promise<TakenReturn> {
  const { period } = await requirePayableRoster(deps, rosterId);
  const today = dayOf(deps.clock.now());
  if (paidOn !== null && paidOn > today)
    throw new Refusal('BAD_INPUT', '发放日期 paidOn 还没有到，请核对后重试。');
  const fileHash = sha256Hex(file.bytes);
  if (await hasReturn(deps.database.read, rosterId, fileHash)) throw repeated();
  const reading = await readBankFileInWorker(file, { paidOn, today });
  const { problems, rowCount } = reading;
  if (problems.some(({ severity }) => severity === 'BLOCKING'))
    return { bankReturn: null, rowCount, problems };
  const payees = await payeesOf(deps, rosterId);
  const entries = await toEntries(deps, actor, { rosterId, fileHash, payees }, reading);
  refuseOtherRoster(entries);
  const facts = { rosterId, fileHash, fileName: hideLongNumbers(file.name).slice(0, 200) };
  const refuseDoubtful = isCertain ? () => undefined : doubter(payees, period);
  const bankReturn = await enterReturn(deps, actor, facts, entries, refuseDoubtful);
  return { bankReturn, rowCount, problems };
}

interface Source {
  readonly rosterId: number;
  readonly fileHash: string;
}

/** Each row with whom it is about; sealed for its file and place, so no id is needed yet. */
async function toEntries(
  deps: Deps,
  actor: Actor,
  source: Source & { readonly payees: readonly Payee[] },
  { rows }: BankReading,
): Promise<NewEntry[]> {
  const find = payeeFinder(source.payees);
  const signed = { enteredById: actor.staffId, enteredAt: deps.clock.now() };
  const entries: NewEntry[] = [];
  for (let from = 0; from < rows.length; from += CHUNK) {
    for (const row of rows.slice(from, from + CHUNK)) {
      const personKey = row.idNumber === null ? null : deps.vault.personKey(row.idNumber);
      const found = find({ ...row, personKey });
      entries.push({ ...toEntry(deps, source, row, found), ...signed });
    }
    await new Promise(setImmediate);
  }
  return entries;
}

function toEntry(
  deps: Deps,
  { rosterId, fileHash }: Source,
  row: BankRow,
  { position, match, accountDiffers, nameDiffers }: Found,
): Omit<NewEntry, 'enteredById' | 'enteredAt'> {
  const { account, name, idNumber } = row;
  const place = placeOfAccount(fileHash, row.sheet, row.row);
  return {
    rosterId,
    position,
    state: row.result,
    amountFen: row.amountFen,
    paidOn: row.paidOn,
    reason: row.reason,
    match,
    accountDiffers,
    nameDiffers,
    sheet: row.sheet,
    sheetRow: row.row,
    payeeKey: deps.vault.payeeKey(JSON.stringify([account, name, idNumber])),
    maskedName: name === null ? null : maskName(name),
    accountSealed: account === null ? null : deps.vault.seal(account, place),
  };
}

function refuseOtherRoster(entries: readonly NewEntry[]): void {
  const matched = entries.filter(({ position }) => position !== null).length;
  if (matched >= entries.length * FEWEST_MATCHES && matched > 0) return;
  throw new Refusal(
    'RETURN_OF_OTHER_ROSTER',
    `回单共 ${entries.length} 行，和这份名册对上的只有 ${matched} 行，像是别的项目或别的期次的，没有登记。` +
      '请核对名册编号和文件；是换卡重发的，请让银行在文件里带上身份证号码。',
    { rowCount: entries.length, matchedCount: matched },
  );
}

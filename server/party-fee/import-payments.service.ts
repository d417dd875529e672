import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { checkAll, hasLength } from '../shared/check-all.ts';
import { dayOf } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';
import type { RosterFile } from '../subsidy/import/reading.ts';
import { isBlocking, type FileProblem } from '../subsidy/office-file/office-file.ts';
import { toldProblems } from '../subsidy/office-file/read-office-file.ts';
import { partyProblem } from '../subsidy/party-file/party-problem.ts';
import type { PaymentLine, PaymentReading } from '../subsidy/party-file/party-reading.ts';
import { readPaymentsInWorker } from '../subsidy/party-file/read-in-worker.ts';
import { requireBranch } from './branch.service.ts';
import { listMembersEver, listMemberships, lockBranch } from './branch.store.ts';
import { insertEntries } from './fee.store.ts';
import { problemOfRow } from './file-problem.ts';
import { cleanName } from './member.ts';
import { openPerson } from './member.service.ts';
import { payerFinder, type KnownMember } from './payer.ts';
import type { Payment } from './payment-book.ts';
import { cleanPayment, openBook, paymentEntry } from './payment.service.ts';

export interface RecordedPayments {
  readonly duesCount: number;
  readonly duesFen: Fen;
  readonly contributionsCount: number;
  readonly contributionsFen: Fen;
}

/** What became of a list of payments: every row recorded, or nothing when a problem is BLOCKING. */
export interface TakenPayments {
  /** Null when nothing was recorded. */
  readonly recorded: RecordedPayments | null;
  readonly rowCount: number;
  readonly problems: readonly FileProblem[];
}

/**
 * Records the payments of a file in a branch's ledger, each as if it were recorded singly after the
 * ones above it. `consent` is the branch's decision for those that pay ahead.
 * Throws NOT_FOUND, BAD_INPUT and what reading a file throws.
 */
export async function importPayments(
  deps: Deps,
  actor: Actor,
  input: { readonly branchCode: string; readonly consent: string | null },
  file: RosterFile,
): Promise<TakenPayments> {
  const { branchCode } = input;
  await requireBranch(deps, actor, branchCode);
  const consent = input.consent?.trim() || null;
  checkAll([hasLength(consent ?? '', 0, 100), '同意的说明 consent 最多 100 字']);
  const reading = await readPaymentsInWorker(file);
  const now = deps.clock.now();
  return deps.database.write(async (writer) => {
    // First of all: members who come or leave and payments of others wait here, or are read.
    await lockBranch(writer, branchCode);
    const { found, problems } = await findPayers(deps, writer, branchCode, reading);
    const payments = found.map(({ line, memberId }) => paymentOf(line, memberId, consent));
    const book = await openBook(writer, branchCode, payments, dayOf(now));
    for (const [at, { line }] of found.entries())
      problems.push(...book.take(payments[at]!).map((refusal) => problemOfRow(line, refusal)));
    const taken = { rowCount: reading.rowCount, problems: toldProblems(problems) };
    if (problems.some(isBlocking)) return { ...taken, recorded: null };
    await insertEntries(
      writer,
      payments.map((payment) => paymentEntry(branchCode, payment, actor, now)),
    );
    return { ...taken, recorded: counted(payments) };
  });
}

function paymentOf(line: PaymentLine, memberId: number, consent: string | null): Payment {
  const { kind, amountFen, paidOn, receipt, note } = line;
  return cleanPayment({ memberId, kind, amountFen, paidOn, receipt, note, consent });
}

interface Found {
  readonly line: PaymentLine;
  readonly memberId: number;
}

/** Whose each row is, and the problems so far: those of the reading, and rows that are nobody's. */
async function findPayers(
  deps: Deps,
  writer: Writer,
  branchCode: string,
  { rows, problems }: PaymentReading,
): Promise<{ readonly found: Found[]; readonly problems: FileProblem[] }> {
  const find = payerFinder(await knownMembers(deps, writer, branchCode));
  const found: Found[] = [];
  const unknown: FileProblem[] = [];
  for (const line of rows) {
    const { sheet, row, idNumber, phone, account } = line;
    const personKey = idNumber === null ? null : deps.vault.personKey(idNumber);
    const name = line.name === null ? null : cleanName(line.name);
    const payer = find({ personKey, name, phone, account });
    if (payer.ok) found.push({ line, memberId: payer.memberId });
    else unknown.push(partyProblem(payer.code, { sheet, row, column: null }));
  }
  return { found, problems: [...problems, ...unknown] };
}

/** Names are sealed, each in another way: to compare them they have to be opened. */
async function knownMembers(
  deps: Deps,
  writer: Writer,
  branchCode: string,
): Promise<KnownMember[]> {
  const members = await listMembersEver(writer, branchCode);
  const memberships = await listMemberships(
    writer,
    members.map(({ id }) => id),
  );
  const here = new Set(
    memberships
      .filter((one) => one.branchCode === branchCode && one.untilMonth === null)
      .map(({ memberId }) => memberId),
  );
  return members.map((member) => {
    const { id, personKey } = member;
    return { id, personKey, ...openPerson(deps, member), isHere: here.has(id) };
  });
}

function counted(payments: readonly Payment[]): RecordedPayments {
  const of = (kind: Payment['kind']) => payments.filter((payment) => payment.kind === kind);
  const sum = (all: readonly Payment[]) => all.reduce((fen, { amountFen }) => fen + amountFen, 0);
  const dues = of('DUES');
  const contributions = of('CONTRIBUTION');
  return {
    duesCount: dues.length,
    duesFen: sum(dues),
    contributionsCount: contributions.length,
    contributionsFen: sum(contributions),
  };
}

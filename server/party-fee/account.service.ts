import type { Deps } from '../context.ts';
import type { Reader } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { dayOf } from '../shared/day.ts';
import type { Fen } from '../shared/money.ts';
import { fenFromYuan } from '../shared/money.ts';
import type { PartyBranchRow, PartyMemberRow } from './branch.entity.ts';
import { requireBranch } from './branch.service.ts';
import * as store from './branch.store.ts';
import {
  accountOf,
  reminderOf,
  type MemberAccount,
  type MemberFile,
  type Reminder,
} from './dues.ts';
import type { PartyFeeFixingRow } from './fee.entity.ts';
import { listFeesOf } from './fee.store.ts';
import { incomePlace } from './fixing.service.ts';
import { effectOf } from './ledger.ts';
import { placeOf, requireMemberFile } from './member.service.ts';
import { monthOf, type Month } from './month.ts';
import { quoteFee, type IncomeKind, type Quote } from './standard.ts';

/** What the dues of these members are reckoned from, by member id. */
export async function memberFees(
  reader: Reader,
  memberIds: readonly number[],
): Promise<ReadonlyMap<number, MemberFile>> {
  const [memberships, fees] = await Promise.all([
    store.listMemberships(reader, memberIds),
    listFeesOf(reader, memberIds),
  ]);
  const byMember = <T extends { memberId: number | null }>(rows: readonly T[]) => {
    const grouped = Map.groupBy(rows, ({ memberId }) => memberId);
    return (id: number) => grouped.get(id) ?? [];
  };
  const membershipsOf = byMember(memberships);
  const fixingsOf = byMember(fees.fixings);
  const reliefsOf = byMember(fees.reliefs);
  const entriesOf = byMember(fees.entries);
  return new Map(
    memberIds.map((id): [number, MemberFile] => [
      id,
      {
        memberships: membershipsOf(id),
        fixings: fixingsOf(id),
        reliefs: reliefsOf(id),
        paidFen: entriesOf(id)
          .filter(({ kind }) => kind === 'DUES')
          .reduce((sum, entry) => sum + effectOf(entry), 0),
      },
    ]),
  );
}

/** The amount fixed for a year, with how it was reckoned. */
export interface FixedFee {
  readonly year: number;
  readonly kind: IncomeKind;
  readonly monthlyIncomeFen: Fen;
  readonly quotedFen: Fen;
  readonly monthlyFen: Fen;
  readonly basis: string;
  readonly reason: string | null;
}

/** What a member and their clerk see. */
export interface MemberCard {
  readonly member: PartyMemberRow;
  readonly branch: PartyBranchRow;
  readonly year: number;
  /** Null while the year is not fixed. */
  readonly fixed: FixedFee | null;
  readonly account: MemberAccount;
  readonly reminder: Reminder | null;
}

/** A member's card for the clerk of the branch. Throws NOT_FOUND. */
export async function memberCard(deps: Deps, actor: Actor, id: number): Promise<MemberCard> {
  const { member, branchCode } = await requireMemberFile(deps, actor, id);
  return cardOf(deps, member, branchCode);
}

/** Who is a member now, and where; null for who is none, or none any more. */
async function findCurrent(
  { database: { read } }: Deps,
  personKey: string,
): Promise<{ readonly member: PartyMemberRow; readonly branchCode: string } | null> {
  const member = await store.findMemberOfPerson(read, personKey);
  if (member === null) return null;
  const last = (await store.listMemberships(read, [member.id])).at(-1);
  if (last === undefined || last.untilMonth !== null) return null;
  return { member, branchCode: last.branchCode };
}

export async function isMember(deps: Deps, personKey: string): Promise<boolean> {
  return (await findCurrent(deps, personKey)) !== null;
}

/** The card of a person, for themselves; null for who is no member, or none any more. */
export async function cardOfPerson(deps: Deps, personKey: string): Promise<MemberCard | null> {
  const current = await findCurrent(deps, personKey);
  return current && cardOf(deps, current.member, current.branchCode);
}

/** Who a member is, for their own look-up; null likewise. */
export async function memberFacts(deps: Deps, personKey: string) {
  const current = await findCurrent(deps, personKey);
  if (current === null) return null;
  const { maskedName, villageCode, idNumberSealed } = current.member;
  const idNumber = deps.vault.open(idNumberSealed, placeOf(personKey, 'id_number'));
  return { maskedName, villageCode, idNumberTail: idNumber.slice(-3) };
}

/** What a member may prove themselves by, besides their benefit card: account and telephone. */
export async function proofsOfMember(deps: Deps, personKey: string): Promise<string[]> {
  const current = await findCurrent(deps, personKey);
  if (current === null) return [];
  const { accountSealed, phoneSealed } = current.member;
  const open = (sealed: string | null, column: 'account' | 'phone') =>
    sealed === null ? [] : [deps.vault.open(sealed, placeOf(personKey, column))];
  return [...open(accountSealed, 'account'), ...open(phoneSealed, 'phone')];
}

async function cardOf(deps: Deps, member: PartyMemberRow, branchCode: string): Promise<MemberCard> {
  const { read } = deps.database;
  const until = monthOf(dayOf(deps.clock.now()));
  const year = Number(until.slice(0, 4));
  const [branch, { fixings }, fees] = await Promise.all([
    store.findBranch(read, branchCode),
    listFeesOf(read, [member.id]),
    memberFees(read, [member.id]),
  ]);
  const fixing = fixings.find((one) => one.year === year);
  const account = accountOf(fees.get(member.id)!, until);
  return {
    member,
    branch: branch!,
    year,
    fixed: fixing === undefined ? null : fixedFee(deps, member, fixing),
    account,
    reminder: reminderOf(account),
  };
}

function fixedFee(deps: Deps, { personKey }: PartyMemberRow, row: PartyFeeFixingRow): FixedFee {
  const { year, kind, quotedFen, monthlyFen, reason } = row;
  const income = deps.vault.open(row.incomeSealed, incomePlace(personKey, year));
  const monthlyIncomeFen = fenFromYuan(income);
  const setFen = kind === 'FARMER' ? quotedFen : null;
  const { basis } = quoteFee(kind, monthlyIncomeFen, year, setFen) as Quote;
  return { year, kind, monthlyIncomeFen, quotedFen, monthlyFen, basis, reason };
}

export interface Arrears {
  readonly member: PartyMemberRow;
  readonly account: MemberAccount;
  readonly reminder: Reminder;
}

/** Who is behind in a branch, the longest first. */
export async function arrearsOf(deps: Deps, actor: Actor, branchCode: string): Promise<Arrears[]> {
  await requireBranch(deps, actor, branchCode);
  const { read } = deps.database;
  const until: Month = monthOf(dayOf(deps.clock.now()));
  const members = await store.listOpenMembers(read, branchCode);
  const fees = await memberFees(
    read,
    members.map(({ id }) => id),
  );
  return members
    .flatMap((member): Arrears[] => {
      const account = accountOf(fees.get(member.id)!, until);
      const reminder = reminderOf(account);
      return reminder === null ? [] : [{ member, account, reminder }];
    })
    .toSorted((a, b) => b.account.unpaidMonths - a.account.unpaidMonths);
}

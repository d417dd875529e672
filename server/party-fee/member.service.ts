import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { checkAll, hasLength } from '../shared/check-all.ts';
import type { Place } from '../shared/crypto.ts';
import { dayOf } from '../shared/day.ts';
import { maskName } from '../shared/mask.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { Refusal } from '../shared/refusal.ts';
import { villagesByCode } from '../town/town.service.ts';
import type { PartyMemberRow, PartyMembershipRow } from './branch.entity.ts';
import { requireBranch } from './branch.service.ts';
import * as store from './branch.store.ts';
import { cleanMember, refuseEarlierMonth, type NewMember } from './member.ts';
import { isMonth, type Month } from './month.ts';

/**
 * Takes a person into a branch: a new member, or one who left another branch before. Returns the
 * member's id. Throws BAD_INPUT with what to correct, MEMBER_ELSEWHERE while another branch has them.
 */
export async function addMember(deps: Deps, actor: Actor, input: NewMember): Promise<number> {
  await requireBranch(deps, actor, input.branchCode);
  const member = cleanMember(input, await villagesByCode(deps), dayOf(deps.clock.now()));
  const personKey = deps.vault.personKey(member.idNumber);
  const known = await store.findMemberOfPerson(deps.database.read, personKey);
  const person = describePerson(deps, actor, member, personKey);
  return deps.database
    .write(async (writer) => {
      if (known !== null) {
        const before = await store.listMemberships(writer, [known.id]);
        refuseEarlierMonth(before, member.fromMonth);
        await store.saveMember(writer, known.id, person);
      }
      const id = known?.id ?? (await store.insertMember(writer, person));
      await store.insertMembership(writer, openMembership(deps, actor, id, member));
      return id;
    })
    .catch((error: unknown) => {
      // The unique key on the open membership decides between two branches at once.
      if (!isDuplicate(error)) throw error;
      throw memberElsewhere();
    });
}

export function memberElsewhere(): Refusal {
  return new Refusal(
    'MEMBER_ELSEWHERE',
    '这名党员已经在一个党支部里。组织关系要先由原支部办理转出，再在这里接收。',
  );
}

/** The membership that begins with a person's being taken in. */
export function openMembership(
  deps: Deps,
  actor: Actor,
  memberId: number,
  { branchCode, fromMonth }: Pick<NewMember, 'branchCode' | 'fromMonth'>,
): Omit<PartyMembershipRow, 'id'> {
  return {
    memberId,
    branchCode,
    fromMonth,
    untilMonth: null,
    endedBecause: null,
    openMemberId: memberId,
    recordedById: actor.staffId,
    recordedAt: deps.clock.now(),
  };
}

/** Ends a membership: transferred out, or no member any more. Throws BAD_INPUT or STALE. */
export async function endMembership(
  deps: Deps,
  actor: Actor,
  member: { readonly id: number; readonly branchCode: string },
  untilMonth: Month,
  reason: string,
): Promise<void> {
  await requireBranch(deps, actor, member.branchCode);
  const endedBecause = reason.trim();
  const open = (await store.listMemberships(deps.database.read, [member.id])).at(-1);
  checkAll(
    [hasLength(endedBecause, 1, 200), '请写明转到哪里或为什么不再是党员，1 到 200 字'],
    [isMonth(untilMonth), '月份应写成 "2026-11" 的样子'],
    [untilMonth >= (open?.fromMonth ?? ''), `转出的月份早于转入的月份 ${open?.fromMonth ?? ''}`],
  );
  const end = { untilMonth, endedBecause };
  const isEnded = await deps.database.write((writer) =>
    store.endMembership(writer, member.id, member.branchCode, end),
  );
  if (!isEnded)
    throw new Refusal('WRONG_STATE', '这名党员不在这个支部，或已经转出，请刷新后再看。');
}

export async function pageMembers(
  deps: Deps,
  actor: Actor,
  branchCode: string,
  request: PageRequest,
): Promise<Page<PartyMemberRow>> {
  await requireBranch(deps, actor, branchCode);
  return store.pageMembers(deps.database.read, branchCode, request);
}

export interface MemberFile {
  readonly member: PartyMemberRow;
  /** Oldest first. */
  readonly memberships: readonly PartyMembershipRow[];
  /** Where the member is, or was last. */
  readonly branchCode: string;
}

/** A member the actor may see: of a branch of theirs now, or last. Throws NOT_FOUND. */
export async function requireMemberFile(deps: Deps, actor: Actor, id: number): Promise<MemberFile> {
  const { read } = deps.database;
  const member = await store.findMember(read, id);
  const memberships = await store.listMemberships(read, [id]);
  const last = memberships.at(-1);
  if (member === null || last === undefined)
    throw new Refusal('NOT_FOUND', '没有这名党员，请核对编号。');
  await requireBranch(deps, actor, last.branchCode).catch(() => {
    throw new Refusal('NOT_FOUND', '没有这名党员，请核对编号。');
  });
  return { member, memberships, branchCode: last.branchCode };
}

/** Where a sealed field of a member belongs; a person is one member for ever. */
export function placeOf(
  personKey: string,
  column: 'name' | 'id_number' | 'account' | 'phone',
): Place {
  return { table: 'party_member', column, row: personKey };
}

/** What is kept of a person; whatever names them is sealed. */
export function describePerson(
  deps: Deps,
  actor: Actor,
  input: NewMember,
  personKey: string,
): Omit<PartyMemberRow, 'id'> {
  const seal = (plain: string, column: Parameters<typeof placeOf>[1]) =>
    deps.vault.seal(plain, placeOf(personKey, column));
  const { name, idNumber, account, phone, villageCode, joinedOn, probationUntil } = input;
  return {
    personKey,
    maskedName: maskName(name),
    nameSealed: seal(name, 'name'),
    idNumberSealed: seal(idNumber, 'id_number'),
    accountSealed: account === null ? null : seal(account, 'account'),
    phoneSealed: phone === null ? null : seal(phone, 'phone'),
    villageCode,
    joinedOn,
    probationUntil,
    recordedById: actor.staffId,
    recordedAt: deps.clock.now(),
  };
}

/** What is known of a member, opened; never leaves the server. */
export function openPerson(deps: Deps, member: PartyMemberRow) {
  const { personKey, nameSealed, phoneSealed, accountSealed } = member;
  const open = (sealed: string | null, column: Parameters<typeof placeOf>[1]) =>
    sealed === null ? null : deps.vault.open(sealed, placeOf(personKey, column));
  return {
    name: deps.vault.open(nameSealed, placeOf(personKey, 'name')),
    phone: open(phoneSealed, 'phone'),
    account: open(accountSealed, 'account'),
  };
}

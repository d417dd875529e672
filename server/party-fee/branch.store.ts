import { In, IsNull, type SelectQueryBuilder } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { insertAll } from '../database/insert-all.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import { PartyBranchRow, PartyMemberRow, PartyMembershipRow } from './branch.entity.ts';
import type { Month } from './month.ts';

export function listBranches(reader: Reader): Promise<PartyBranchRow[]> {
  return reader.find(PartyBranchRow, { order: { code: 'ASC' } });
}

export function findBranch(reader: Reader, code: string): Promise<PartyBranchRow | null> {
  return reader.findOneBy(PartyBranchRow, { code });
}

export async function insertBranch(writer: Writer, branch: PartyBranchRow): Promise<void> {
  await writer.insert(PartyBranchRow, branch);
}

export async function saveBranch(
  writer: Writer,
  { code, ...change }: PartyBranchRow,
): Promise<void> {
  await writer.update(PartyBranchRow, { code }, change);
}

/** Holds the branch until the transaction ends: its year is not closed meanwhile, or opened. */
export async function lockBranch(writer: Writer, code: string): Promise<void> {
  // SQLite has one writer at a time anyway, and no word for it.
  if (writer.dataSource.options.type === 'better-sqlite3') return;
  await writer
    .createQueryBuilder(PartyBranchRow, 'branch')
    .where('branch.code = :code', { code })
    .setLock('pessimistic_write')
    .getOne();
}

export async function insertMember(
  writer: Writer,
  member: Omit<PartyMemberRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(PartyMemberRow, { ...member });
  return (identifiers[0] as { id: number }).id;
}

export async function insertMembers(
  writer: Writer,
  members: readonly Omit<PartyMemberRow, 'id'>[],
): Promise<void> {
  await insertAll(writer, PartyMemberRow, members);
}

export async function saveMember(
  writer: Writer,
  id: number,
  change: Partial<PartyMemberRow>,
): Promise<void> {
  await writer.update(PartyMemberRow, { id }, change);
}

export function findMember(reader: Reader, id: number): Promise<PartyMemberRow | null> {
  return reader.findOneBy(PartyMemberRow, { id });
}

export function findMemberOfPerson(
  reader: Reader,
  personKey: string,
): Promise<PartyMemberRow | null> {
  return reader.findOneBy(PartyMemberRow, { personKey });
}

export function listMembersOfPersons(
  reader: Reader,
  personKeys: readonly string[],
): Promise<PartyMemberRow[]> {
  return reader.findBy(PartyMemberRow, { personKey: In(personKeys) });
}

export async function insertMembership(
  writer: Writer,
  membership: Omit<PartyMembershipRow, 'id'>,
): Promise<void> {
  await writer.insert(PartyMembershipRow, { ...membership });
}

export async function insertMemberships(
  writer: Writer,
  memberships: readonly Omit<PartyMembershipRow, 'id'>[],
): Promise<void> {
  await insertAll(writer, PartyMembershipRow, memberships);
}

/** False when it was ended meanwhile, or never was. */
export async function endMembership(
  writer: Writer,
  openMemberId: number,
  branchCode: string,
  end: { readonly untilMonth: Month; readonly endedBecause: string },
): Promise<boolean> {
  const open = { openMemberId, branchCode, untilMonth: IsNull() };
  const { affected } = await writer.update(PartyMembershipRow, open, {
    ...end,
    openMemberId: null,
  });
  return affected === 1;
}

/** All memberships of these members, oldest first. */
export async function listMemberships(
  reader: Reader,
  memberIds: readonly number[],
): Promise<PartyMembershipRow[]> {
  if (memberIds.length === 0) return [];
  return reader
    .createQueryBuilder(PartyMembershipRow, 'membership')
    .where('membership.memberId IN (:...memberIds)', { memberIds })
    .orderBy('membership.fromMonth')
    .addOrderBy('membership.id')
    .getMany();
}

/** Who belongs to a branch now, in the order they were recorded. */
export async function pageMembers(
  reader: Reader,
  branchCode: string,
  request: PageRequest,
): Promise<Page<PartyMemberRow>> {
  const after = decodeCursor(request) ?? 0;
  const [fetched, totalCount] = await Promise.all([
    membersOf(reader, branchCode)
      .andWhere('member.id > :after', { after })
      .take(request.first + 1)
      .getMany(),
    membersOf(reader, branchCode).getCount(),
  ]);
  return pageOf(fetched, request, totalCount, ({ id }) => id);
}

export function listOpenMembers(reader: Reader, branchCode: string): Promise<PartyMemberRow[]> {
  return membersOf(reader, branchCode).getMany();
}

/** Who belongs to a branch or once did. */
export function listMembersEver(reader: Reader, branchCode: string): Promise<PartyMemberRow[]> {
  return reader
    .createQueryBuilder(PartyMemberRow, 'member')
    .where((query) => {
      const memberIds = query
        .subQuery()
        .select('membership.memberId')
        .from(PartyMembershipRow, 'membership')
        .where('membership.branchCode = :branchCode');
      return `member.id IN ${memberIds.getQuery()}`;
    })
    .setParameter('branchCode', branchCode)
    .orderBy('member.id')
    .getMany();
}

function membersOf(reader: Reader, branchCode: string): SelectQueryBuilder<PartyMemberRow> {
  return reader
    .createQueryBuilder(PartyMemberRow, 'member')
    .innerJoin(PartyMembershipRow, 'membership', 'membership.openMemberId = member.id')
    .where('membership.branchCode = :branchCode', { branchCode })
    .orderBy('member.id');
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A party branch (党支部) in the tree of party organisations. */
@Entity('party_branch')
export class PartyBranchRow {
  @PrimaryColumn('varchar', { length: 20 })
  code!: string;

  @Column('varchar', { length: 60 })
  name!: string;

  @ForeignKey(() => PartyBranchRow, {
    name: 'party_branch_parent_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'parent_code', length: 20, nullable: true })
  parentCode!: string | null;

  /** Where and when a member pays. */
  @Column('varchar', { name: 'pay_at', length: 120 })
  payAt!: string;
}

/** A party member (党员): the person is a keyed hash, everything that names them is sealed. */
@Entity('party_member')
@Index('party_member_person', ['personKey'], { unique: true })
export class PartyMemberRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { name: 'person_key', length: 22 })
  personKey!: string;

  @Column('varchar', { name: 'masked_name', length: 60 })
  maskedName!: string;

  @Column('varchar', { name: 'name_sealed', length: 400 })
  nameSealed!: string;

  @Column('varchar', { name: 'id_number_sealed', length: 120 })
  idNumberSealed!: string;

  /** Last four digits of it open the member's own look-up, where there is no benefit card. */
  @Column('varchar', { name: 'account_sealed', length: 160, nullable: true })
  accountSealed!: string | null;

  @Column('varchar', { name: 'phone_sealed', length: 120, nullable: true })
  phoneSealed!: string | null;

  @ForeignKey('VillageRow', {
    name: 'party_member_village_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'village_code', length: 12, nullable: true })
  villageCode!: string | null;

  @Column('varchar', { name: 'joined_on', length: 10 })
  joinedOn!: string;

  /** Last day of probation (预备期). */
  @Column('varchar', { name: 'probation_until', length: 10, nullable: true })
  probationUntil!: string | null;

  @Column('integer', { name: 'recorded_by_id' })
  recordedById!: number;

  @Column('datetime', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

/** The months a member belongs to a branch. */
@Entity('party_membership')
@Index('party_membership_member', ['memberId'])
@Index('party_membership_branch', ['branchCode'])
@Index('party_membership_open', ['openMemberId'], { unique: true })
export class PartyMembershipRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey(() => PartyMemberRow, {
    name: 'party_membership_member_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'member_id' })
  memberId!: number;

  @ForeignKey(() => PartyBranchRow, {
    name: 'party_membership_branch_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'branch_code', length: 20 })
  branchCode!: string;

  @Column('varchar', { name: 'from_month', length: 7 })
  fromMonth!: string;

  @Column('varchar', { name: 'until_month', length: 7, nullable: true })
  untilMonth!: string | null;

  @Column('varchar', { name: 'ended_because', length: 200, nullable: true })
  endedBecause!: string | null;

  /** The member while the membership lasts: nobody is in two branches. */
  @Column('integer', { name: 'open_member_id', nullable: true })
  openMemberId!: number | null;

  @Column('integer', { name: 'recorded_by_id' })
  recordedById!: number;

  @Column('datetime', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { PartyBranchRow, PartyMemberRow } from './branch.entity.ts';
import type { EntryKind, UseItem } from './ledger.ts';
import type { IncomeKind } from './standard.ts';

/** What a member owes a month, fixed once for a year. */
@Entity('party_fee_fixing')
@Index('party_fee_fixing_year', ['memberId', 'year'], { unique: true })
export class PartyFeeFixingRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey(() => PartyMemberRow, {
    name: 'party_fee_fixing_member_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'member_id' })
  memberId!: number;

  @Column('integer')
  year!: number;

  @Column('varchar', { length: 20 })
  kind!: IncomeKind;

  /** Yuan a month; sealed, because it is nobody's but the member's. */
  @Column('varchar', { name: 'income_sealed', length: 120 })
  incomeSealed!: string;

  @Column('bigint', { name: 'quoted_fen' })
  quotedFen!: number;

  @Column('bigint', { name: 'monthly_fen' })
  monthlyFen!: number;

  /** Why another amount was fixed than the standard says. */
  @Column('varchar', { length: 200, nullable: true })
  reason!: string | null;

  @Column('integer', { name: 'recorded_by_id' })
  recordedById!: number;

  @Column('datetime', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

/** Less or nothing for some months (减交、免交). */
@Entity('party_fee_relief')
@Index('party_fee_relief_member', ['memberId'])
export class PartyFeeReliefRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey(() => PartyMemberRow, {
    name: 'party_fee_relief_member_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'member_id' })
  memberId!: number;

  @Column('varchar', { name: 'from_month', length: 7 })
  fromMonth!: string;

  @Column('varchar', { name: 'until_month', length: 7 })
  untilMonth!: string;

  @Column('bigint', { name: 'monthly_fen' })
  monthlyFen!: number;

  /** The upper committee that approved it. */
  @Column('varchar', { name: 'approved_by', length: 60 })
  approvedBy!: string;

  @Column('varchar', { length: 100 })
  document!: string;

  @Column('integer', { name: 'recorded_by_id' })
  recordedById!: number;

  @Column('datetime', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

/** A line of a branch's ledger; never changed, only reversed. */
@Entity('party_fee_entry')
@Index('party_fee_entry_branch', ['branchCode', 'paidOn'])
@Index('party_fee_entry_member', ['memberId'])
@Index('party_fee_entry_receipt', ['branchCode', 'receipt'], { unique: true })
@Index('party_fee_entry_reverses', ['reversesId'], { unique: true })
export class PartyFeeEntryRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey(() => PartyBranchRow, {
    name: 'party_fee_entry_branch_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'branch_code', length: 20 })
  branchCode!: string;

  @ForeignKey(() => PartyMemberRow, {
    name: 'party_fee_entry_member_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'member_id', nullable: true })
  memberId!: number | null;

  @Column('varchar', { length: 24 })
  kind!: EntryKind;

  /** Always above nothing; what it does to the money is its kind's. */
  @Column('bigint', { name: 'amount_fen' })
  amountFen!: number;

  @Column('varchar', { name: 'paid_on', length: 10 })
  paidOn!: string;

  /** Number of the receipt; one of a branch stands once. */
  @Column('varchar', { length: 40, nullable: true })
  receipt!: string | null;

  @Column('varchar', { length: 20, nullable: true })
  item!: UseItem | null;

  @Column('varchar', { length: 200, nullable: true })
  note!: string | null;

  /** The branch's decision to let a member pay several months at once. */
  @Column('varchar', { length: 100, nullable: true })
  consent!: string | null;

  @ForeignKey(() => PartyFeeEntryRow, {
    name: 'party_fee_entry_reverses_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'reverses_id', nullable: true })
  reversesId!: number | null;

  @Column('integer', { name: 'recorded_by_id' })
  recordedById!: number;

  @Column('datetime', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

/** A year of a branch that is reported and takes no more entries. */
@Entity('party_fee_year')
export class PartyFeeYearRow {
  @ForeignKey(() => PartyBranchRow, {
    name: 'party_fee_year_branch_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('varchar', { name: 'branch_code', length: 20 })
  branchCode!: string;

  @PrimaryColumn('integer')
  year!: number;

  @Column('integer', { name: 'closed_by_id' })
  closedById!: number;

  @Column('datetime', { name: 'closed_at', precision: 3 })
  closedAt!: Date;
}

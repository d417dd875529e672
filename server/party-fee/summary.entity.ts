import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { FeeLine } from './summary.ts';

/** The party-fee figures of a year as they are made public; frozen when they are prepared. */
@Entity('party_fee_summary')
@Index('party_fee_summary_year', ['year'])
export class PartyFeeSummaryRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('integer')
  year!: number;

  /** SHA-256 over every figure, in order. */
  @Column('varchar', { name: 'content_hash', length: 64 })
  contentHash!: string;

  @Column('integer', { name: 'prepared_by_id' })
  preparedById!: number;

  @Column('datetime', { name: 'prepared_at', precision: 3 })
  preparedAt!: Date;
}

/** What is told of a branch, or of several together; position 0 is the whole town. */
@Entity('party_fee_summary_line')
export class PartyFeeSummaryLineRow {
  @ForeignKey(() => PartyFeeSummaryRow, {
    name: 'party_fee_summary_line_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('integer', { name: 'summary_id' })
  summaryId!: number;

  @PrimaryColumn('integer')
  position!: number;

  @Column('varchar', { length: 60 })
  name!: string;

  /** As JSON: the branches that are told together. */
  @Column('simple-json', { name: 'branch_names' })
  branchNames!: readonly string[];

  @Column('integer', { name: 'member_count' })
  memberCount!: number;

  @Column('bigint', { name: 'dues_fen' })
  duesFen!: number;

  /** Null where it is not told, as in the balances below. */
  @Column('bigint', { name: 'contributions_fen', nullable: true })
  contributionsFen!: number | null;

  @Column('bigint', { name: 'remitted_fen' })
  remittedFen!: number;

  @Column('bigint', { name: 'used_fen' })
  usedFen!: number;

  /** As JSON: item and fen. */
  @Column('simple-json')
  uses!: FeeLine['uses'];

  @Column('bigint', { name: 'brought_forward_fen', nullable: true })
  broughtForwardFen!: number | null;

  @Column('bigint', { name: 'balance_fen', nullable: true })
  balanceFen!: number | null;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { RosterRow } from './roster.entity.ts';

/** Money given from above for a programme and period (资金分配); corrected by a reversing row. */
@Entity('fund_allocation')
@Index('fund_allocation_period', ['programmeCode', 'period'])
@Index('fund_allocation_reverses', ['reversesId'], { unique: true })
export class FundAllocationRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { name: 'programme_code', length: 40 })
  programmeCode!: string;

  @Column('varchar', { length: 10 })
  period!: string;

  @Column('bigint', { name: 'amount_fen' })
  amountFen!: number;

  @Column('varchar', { name: 'document_number', length: 60 })
  documentNumber!: string;

  @Column('varchar', { name: 'document_on', length: 10 })
  documentOn!: string;

  @ForeignKey(() => FundAllocationRow, {
    name: 'fund_allocation_reverses_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'reverses_id', nullable: true })
  reversesId!: number | null;

  /** Why it was taken back. */
  @Column('varchar', { length: 200, nullable: true })
  reason!: string | null;

  @Column('integer', { name: 'recorded_by_id' })
  recordedById!: number;

  @Column('datetime', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

/** What a unit of a programme is worth from a period on (补贴标准). */
@Entity('programme_rate')
export class ProgrammeRateRow {
  @PrimaryColumn('varchar', { name: 'programme_code', length: 40 })
  programmeCode!: string;

  /** 1, 2, 3 … in the order they were recorded. */
  @PrimaryColumn('integer')
  number!: number;

  @Column('varchar', { name: 'from_period', length: 10 })
  fromPeriod!: string;

  /** Yuan for one unit, an exact decimal as text. */
  @Column('varchar', { length: 30 })
  rate!: string;

  @Column('varchar', { length: 100 })
  document!: string;

  @Column('integer', { name: 'recorded_by_id' })
  recordedById!: number;

  @Column('datetime', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

/** What the clerk says of a warning; beside the problem, because that is what the file said. */
@Entity('roster_explanation')
export class RosterExplanationRow {
  @ForeignKey(() => RosterRow, {
    name: 'roster_explanation_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('integer', { name: 'roster_id' })
  rosterId!: number;

  /** Of the problem. */
  @PrimaryColumn('integer')
  position!: number;

  @Column('varchar', { length: 200 })
  reason!: string;

  @Column('integer', { name: 'explained_by_id' })
  explainedById!: number;

  @Column('datetime', { name: 'explained_at', precision: 3 })
  explainedAt!: Date;
}

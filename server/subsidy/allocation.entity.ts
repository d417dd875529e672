import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Money from above for a programme and period (资金分配); only ever added to. */
@Entity('fund_allocation')
@Index('fund_allocation_period', ['programmeCode', 'period'])
@Index('fund_allocation_reverses', ['reversesId'], { unique: true })
export class AllocationRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey('ProgrammeRow', {
    name: 'fund_allocation_programme_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'programme_code', length: 40 })
  programmeCode!: string;

  @Column('varchar', { length: 10 })
  period!: string;

  /** Negative for an entry that takes another back. */
  @Column('bigint', { name: 'amount_fen' })
  amountFen!: number;

  @Column('varchar', { name: 'document_number', length: 100 })
  documentNumber!: string;

  @Column('varchar', { name: 'document_on', length: 10 })
  documentOn!: string;

  /** The entry this one takes back; each at most once. */
  @ForeignKey('AllocationRow', {
    name: 'fund_allocation_reverses_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'reverses_id', nullable: true })
  reversesId!: number | null;

  /** Why it is taken back; null for money that came. */
  @Column('varchar', { length: 500, nullable: true })
  reason!: string | null;

  @Column('integer', { name: 'recorded_by_id' })
  recordedById!: number;

  @Column('datetime', { name: 'recorded_at', precision: 3 })
  recordedAt!: Date;
}

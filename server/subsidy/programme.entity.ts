import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ProgrammeContent } from './programme.ts';

/** A subsidy programme (补贴项目): a lasting code and its place in the list. */
@Entity('subsidy_programme')
export class ProgrammeRow {
  @PrimaryColumn('varchar', { length: 40 })
  code!: string;

  @Column('integer')
  position!: number;
}

/** What a programme says, from one change to the next; only ever added to. */
@Entity('subsidy_programme_revision')
@Index('programme_revision_number', ['code', 'number'], { unique: true })
export class ProgrammeRevisionRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey(() => ProgrammeRow, {
    name: 'programme_revision_programme_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { length: 40 })
  code!: string;

  @Column('integer')
  number!: number;

  /** Written and read as a whole, and never searched by the database: a `ProgrammeContent`. */
  @Column('text', { transformer: { to: JSON.stringify, from: JSON.parse } })
  content!: ProgrammeContent;

  @Column('boolean', { name: 'is_retired' })
  isRetired!: boolean;

  /** Why it was changed; null for the first. */
  @Column('varchar', { length: 500, nullable: true })
  reason!: string | null;

  /** Null for what came with the installation. */
  @Column('integer', { name: 'staff_id', nullable: true })
  staffId!: number | null;

  @Column('datetime', { precision: 3 })
  at!: Date;
}

/** A rate of a programme (补贴标准) from a period on; a wrong one is corrected by a later row. */
@Entity('programme_rate')
@Index('programme_rate_programme', ['programmeCode', 'id'])
export class ProgrammeRateRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey(() => ProgrammeRow, {
    name: 'programme_rate_programme_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'programme_code', length: 40 })
  programmeCode!: string;

  @Column('varchar', { name: 'from_period', length: 10 })
  fromPeriod!: string;

  /** Exact decimal text, up to seven places. */
  @Column('varchar', { length: 30 })
  rate!: string;

  @Column('varchar', { length: 200 })
  document!: string;

  @Column('integer', { name: 'staff_id' })
  staffId!: number;

  @Column('datetime', { precision: 3 })
  at!: Date;
}

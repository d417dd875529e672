import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { ColumnMapping, RosterProblem } from './import/reading.ts';

/** One imported roster (花名册): a draft until an edition that carries it is published. */
@Entity('roster')
export class RosterRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { name: 'programme_code', length: 40 })
  programmeCode!: string;

  /** "2026", "2026-10" or "2026-Q3". */
  @Column('varchar', { length: 10 })
  period!: string;

  @Column('varchar', { name: 'file_name', length: 200 })
  fileName!: string;

  @Column('varchar', { name: 'file_hash', length: 64 })
  fileHash!: string;

  /** SHA-256 over every stored row; publishing checks it again. */
  @Column('varchar', { name: 'content_hash', length: 64 })
  contentHash!: string;

  /** Every data row of the file, faulty ones included. */
  @Column('integer', { name: 'row_count' })
  rowCount!: number;

  /** Rows stored as entries. */
  @Column('integer', { name: 'stored_row_count' })
  storedRowCount!: number;

  @Column('integer', { name: 'blocking_count' })
  blockingCount!: number;

  @Column('bigint', { name: 'total_fen' })
  totalFen!: number;

  @Column('integer', { name: 'imported_by_id' })
  importedById!: number;

  @Column('datetime', { name: 'imported_at', precision: 3 })
  importedAt!: Date;

  /** Which column of the file was read as what, as JSON. */
  @Column('simple-json')
  columns!: readonly ColumnMapping[];
}

/** One row of a roster: money promised to a person (名册行). */
@Entity('roster_entry')
@Index('roster_entry_person', ['personKey'])
@Index('roster_entry_householder', ['householderKey'])
@Index('roster_entry_village', ['rosterId', 'villageCode', 'position'])
export class RosterEntryRow {
  @ForeignKey(() => RosterRow, {
    name: 'roster_entry_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('integer', { name: 'roster_id' })
  rosterId!: number;

  /** 1, 2, 3 … in the order of the file. */
  @PrimaryColumn('integer')
  position!: number;

  @Column('varchar', { length: 60 })
  sheet!: string;

  @Column('integer', { name: 'sheet_row' })
  sheetRow!: number;

  @Column('varchar', { name: 'village_code', length: 12, nullable: true })
  villageCode!: string | null;

  @Column('varchar', { name: 'villager_group', length: 30, nullable: true })
  villagerGroup!: string | null;

  @Column('varchar', { name: 'person_key', length: 22 })
  personKey!: string;

  /** The key of the householder (户主) the file names beside the person; the number is not kept. */
  @Column('varchar', { name: 'householder_key', length: 22, nullable: true })
  householderKey!: string | null;

  /** The public form; the full name is sealed. */
  @Column('varchar', { name: 'masked_name', length: 60 })
  maskedName!: string;

  @Column('varchar', { name: 'name_sealed', length: 400 })
  nameSealed!: string;

  @Column('varchar', { name: 'id_number_sealed', length: 120 })
  idNumberSealed!: string;

  @Column('varchar', { name: 'account_sealed', length: 160 })
  accountSealed!: string;

  /** Exact decimals as text: rates have up to seven places. */
  @Column('varchar', { length: 30, nullable: true })
  quantity!: string | null;

  @Column('varchar', { length: 30, nullable: true })
  rate!: string | null;

  @Column('varchar', { name: 'support_mode', length: 20, nullable: true })
  supportMode!: string | null;

  @Column('bigint', { name: 'amount_fen' })
  amountFen!: number;
}

/** Rows and money of one village in a roster, counted once at import: the content is frozen. */
@Entity('roster_village')
export class RosterVillageRow {
  @ForeignKey(() => RosterRow, {
    name: 'roster_village_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('integer', { name: 'roster_id' })
  rosterId!: number;

  @PrimaryColumn('varchar', { name: 'village_code', length: 12 })
  villageCode!: string;

  @Column('integer', { name: 'row_count' })
  rowCount!: number;

  @Column('bigint', { name: 'amount_fen' })
  amountFen!: number;
}

@Entity('roster_problem')
export class RosterProblemRow {
  @ForeignKey(() => RosterRow, {
    name: 'roster_problem_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('integer', { name: 'roster_id' })
  rosterId!: number;

  @PrimaryColumn('integer')
  position!: number;

  @Column('varchar', { length: 60 })
  sheet!: string;

  @Column('integer', { name: 'sheet_row', nullable: true })
  sheetRow!: number | null;

  @Column('varchar', { name: 'column_header', length: 60, nullable: true })
  columnHeader!: string | null;

  @Column('varchar', { length: 40 })
  code!: string;

  @Column('varchar', { length: 10 })
  severity!: RosterProblem['severity'];

  @Column('varchar', { length: 1000 })
  message!: string;
}

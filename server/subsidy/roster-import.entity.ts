import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { RefusalCode, RefusalDetails } from '../shared/refusal.ts';
import type { AppliedCorrection } from './import/corrections.ts';
import type { ImportStage } from './roster-import.ts';

const NO_ACTION = { onDelete: 'NO ACTION', onUpdate: 'NO ACTION' } as const;

/** An import (导入): work that any process may take up and finish. */
@Entity('roster_import')
@Index('roster_import_open', ['openKey'], { unique: true })
@Index('roster_import_key', ['importKey', 'id'])
@Index('roster_import_requested', ['requestedById', 'id'])
export class RosterImportRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { name: 'programme_code', length: 40 })
  programmeCode!: string;

  @Column('varchar', { length: 10 })
  period!: string;

  @Column('varchar', { name: 'file_name', length: 200 })
  fileName!: string;

  @Column('varchar', { name: 'file_hash', length: 64 })
  fileHash!: string;

  /** Who sends what in for what and how it is read; see importKey. */
  @Column('varchar', { name: 'import_key', length: 64 })
  importKey!: string;

  /** The same while the import is open, so that there is one at most; null when it has ended. */
  @Column('varchar', { name: 'open_key', length: 64, nullable: true })
  openKey!: string | null;

  /** What counted when it was sent in, as JSON: a later run reads alike. */
  @Column('simple-json')
  corrections!: readonly AppliedCorrection[];

  @Column('integer', { name: 'requested_by_id' })
  requestedById!: number;

  @Column('datetime', { name: 'requested_at', precision: 3 })
  requestedAt!: Date;

  @Column('varchar', { length: 10 })
  stage!: ImportStage;

  @Column('integer', { name: 'rows_done' })
  rowsDone!: number;

  @Column('integer', { name: 'rows_in_all', nullable: true })
  rowsInAll!: number | null;

  @Column('varchar', { name: 'refusal_code', length: 40, nullable: true })
  refusalCode!: RefusalCode | null;

  @Column('varchar', { name: 'refusal_message', length: 2000, nullable: true })
  refusalMessage!: string | null;

  @Column('simple-json', { name: 'refusal_details', nullable: true })
  refusalDetails!: RefusalDetails | null;

  @ForeignKey('RosterRow', { name: 'roster_import_roster_fk', ...NO_ACTION })
  @Column('integer', { name: 'roster_id', nullable: true })
  rosterId!: number | null;

  /** The run that has it; whoever finds the time past may take it up. */
  @Column('varchar', { name: 'claimed_by', length: 120, nullable: true })
  claimedBy!: string | null;

  @Column('datetime', { name: 'claimed_until', precision: 3, nullable: true })
  claimedUntil!: Date | null;

  @Column('integer')
  runs!: number;

  @Column('datetime', { name: 'finished_at', precision: 3, nullable: true })
  finishedAt!: Date | null;
}

/** A piece of an uploaded file, sealed; gone with the end of its import. */
@Entity('roster_upload')
export class RosterUploadRow {
  @ForeignKey(() => RosterImportRow, { name: 'roster_upload_import_fk', ...NO_ACTION })
  @PrimaryColumn('integer', { name: 'import_id' })
  importId!: number;

  /** 1, 2, 3 … */
  @PrimaryColumn('integer')
  position!: number;

  @Column('text')
  content!: string;
}

/** How one header of a roster's file was taken (列对应). */
@Entity('roster_column')
export class RosterColumnRow {
  @ForeignKey('RosterRow', { name: 'roster_column_roster_fk', ...NO_ACTION })
  @PrimaryColumn('integer', { name: 'roster_id' })
  rosterId!: number;

  /** 1, 2, 3 … in the order of the file. */
  @PrimaryColumn('integer')
  position!: number;

  /** Sheets laid out alike together. */
  @Column('varchar', { length: 500 })
  sheet!: string;

  @Column('varchar', { length: 60 })
  header!: string;

  /** The spreadsheet's letter. */
  @Column('varchar', { length: 5 })
  letter!: string;

  /** Null for a header that was taken for nothing. */
  @Column('varchar', { length: 20, nullable: true })
  field!: string | null;

  @Column('boolean', { name: 'is_corrected' })
  isCorrected!: boolean;
}

/** What a clerk said that a header of a programme's files means (记住的表头). */
@Entity('roster_header')
@Index('roster_header_key', ['programmeCode', 'headerKey'], { unique: true })
export class RosterHeaderRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { name: 'programme_code', length: 40 })
  programmeCode!: string;

  /** The header as it is compared. */
  @Column('varchar', { name: 'header_key', length: 120 })
  headerKey!: string;

  @Column('varchar', { length: 60 })
  header!: string;

  @Column('varchar', { length: 20 })
  field!: string;

  @Column('integer', { name: 'remembered_by_id' })
  rememberedById!: number;

  @Column('datetime', { name: 'remembered_at', precision: 3 })
  rememberedAt!: Date;
}

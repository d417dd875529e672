import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ExportFormat, ExportKind } from './export.ts';

/** A roster somebody asked for as a file, and what was decided about it (导出申请). */
@Entity('roster_export')
@Index('roster_export_requester', ['requestedById'])
@Index('roster_export_roster', ['rosterId'])
export class RosterExportRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey('RosterRow', {
    name: 'roster_export_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'roster_id' })
  rosterId!: number;

  @Column('varchar', { length: 8 })
  format!: ExportFormat;

  @Column('varchar', { length: 8 })
  kind!: ExportKind;

  @Column('varchar', { length: 200 })
  reason!: string;

  @Column('integer', { name: 'row_count' })
  rowCount!: number;

  @Column('boolean', { name: 'needs_consent' })
  needsConsent!: boolean;

  @Column('integer', { name: 'requested_by_id' })
  requestedById!: number;

  @Column('datetime', { name: 'requested_at', precision: 3 })
  requestedAt!: Date;

  /** CONSENTED or REFUSED; null while nobody decided. */
  @Column('varchar', { length: 10, nullable: true })
  decision!: 'CONSENTED' | 'REFUSED' | null;

  @Column('integer', { name: 'decided_by_id', nullable: true })
  decidedById!: number | null;

  @Column('datetime', { name: 'decided_at', precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column('varchar', { name: 'refusal_reason', length: 200, nullable: true })
  refusalReason!: string | null;

  @Column('datetime', { name: 'served_at', precision: 3, nullable: true })
  servedAt!: Date | null;
}

/** That a file left: written before its first byte, only ever added to (导出记录). */
@Entity('export_event')
@Index('export_event_export', ['exportId'], { unique: true })
export class ExportEventRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey(() => RosterExportRow, {
    name: 'export_event_export_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'export_id' })
  exportId!: number;

  @Column('integer', { name: 'roster_id' })
  rosterId!: number;

  @Column('varchar', { length: 8 })
  kind!: ExportKind;

  @Column('varchar', { length: 8 })
  format!: ExportFormat;

  @Column('integer', { name: 'row_count' })
  rowCount!: number;

  @Column('integer', { name: 'staff_id' })
  staffId!: number;

  /** Who consented; null when no consent was needed. */
  @Column('integer', { name: 'consented_by_id', nullable: true })
  consentedById!: number | null;

  @Column('datetime', { precision: 3 })
  at!: Date;
}

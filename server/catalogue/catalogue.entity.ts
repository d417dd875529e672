import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { CatalogueContent } from './catalogue.ts';

/** An entry of the disclosure catalogue (公开目录项): a lasting code and its place in the list. */
@Entity('catalogue_entry')
export class CatalogueEntryRow {
  @PrimaryColumn('varchar', { length: 60 })
  code!: string;

  @Column('integer')
  position!: number;
}

/** What an entry says, from one change to the next; only ever added to. */
@Entity('catalogue_revision')
@Index('catalogue_revision_number', ['code', 'number'], { unique: true })
export class CatalogueRevisionRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey('CatalogueEntryRow', {
    name: 'catalogue_revision_entry_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { length: 60 })
  code!: string;

  @Column('integer')
  number!: number;

  /** Written and read as a whole, and never searched by the database: a `CatalogueContent`. */
  @Column('text', { transformer: { to: JSON.stringify, from: JSON.parse } })
  content!: CatalogueContent;

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

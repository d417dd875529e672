import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A list of permits as it is made public; frozen when it is imported. */
@Entity('permit_list')
@Index('permit_list_hash', ['contentHash'])
export class PermitListRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { length: 10 })
  period!: string;

  @Column('integer', { name: 'issued_count' })
  issuedCount!: number;

  /** SHA-256 over period and permits, in order. */
  @Column('varchar', { name: 'content_hash', length: 64 })
  contentHash!: string;

  @Column('integer', { name: 'imported_by_id' })
  importedById!: number;

  @Column('datetime', { name: 'imported_at', precision: 3 })
  importedAt!: Date;
}

/** One permit. The whole name, the village and everything else of the office's file is not kept. */
@Entity('permit')
export class PermitRow {
  @ForeignKey(() => PermitListRow, {
    name: 'permit_list_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('integer', { name: 'list_id' })
  listId!: number;

  /** From 1, by permit number. */
  @PrimaryColumn('integer')
  position!: number;

  @Column('varchar', { name: 'permit_number', length: 60 })
  permitNumber!: string;

  @Column('varchar', { name: 'masked_name', length: 60 })
  maskedName!: string;
}

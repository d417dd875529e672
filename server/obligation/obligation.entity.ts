import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A duty to publish a staged or temporary matter, opened by the office with a date of its own. */
@Entity('obligation')
@Index('obligation_due', ['dueOn'])
@Index('obligation_disclosure', ['disclosureId'])
export class ObligationRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey('CatalogueEntryRow', {
    name: 'obligation_catalogue_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'catalogue_code', length: 60 })
  catalogueCode!: string;

  @ForeignKey('VillageRow', {
    name: 'obligation_village_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'village_code', length: 12, nullable: true })
  villageCode!: string | null;

  @Column('varchar', { name: 'publishing_body', length: 60 })
  publishingBody!: string;

  @Column('varchar', { length: 200 })
  title!: string;

  @Column('varchar', { name: 'due_on', length: 10 })
  dueOn!: string;

  /** What was opened for it. */
  @ForeignKey('DisclosureRow', {
    name: 'obligation_disclosure_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'disclosure_id', nullable: true })
  disclosureId!: number | null;

  @Column('integer', { name: 'opened_by_id' })
  openedById!: number;

  @Column('datetime', { name: 'opened_at', precision: 3 })
  openedAt!: Date;

  /** Why it is no longer owed; null while it is. */
  @Column('varchar', { name: 'cancel_reason', length: 500, nullable: true })
  cancelReason!: string | null;

  @Column('integer', { name: 'cancelled_by_id', nullable: true })
  cancelledById!: number | null;

  @Column('datetime', { name: 'cancelled_at', precision: 3, nullable: true })
  cancelledAt!: Date | null;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { Audience, EditionState, ReviewAction } from './disclosure.ts';

/** A lasting identity; everything it says stands in its editions. */
@Entity('disclosure')
@Index('disclosure_catalogue', ['catalogueCode', 'period'])
@Index('disclosure_village', ['villageCode'])
@Index('disclosure_body', ['publishingBody'])
export class DisclosureRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey('CatalogueEntryRow', {
    name: 'disclosure_catalogue_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'catalogue_code', length: 60 })
  catalogueCode!: string;

  @ForeignKey('VillageRow', {
    name: 'disclosure_village_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('varchar', { name: 'village_code', length: 12, nullable: true })
  villageCode!: string | null;

  @Column('varchar', { name: 'publishing_body', length: 60 })
  publishingBody!: string;

  /** What a regular matter is about: 2026-10, 2026-Q3, 2026-H1 or 2026. */
  @Column('varchar', { length: 10, nullable: true })
  period!: string | null;
}

@Entity('edition')
@Index('edition_number', ['disclosureId', 'number'], { unique: true })
@Index('edition_open', ['openDisclosureId'], { unique: true })
@Index('edition_visible', ['visibleFrom'])
@Index('edition_end', ['visibleUntil'])
@Index('edition_period', ['publicPeriodEndsOn'])
@Index('edition_catalogue', ['catalogueCode'])
@Index('edition_village', ['villageCode'])
@Index('edition_body', ['publishingBody'])
@Index('edition_author', ['authorId'])
@Index('edition_roster', ['rosterId'])
@Index('edition_party_fee_summary', ['partyFeeSummaryId'])
@Index('edition_permit_list', ['permitListId'])
export class EditionRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey(() => DisclosureRow, {
    name: 'edition_disclosure_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'disclosure_id' })
  disclosureId!: number;

  /**
   * What never changes of its disclosure, here again: lists take the newest of a village, a subject
   * or a body from an index instead of sorting all of them.
   */
  @Column('varchar', { name: 'catalogue_code', length: 60 })
  catalogueCode!: string;

  @Column('varchar', { name: 'village_code', length: 12, nullable: true })
  villageCode!: string | null;

  @Column('varchar', { name: 'publishing_body', length: 60 })
  publishingBody!: string;

  @Column('integer')
  number!: number;

  /** Grows with every change; a writer who saw an older one is refused. */
  @Column('integer')
  version!: number;

  @Column('varchar', { length: 12 })
  state!: EditionState;

  /** The disclosure's id while this edition is not yet published: at most one such per disclosure. */
  @Column('integer', { name: 'open_disclosure_id', nullable: true })
  openDisclosureId!: number | null;

  @Column('varchar', { length: 200 })
  title!: string;

  /** Markdown. */
  @Column('text')
  body!: string;

  @Column('boolean', { name: 'is_major' })
  isMajor!: boolean;

  @Column('varchar', { length: 16 })
  audience!: Audience;

  @Column('varchar', { length: 60, nullable: true })
  headline!: string | null;

  @Column('varchar', { length: 200, nullable: true })
  summary!: string | null;

  /** Seconds on the screen, or null for the time its words need. */
  @Column('integer', { name: 'dwell_seconds', nullable: true })
  dwellSeconds!: number | null;

  @Column('varchar', { name: 'change_note', length: 500, nullable: true })
  changeNote!: string | null;

  @ForeignKey('RosterRow', {
    name: 'edition_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'roster_id', nullable: true })
  rosterId!: number | null;

  @ForeignKey('PartyFeeSummaryRow', {
    name: 'edition_party_fee_summary_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'party_fee_summary_id', nullable: true })
  partyFeeSummaryId!: number | null;

  @ForeignKey('PermitListRow', {
    name: 'edition_permit_list_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'permit_list_id', nullable: true })
  permitListId!: number | null;

  /** The day the information was formed or changed: its clock starts there. */
  @Column('varchar', { name: 'formed_on', length: 10 })
  formedOn!: string;

  @Column('integer', { name: 'author_id' })
  authorId!: number;

  @Column('integer', { name: 'passed_by_id', nullable: true })
  passedById!: number | null;

  /** SHA-256 of the frozen content, set by submit and checked by publish. */
  @Column('varchar', { name: 'content_hash', length: 64, nullable: true })
  contentHash!: string | null;

  @Column('datetime', { name: 'party_from', precision: 3, nullable: true })
  partyFrom!: Date | null;

  @Column('datetime', { name: 'visible_from', precision: 3, nullable: true })
  visibleFrom!: Date | null;

  @Column('datetime', { name: 'visible_until', precision: 3, nullable: true })
  visibleUntil!: Date | null;

  /** The last day of the public period, fixed by publishing; it may be extended, never shortened. */
  @Column('varchar', { name: 'public_period_ends_on', length: 10, nullable: true })
  publicPeriodEndsOn!: string | null;

  @Column('datetime', { name: 'withdrawn_at', precision: 3, nullable: true })
  withdrawnAt!: Date | null;

  @Column('varchar', { name: 'withdrawal_reason', length: 500, nullable: true })
  withdrawalReason!: string | null;
}

/** What was done to an edition, by whom and when; only ever added to. */
@Entity('edition_event')
@Index('edition_event_edition', ['editionId'])
export class EditionEventRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey(() => EditionRow, {
    name: 'edition_event_edition_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'edition_id' })
  editionId!: number;

  @Column('varchar', { length: 20 })
  action!: ReviewAction | 'draft';

  @Column('varchar', { name: 'from_state', length: 12, nullable: true })
  fromState!: EditionState | null;

  @Column('varchar', { name: 'to_state', length: 12 })
  toState!: EditionState;

  @Column('integer', { name: 'staff_id' })
  staffId!: number;

  @Column('datetime', { precision: 3 })
  at!: Date;

  @Column('varchar', { length: 500, nullable: true })
  comment!: string | null;
}

/** One row: how often what is public was changed. */
@Entity('content_version')
export class ContentVersionRow {
  @PrimaryColumn('integer')
  id!: number;

  @Column('integer')
  version!: number;
}

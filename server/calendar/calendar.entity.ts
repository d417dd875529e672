import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Day } from '../shared/day.ts';

/** A year's holidays as the office entered the notice; a correction is one more row. */
@Entity('calendar_announcement')
@Index('calendar_announcement_number', ['year', 'number'], { unique: true })
export class CalendarAnnouncementRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('integer')
  year!: number;

  /** From 1 within the year. Two who announce at once want the same number. */
  @Column('integer')
  number!: number;

  @Column('text', { transformer: { to: JSON.stringify, from: JSON.parse } })
  holidays!: Day[];

  @Column('text', {
    name: 'make_up_days',
    transformer: { to: JSON.stringify, from: JSON.parse },
  })
  makeUpDays!: Day[];

  @Column('varchar', { length: 200 })
  source!: string;

  /** Why it corrects the one before; null for the first. */
  @Column('varchar', { name: 'correction_reason', length: 500, nullable: true })
  correctionReason!: string | null;

  @Column('integer', { name: 'announced_by_id' })
  announcedById!: number;

  @Column('datetime', { name: 'announced_at', precision: 3 })
  announcedAt!: Date;
}

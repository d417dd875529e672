import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Arrangement } from './rotation.ts';

/** The rotation as the office arranged it, from one arrangement to the next; only ever added to. */
@Entity('rotation_arrangement')
export class RotationArrangementRow {
  /** From 1. Two who arrange at once want the same number, and one of them is refused. */
  @PrimaryColumn('integer')
  version!: number;

  /** Written and read as a whole: an `Arrangement`. */
  @Column('text', { transformer: { to: JSON.stringify, from: JSON.parse } })
  content!: Arrangement;

  @Column('integer', { name: 'staff_id' })
  staffId!: number;

  @Column('datetime', { precision: 3 })
  at!: Date;
}

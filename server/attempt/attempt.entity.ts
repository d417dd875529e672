import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Attempts counted against a limit, one row for each thing that is limited. */
@Entity('attempt')
@Index('attempt_ends', ['endsAt'])
export class AttemptRow {
  @PrimaryColumn('varchar', { length: 120 })
  bucket!: string;

  @Column('integer')
  count!: number;

  @Column('datetime', { name: 'ends_at', precision: 3 })
  endsAt!: Date;
}

import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Why a roster is right in spite of a warning (情况说明); the last one of a problem counts. */
@Entity('roster_explanation')
@Index('roster_explanation_problem', ['rosterId', 'problemKey'])
export class ExplanationRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey('RosterRow', {
    name: 'roster_explanation_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'roster_id' })
  rosterId!: number;

  @Column('varchar', { name: 'problem_key', length: 120 })
  problemKey!: string;

  /** What was explained, as it read then: the facts behind it may change. */
  @Column('varchar', { length: 1000 })
  message!: string;

  @Column('varchar', { length: 500 })
  reason!: string;

  @Column('integer', { name: 'staff_id' })
  staffId!: number;

  @Column('datetime', { precision: 3 })
  at!: Date;
}

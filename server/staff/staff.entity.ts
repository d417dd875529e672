import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { StaffRole } from './roles.ts';

@Entity('staff')
@Index('staff_name', ['name'], { unique: true })
export class StaffRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { length: 40 })
  name!: string;

  @Column('varchar', { name: 'display_name', length: 60 })
  displayName!: string;

  /** PHC string of argon2id. */
  @Column('varchar', { name: 'password_hash', length: 200 })
  passwordHash!: string;
}

@Entity('staff_role')
export class StaffRoleRow {
  @ForeignKey(() => StaffRow, {
    name: 'staff_role_staff',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('integer', { name: 'staff_id' })
  staffId!: number;

  @PrimaryColumn('varchar', { length: 30 })
  role!: StaffRole;

  /** Village code, station or branch; the empty string is the whole town. */
  @PrimaryColumn('varchar', { length: 60 })
  scope!: string;
}

@Entity('staff_session')
@Index('staff_session_ends', ['endsAt'])
@Index('staff_session_staff', ['staffId'])
export class StaffSessionRow {
  @PrimaryColumn('varchar', { name: 'token_hash', length: 43 })
  tokenHash!: string;

  @ForeignKey(() => StaffRow, {
    name: 'staff_session_staff_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'staff_id' })
  staffId!: number;

  /** Ends when idle; moved on by use. */
  @Column('datetime', { name: 'idle_at', precision: 3 })
  idleAt!: Date;

  /** Ends whatever happens. */
  @Column('datetime', { name: 'ends_at', precision: 3 })
  endsAt!: Date;
}

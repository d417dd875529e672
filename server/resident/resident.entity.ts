import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The code a person was given at the window; a keyed hash together with whose it is. */
@Entity('window_code')
export class WindowCodeRow {
  @PrimaryColumn('varchar', { name: 'person_key', length: 22 })
  personKey!: string;

  @Column('varchar', { name: 'code_key', length: 22 })
  codeKey!: string;

  @Column('datetime', { name: 'valid_until', precision: 3 })
  validUntil!: Date;

  @Column('integer', { name: 'issued_by_id' })
  issuedById!: number;

  @Column('datetime', { name: 'issued_at', precision: 3 })
  issuedAt!: Date;
}

/** A resident's open look-up; the token itself is known only to the page that opened it. */
@Entity('resident_session')
@Index('resident_session_ends', ['endsAt'])
export class ResidentSessionRow {
  @PrimaryColumn('varchar', { name: 'token_hash', length: 43 })
  tokenHash!: string;

  @Column('varchar', { name: 'person_key', length: 22 })
  personKey!: string;

  /** Two minutes after the last use. */
  @Column('datetime', { name: 'idle_at', precision: 3 })
  idleAt!: Date;

  /** Ten minutes after it was opened. */
  @Column('datetime', { name: 'ends_at', precision: 3 })
  endsAt!: Date;
}

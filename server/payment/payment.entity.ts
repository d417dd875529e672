import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import type { EntryState, Match } from './payment.ts';

/** One row per roster with payments: whoever writes to its ledger locks it first. */
@Entity('payment_ledger')
export class PaymentLedgerRow {
  @ForeignKey('RosterRow', {
    name: 'payment_ledger_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('integer', { name: 'roster_id' })
  rosterId!: number;

  @Column('datetime', { name: 'changed_at', precision: 3 })
  changedAt!: Date;
}

/** A return file of the bank's (银行回单) that was entered, as it was counted then. */
@Entity('bank_return')
@Index('bank_return_of_file', ['rosterId', 'fileHash'])
export class BankReturnRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey('RosterRow', {
    name: 'bank_return_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'roster_id' })
  rosterId!: number;

  @Column('varchar', { name: 'file_name', length: 200 })
  fileName!: string;

  @Column('varchar', { name: 'file_hash', length: 64 })
  fileHash!: string;

  /** Every data row of the file. */
  @Column('integer', { name: 'row_count' })
  rowCount!: number;

  /** Rows an earlier file had told of already; they are not entered again. */
  @Column('integer', { name: 'repeated_count' })
  repeatedCount!: number;

  /** Entered rows that are on no row of the roster, or could be on two. */
  @Column('integer', { name: 'unmatched_count' })
  unmatchedCount!: number;

  @Column('integer', { name: 'paid_count' })
  paidCount!: number;

  @Column('bigint', { name: 'paid_fen' })
  paidFen!: number;

  @Column('integer', { name: 'returned_count' })
  returnedCount!: number;

  @Column('bigint', { name: 'returned_fen' })
  returnedFen!: number;

  @Column('integer', { name: 'imported_by_id' })
  importedById!: number;

  @Column('datetime', { name: 'imported_at', precision: 3 })
  importedAt!: Date;
}

/** A return that was entered by mistake: neither it nor its entries count any more. */
@Entity('bank_return_taken_back')
export class TakenBackReturnRow {
  @ForeignKey(() => BankReturnRow, {
    name: 'bank_return_taken_back_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @PrimaryColumn('integer', { name: 'return_id' })
  returnId!: number;

  @Column('varchar', { length: 200 })
  reason!: string;

  @Column('integer', { name: 'taken_back_by_id' })
  takenBackById!: number;

  @Column('datetime', { name: 'taken_back_at', precision: 3 })
  takenBackAt!: Date;
}

/**
 * What became of a row's money, beside the frozen roster: only ever added to. A bank's row that is
 * nobody's on the roster has no position.
 */
@Entity('payment_entry')
@Index('payment_entry_position', ['rosterId', 'position'])
export class PaymentEntryRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @ForeignKey('RosterRow', {
    name: 'payment_entry_roster_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'roster_id' })
  rosterId!: number;

  @Column('integer', { nullable: true })
  position!: number | null;

  @Column('varchar', { length: 10 })
  state!: EntryState;

  @Column('bigint', { name: 'amount_fen' })
  amountFen!: number;

  /** The bank's day; null for what the office did. */
  @Column('varchar', { name: 'paid_on', length: 10, nullable: true })
  paidOn!: string | null;

  @Column('varchar', { length: 60, nullable: true })
  reason!: string | null;

  /** How the row was found on the roster; null for what the office did, as all below. */
  @Column('varchar', { name: 'matched_by', length: 10, nullable: true })
  match!: Match | null;

  @Column('boolean', { name: 'account_differs' })
  accountDiffers!: boolean;

  /** The bank names somebody else than the roster does. */
  @Column('boolean', { name: 'name_differs', default: false })
  nameDiffers!: boolean;

  @ForeignKey(() => BankReturnRow, {
    name: 'payment_entry_return_fk',
    onDelete: 'NO ACTION',
    onUpdate: 'NO ACTION',
  })
  @Column('integer', { name: 'return_id', nullable: true })
  returnId!: number | null;

  @Column('varchar', { length: 60, nullable: true })
  sheet!: string | null;

  @Column('integer', { name: 'sheet_row', nullable: true })
  sheetRow!: number | null;

  /** A keyed hash of account, name and ID number as the bank wrote them. */
  @Column('varchar', { name: 'payee_key', length: 22, nullable: true })
  payeeKey!: string | null;

  @Column('varchar', { name: 'masked_name', length: 60, nullable: true })
  maskedName!: string | null;

  /** The account the bank wrote, sealed for its file and row. */
  @Column('varchar', { name: 'account_sealed', length: 160, nullable: true })
  accountSealed!: string | null;

  @Column('integer', { name: 'entered_by_id' })
  enteredById!: number;

  @Column('datetime', { name: 'entered_at', precision: 3 })
  enteredAt!: Date;
}

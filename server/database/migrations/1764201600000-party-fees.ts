import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';
import { bigint, datetime, integer, key, refers, serial, table, varchar } from './columns.ts';

/** Party branches, members and where they belong, what they owe, and the ledger of party fees. */
export class PartyFees1764201600000 implements MigrationInterface {
  readonly name = 'PartyFees1764201600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES) await runner.createTable(new Table(definition), true);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const definition of TABLES.toReversed()) await runner.dropTable(definition.name, true);
  }
}

const TABLES = [
  table(
    'party_branch',
    [
      key(varchar('code', 20)),
      varchar('name', 60),
      varchar('parent_code', 20, 'nullable'),
      varchar('pay_at', 120),
    ],
    [],
    [refers('party_branch_parent_fk', 'parent_code', 'party_branch', 'code')],
  ),
  table(
    'party_member',
    [
      serial('id'),
      varchar('person_key', 22),
      varchar('masked_name', 60),
      varchar('name_sealed', 400),
      varchar('id_number_sealed', 120),
      varchar('account_sealed', 160, 'nullable'),
      varchar('phone_sealed', 120, 'nullable'),
      varchar('village_code', 12, 'nullable'),
      varchar('joined_on', 10),
      varchar('probation_until', 10, 'nullable'),
      integer('recorded_by_id'),
      datetime('recorded_at'),
    ],
    [{ name: 'party_member_person', columnNames: ['person_key'], isUnique: true }],
    [refers('party_member_village_fk', 'village_code', 'village', 'code')],
  ),
  table(
    'party_membership',
    [
      serial('id'),
      integer('member_id'),
      varchar('branch_code', 20),
      varchar('from_month', 7),
      varchar('until_month', 7, 'nullable'),
      varchar('ended_because', 200, 'nullable'),
      integer('open_member_id', 'nullable'),
      integer('recorded_by_id'),
      datetime('recorded_at'),
    ],
    [
      { name: 'party_membership_member', columnNames: ['member_id'] },
      { name: 'party_membership_branch', columnNames: ['branch_code'] },
      { name: 'party_membership_open', columnNames: ['open_member_id'], isUnique: true },
    ],
    [
      refers('party_membership_member_fk', 'member_id', 'party_member'),
      refers('party_membership_branch_fk', 'branch_code', 'party_branch', 'code'),
    ],
  ),
  table(
    'party_fee_fixing',
    [
      serial('id'),
      integer('member_id'),
      integer('year'),
      varchar('kind', 20),
      varchar('income_sealed', 120),
      bigint('quoted_fen'),
      bigint('monthly_fen'),
      varchar('reason', 200, 'nullable'),
      integer('recorded_by_id'),
      datetime('recorded_at'),
    ],
    [{ name: 'party_fee_fixing_year', columnNames: ['member_id', 'year'], isUnique: true }],
    [refers('party_fee_fixing_member_fk', 'member_id', 'party_member')],
  ),
  table(
    'party_fee_relief',
    [
      serial('id'),
      integer('member_id'),
      varchar('from_month', 7),
      varchar('until_month', 7),
      bigint('monthly_fen'),
      varchar('approved_by', 60),
      varchar('document', 100),
      integer('recorded_by_id'),
      datetime('recorded_at'),
    ],
    [{ name: 'party_fee_relief_member', columnNames: ['member_id'] }],
    [refers('party_fee_relief_member_fk', 'member_id', 'party_member')],
  ),
  table(
    'party_fee_entry',
    [
      serial('id'),
      varchar('branch_code', 20),
      integer('member_id', 'nullable'),
      varchar('kind', 24),
      bigint('amount_fen'),
      varchar('paid_on', 10),
      varchar('receipt', 40, 'nullable'),
      varchar('item', 20, 'nullable'),
      varchar('note', 200, 'nullable'),
      varchar('consent', 100, 'nullable'),
      integer('reverses_id', 'nullable'),
      integer('recorded_by_id'),
      datetime('recorded_at'),
    ],
    [
      { name: 'party_fee_entry_branch', columnNames: ['branch_code', 'paid_on'] },
      { name: 'party_fee_entry_member', columnNames: ['member_id'] },
      { name: 'party_fee_entry_receipt', columnNames: ['branch_code', 'receipt'], isUnique: true },
      { name: 'party_fee_entry_reverses', columnNames: ['reverses_id'], isUnique: true },
    ],
    [
      refers('party_fee_entry_branch_fk', 'branch_code', 'party_branch', 'code'),
      refers('party_fee_entry_member_fk', 'member_id', 'party_member'),
      refers('party_fee_entry_reverses_fk', 'reverses_id', 'party_fee_entry'),
    ],
  ),
  table(
    'party_fee_year',
    [
      key(varchar('branch_code', 20)),
      key(integer('year')),
      integer('closed_by_id'),
      datetime('closed_at'),
    ],
    [],
    [refers('party_fee_year_branch_fk', 'branch_code', 'party_branch', 'code')],
  ),
];

import type { Connection, ResultSetHeader } from 'mysql2/promise';
import { hashToken, newToken, type Vault } from '../../../server/shared/crypto.ts';
import { account, idNumber } from '../../support/roster-files.ts';

/** Published rosters a database has, one for each year; whoever is looked up has a row in each. */
const ROSTERS = 10;
const FIRST_YEAR = 2016;
const PEOPLE = 200;
const VILLAGE = '341623110202';
const SESSION_MS = 6 * 60 * 60_000;

/** Someone who is looked up, with the token of a session that is open. */
export interface BenchResident {
  readonly token: string;
}

/**
 * Fills the table with so many rows, straight, for an import of millions takes hours. Those of the
 * people who are looked up are sealed as the server seals them and lie evenly among the others, and
 * are as many whatever the size; all others have a person of their own and one text in the place of
 * their sealed fields, as long as a real one.
 */
export async function fillRosters(
  connection: Connection,
  vault: Vault,
  rows: number,
): Promise<readonly BenchResident[]> {
  const rowsEach = Math.max(PEOPLE, Math.floor(rows / ROSTERS));
  // Keeping an index in order while millions of random keys come takes far longer than sorting once.
  await connection.query('ALTER TABLE roster_entry DROP INDEX roster_entry_person');
  for (let at = 0; at < ROSTERS; at += 1) {
    const rosterId = await insertPublishedRoster(connection, FIRST_YEAR + at, rowsEach);
    await insertOthers(connection, vault, rosterId, rowsEach);
    await insertPeople(connection, vault, rosterId, rowsEach);
  }
  await connection.query('ALTER TABLE roster_entry ADD INDEX roster_entry_person (person_key)');
  await connection.query('ANALYZE TABLE roster_entry');
  return insertSessions(connection, vault);
}

async function insertPublishedRoster(
  connection: Connection,
  year: number,
  rowsEach: number,
): Promise<number> {
  const rosterId = await insert(connection, 'roster', {
    programme_code: 'FARMLAND_FERTILITY',
    period: String(year),
    file_name: `${year}.xlsx`,
    file_hash: '',
    content_hash: '',
    row_count: rowsEach,
    stored_row_count: rowsEach,
    blocking_count: 0,
    total_fen: rowsEach * 131_420,
    imported_by_id: 1,
    imported_at: new Date(),
    columns: '[]',
  });
  const sum = { row_count: rowsEach, amount_fen: rowsEach * 131_420 };
  await insert(connection, 'roster_village', {
    roster_id: rosterId,
    village_code: VILLAGE,
    ...sum,
  });
  const place = { catalogue_code: 'FARMLAND_FERTILITY', publishing_body: '王市镇人民政府' };
  const period = String(year);
  const disclosureId = await insert(connection, 'disclosure', { ...place, period });
  await insert(connection, 'edition', {
    ...place,
    disclosure_id: disclosureId,
    number: 1,
    version: 5,
    state: 'PUBLISHED',
    title: `${year} 年耕地地力保护补贴`,
    body: '收入和支出逐笔列出，原始单据存放在村部。',
    is_major: false,
    audience: 'PUBLIC',
    roster_id: rosterId,
    formed_on: `${year}-01-05`,
    author_id: 1,
    visible_from: new Date(Date.UTC(year, 1, 1)),
  });
  return rosterId;
}

/** Made within the database: MariaDB counts to millions by itself. */
async function insertOthers(
  connection: Connection,
  vault: Vault,
  rosterId: number,
  rowsEach: number,
): Promise<void> {
  const step = stepOf(rowsEach);
  const sealed = (plain: string) =>
    vault.seal(plain, { table: 'roster_entry', column: 'nobody', row: `${rosterId}:0` });
  await connection.query(
    `INSERT INTO roster_entry (${COLUMNS.join(', ')})
     SELECT ?, seq, '前潘村', seq + 1, ?, '三组',
       LEFT(TO_BASE64(UNHEX(SHA1(CONCAT(?, ':', seq)))), 22), '王＊兰', ?, ?, ?,
       '10', '131.42', NULL, 131420
     FROM seq_1_to_${rowsEach} WHERE seq % ? <> 0 OR seq > ?`,
    [
      rosterId,
      VILLAGE,
      rosterId,
      sealed('王桂兰'),
      sealed(idNumber(0)),
      sealed(account(0)),
      step,
      step * PEOPLE,
    ],
  );
}

async function insertPeople(
  connection: Connection,
  vault: Vault,
  rosterId: number,
  rowsEach: number,
): Promise<void> {
  const step = stepOf(rowsEach);
  const rows = Array.from({ length: PEOPLE }, (_, n) => {
    const position = (n + 1) * step;
    const seal = (plain: string, column: string) =>
      vault.seal(plain, { table: 'roster_entry', column, row: `${rosterId}:${position}` });
    return [
      rosterId,
      position,
      '前潘村',
      position + 1,
      VILLAGE,
      '三组',
      vault.personKey(idNumber(n)),
      '王＊兰',
      seal('王桂兰', 'name'),
      seal(idNumber(n), 'id_number'),
      seal(account(n), 'account'),
      '10',
      '131.42',
      null,
      131_420,
    ];
  });
  await connection.query(`INSERT INTO roster_entry (${COLUMNS.join(', ')}) VALUES ?`, [rows]);
}

/** Sessions that stay open for the whole run: what opening one costs is measured by itself. */
async function insertSessions(
  connection: Connection,
  vault: Vault,
): Promise<readonly BenchResident[]> {
  const until = new Date(Date.now() + SESSION_MS);
  const residents = Array.from({ length: PEOPLE }, () => ({ token: newToken() }));
  const rows = residents.map(({ token }, n) => [
    hashToken(token),
    vault.personKey(idNumber(n)),
    until,
    until,
  ]);
  await connection.query(
    'INSERT INTO resident_session (token_hash, person_key, idle_at, ends_at) VALUES ?',
    [rows],
  );
  return residents;
}

const COLUMNS = [
  'roster_id',
  'position',
  'sheet',
  'sheet_row',
  'village_code',
  'villager_group',
  'person_key',
  'masked_name',
  'name_sealed',
  'id_number_sealed',
  'account_sealed',
  'quantity',
  'rate',
  'support_mode',
  'amount_fen',
];

function stepOf(rowsEach: number): number {
  return Math.floor(rowsEach / PEOPLE);
}

async function insert(
  connection: Connection,
  table: string,
  row: Record<string, unknown>,
): Promise<number> {
  const [{ insertId }] = await connection.query<ResultSetHeader>(`INSERT INTO ${table} SET ?`, [
    row,
  ]);
  return insertId;
}

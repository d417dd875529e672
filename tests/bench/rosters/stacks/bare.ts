import { createServer, type IncomingMessage } from 'node:http';
import mysql, { type Pool, type RowDataPacket } from 'mysql2/promise';
import { createVault, hashToken, type Vault } from '../../../../server/shared/crypto.ts';
import { maskAccount } from '../../../../server/shared/mask.ts';
import { yuanFromFen } from '../../../../server/shared/money.ts';
import { yearOf } from '../../../../server/shared/period.ts';
import { paymentState, standingOf } from '../../../../server/payment/payment.ts';
import { programme as findProgramme } from '../../../support/roster-files.ts';
import { listening, readBody } from './node-http.ts';
import { serve } from './stack.ts';

// `resident` by hand: what the server asks the database for, without anything in between.

serve(({ databaseUrl, key }) => {
  const pool = mysql.createPool({
    uri: databaseUrl.replace('mariadb:', 'mysql:'),
    timezone: 'Z',
    connectionLimit: 10,
    supportBigNumbers: true,
  });
  const vault = createVault(key);
  const server = createServer((request, response) => {
    void answer(pool, vault, request).then((data) => {
      const body = JSON.stringify({ data });
      response
        .writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'cache-control': 'no-store',
          'content-length': Buffer.byteLength(body),
        })
        .end(body);
    });
  });
  return listening(server);
});

async function answer(pool: Pool, vault: Vault, request: IncomingMessage) {
  const body = JSON.parse(await readBody(request)) as { query: string };
  const cookie = /lianxin_staff=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const token = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  if (!body.query.includes('resident') || !(await isStaff(pool, cookie))) return null;
  const [session] = await rows(pool, 'SELECT * FROM resident_session WHERE token_hash = ?', [
    hashToken(token),
  ]);
  const now = new Date();
  if (session === undefined || !isOpen(session, now)) return null;
  return { resident: await resident(pool, vault, session.person_key as string, now) };
}

function isOpen({ idle_at, ends_at }: Row, now: Date): boolean {
  return (idle_at as Date) > now && (ends_at as Date) > now;
}

async function isStaff(pool: Pool, cookie: string): Promise<boolean> {
  const [session] = await rows(pool, 'SELECT * FROM staff_session WHERE token_hash = ?', [
    hashToken(cookie),
  ]);
  if (session === undefined) return false;
  const roles = await rows(
    pool,
    `SELECT name, display_name, role, scope FROM staff LEFT JOIN staff_role ON staff_id = id
     WHERE id = ? ORDER BY role, scope`,
    [session.staff_id],
  );
  return roles.length > 0;
}

async function resident(pool: Pool, vault: Vault, personKey: string, now: Date) {
  const entries = await rows(
    pool,
    'SELECT * FROM roster_entry WHERE person_key = ? ORDER BY roster_id DESC, position',
    [personKey],
  );
  const ids = [...new Set(entries.map(({ roster_id }) => roster_id as number))];
  const [editions, rosters] = await Promise.all([
    visible(pool, ids, now),
    rows(pool, 'SELECT * FROM roster WHERE id IN (?)', [ids]),
  ]);
  const villages = await rows(pool, 'SELECT * FROM village ORDER BY position', []);
  const opened = entries.map((entry) => ({ entry, ...open(vault, entry) }));
  const subsidies = opened.map(({ entry, account }) => {
    const edition = editions.find((row) => row.roster_id === entry.roster_id)!;
    const roster = rosters.find((row) => row.id === entry.roster_id)!;
    return subsidy(entry, edition, roster, account, now);
  });
  const [newest] = opened;
  const village = villages.find(({ code }) => code === newest!.entry.village_code)!;
  return {
    maskedName: newest!.entry.masked_name,
    idNumberTail: newest!.idNumber.slice(-3),
    village: { name: village.name },
    subsidies: subsidies.sort((a, b) => (a.period < b.period ? 1 : -1)),
  };
}

function visible(pool: Pool, ids: readonly number[], now: Date): Promise<Row[]> {
  const shown = (e: string) =>
    `${e}.state = 'PUBLISHED' AND ${e}.audience = 'PUBLIC' AND ${e}.visible_from <= ?
     AND (${e}.visible_until IS NULL OR ${e}.visible_until > ?)`;
  return rows(
    pool,
    `SELECT * FROM edition WHERE ${shown('edition')} AND NOT EXISTS (
       SELECT 1 FROM edition newer WHERE newer.disclosure_id = edition.disclosure_id
         AND newer.number > edition.number AND ${shown('newer')})
     AND roster_id IN (?) ORDER BY id`,
    [now, now, now, now, ids],
  );
}

function open(vault: Vault, entry: Row) {
  const place = (column: string) => ({
    table: 'roster_entry',
    column,
    row: `${String(entry.roster_id)}:${String(entry.position)}`,
  });
  return {
    account: vault.open(entry.account_sealed as string, place('account')),
    idNumber: vault.open(entry.id_number_sealed as string, place('id_number')),
  };
}

function subsidy(entry: Row, edition: Row, roster: Row, account: string, now: Date) {
  const programme = findProgramme(roster.programme_code as string);
  const period = roster.period as string;
  return {
    programme: programme.name,
    period,
    year: yearOf(period),
    quantity: entry.quantity,
    rate: entry.rate,
    unit: entry.quantity === null ? null : programme.unit,
    amount: yuanFromFen(entry.amount_fen as number),
    paymentState: paymentState(standingOf([]), edition.public_period_ends_on as string | null, now),
    paidOn: null,
    paidAmount: null,
    paymentReason: null,
    maskedAccount: maskAccount(account),
    isPaidElsewhere: false,
    disclosureId: String(edition.disclosure_id),
    publishedAt: (edition.visible_from as Date).toISOString(),
  };
}

type Row = Record<string, unknown>;

async function rows(pool: Pool, sql: string, values: unknown[]): Promise<Row[]> {
  const [found] = await pool.query<RowDataPacket[]>(sql, values);
  return found;
}

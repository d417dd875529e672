import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { afterEach, describe, expect, test } from 'vitest';
import { mariadbSource, sqliteSource } from '../../../server/database/data-source.ts';
import { openDatabase } from '../../../server/database/database.ts';
import { ENTITIES } from '../../../server/database/entities.ts';
import { MIGRATIONS } from '../../../server/database/migrations/list.ts';
import { checkProgramme, type ProgrammeContent } from '../../../server/subsidy/programme.ts';
import { createMariadbDatabase } from '../../support/mariadb.ts';
import { engine, sqliteFile } from './engine.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

interface Place {
  databaseUrl: string | null;
  dataFolder: string;
}

async function emptyPlace(): Promise<Place> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lianxin-test-'));
  ends.push(() => rmSync(dataFolder, { recursive: true, force: true }));
  if (engine === 'sqlite') return { databaseUrl: null, dataFolder };
  const mariadb = await createMariadbDatabase();
  ends.push(() => mariadb.drop());
  return { databaseUrl: mariadb.url, dataFolder };
}

async function connect({ databaseUrl, dataFolder }: Place): Promise<DataSource> {
  const source =
    databaseUrl === null
      ? sqliteSource(sqliteFile(dataFolder), 'writer')
      : mariadbSource(databaseUrl);
  await source.initialize();
  ends.push(() => source.destroy());
  return source;
}

async function start(place: Place): Promise<void> {
  const database = await openDatabase(place);
  await database.close();
}

/** What TypeORM would still change to make the tables what the entities say. */
async function drift(source: DataSource): Promise<string[]> {
  const log = await source.driver.createSchemaBuilder().log();
  return log.upQueries.map(({ query }) => query);
}

describe('migrating', () => {
  test('leaves nothing that differs from the entities', async () => {
    const place = await emptyPlace();
    await start(place);
    expect(await drift(await connect(place))).toEqual([]);
  });

  test('is noticed when a table differs', async () => {
    const place = await emptyPlace();
    await start(place);
    const source = await connect(place);
    await source.query('ALTER TABLE village ADD COLUMN extra integer');
    expect(await drift(source)).not.toEqual([]);
  });

  test('a second time changes nothing', async () => {
    const place = await emptyPlace();
    await start(place);
    await start(place);
    const source = await connect(place);
    expect(await drift(source)).toEqual([]);
    expect(await source.query('SELECT name FROM migrations')).toHaveLength(MIGRATIONS.length);
  });

  test.each(['town', 'resident_session', 'roster_problem', 'edition_event'])(
    'completes after it was killed before %s was made',
    async (table) => {
      const place = await emptyPlace();
      await start(place);
      const source = await connect(place);
      await source.query(`DROP TABLE ${table}`);
      await source.query('DELETE FROM migrations');
      await start(place);
      expect(await drift(source)).toEqual([]);
      expect(await source.query('SELECT name FROM migrations')).toHaveLength(MIGRATIONS.length);
    },
  );

  test('keeps what the completed tables held', async () => {
    const place = await emptyPlace();
    await start(place);
    const source = await connect(place);
    await source.query(`INSERT INTO village (code, name, position) VALUES ('1', '前潘村', 1)`);
    await source.query('DELETE FROM migrations');
    await start(place);
    expect(await source.query('SELECT name FROM village')).toEqual([{ name: '前潘村' }]);
  });

  test('keeps the editions and their history when an edition learns to carry party fees', async () => {
    const place = await emptyPlace();
    await start(place);
    const source = await connect(place);
    const before = MIGRATIONS.findIndex(({ name }) => name.startsWith('PartyFeeSummaries'));
    for (let undone = MIGRATIONS.length; undone > before; undone -= 1)
      await source.undoLastMigration();
    const at = '2026-10-01 00:00:00.000';
    for (const statement of [
      `INSERT INTO catalogue_entry (code, position) VALUES ('POLICIES', 0)`,
      `INSERT INTO disclosure (id, catalogue_code, publishing_body) VALUES (7, 'POLICIES', '镇政府')`,
      `INSERT INTO edition (id, disclosure_id, catalogue_code, publishing_body, number, version, state,
         title, body, is_major, audience, formed_on, author_id)
       VALUES (8, 7, 'POLICIES', '镇政府', 1, 1, 'DRAFT', '医保缴费', '正文', 0, 'PUBLIC', '2026-10-01', 1)`,
      `INSERT INTO edition_event (id, edition_id, action, to_state, staff_id, at)
       VALUES (9, 8, 'draft', 'DRAFT', 1, '${at}')`,
    ])
      await source.query(statement);
    await start(place);
    expect(await drift(source)).toEqual([]);
    expect(
      await source.query(
        `SELECT edition.title, edition.party_fee_summary_id AS fees, edition_event.id AS event
         FROM edition JOIN edition_event ON edition_event.edition_id = edition.id`,
      ),
    ).toEqual([{ title: '医保缴费', fees: null, event: 9 }]);
    await expect(source.query('DELETE FROM edition')).rejects.toThrow(/foreign key/i);
  });

  test('gives an installation that has rosters the programmes they name', async () => {
    const place = await emptyPlace();
    await start(place);
    const source = await connect(place);
    // Back to the tables of before, with a catalogue entry as every installation of then had it.
    const before = MIGRATIONS.findIndex(({ name }) => name.startsWith('ProgrammesAndProof'));
    for (let undone = MIGRATIONS.length; undone > before; undone -= 1)
      await source.undoLastMigration();
    await source.query(
      `INSERT INTO catalogue_entry (code, position) VALUES ('FARMLAND_FERTILITY', 0)`,
    );
    await source.query(
      `INSERT INTO catalogue_revision (code, number, content, is_retired, at)
       VALUES ('FARMLAND_FERTILITY', 1, '{}', 0, '2026-10-01 00:00:00.000')`,
    );
    await start(place);
    const programmes = await source.query<{ code: string; content: string }[]>(
      'SELECT code, content FROM subsidy_programme_revision',
    );
    expect(programmes.map(({ code }) => code)).toEqual(['FARMLAND_FERTILITY']);
    const content = JSON.parse(programmes[0]!.content) as ProgrammeContent;
    expect(() => checkProgramme('FARMLAND_FERTILITY', content)).not.toThrow();
    expect(content).toMatchObject({ interval: 'YEARLY', arithmetic: 'AREA' });
  });

  test('leaves the rosters of before without householders, also when it was killed half way', async () => {
    const place = await emptyPlace();
    await start(place);
    const source = await connect(place);
    const before = MIGRATIONS.findIndex(({ name }) => name.startsWith('Householders'));
    for (let undone = MIGRATIONS.length; undone > before; undone -= 1)
      await source.undoLastMigration();
    await source.query(
      `INSERT INTO roster (id, programme_code, period, file_name, file_hash, content_hash, row_count,
         stored_row_count, blocking_count, total_fen, imported_by_id, imported_at, columns)
       VALUES (1, 'FARMLAND_FERTILITY', '2026', 'a', 'b', 'c', 1, 1, 0, 1, 1,
         '2026-10-01 00:00:00.000', '[]')`,
    );
    await source.query(
      `INSERT INTO roster_entry (roster_id, position, sheet, sheet_row, person_key, masked_name,
         name_sealed, id_number_sealed, account_sealed, amount_fen)
       VALUES (1, 1, '前潘村', 4, 'p', '王＊兰', 'n', 'i', 'a', 1)`,
    );
    await source.query('ALTER TABLE roster_entry ADD COLUMN householder_key varchar(22)');
    await start(place);
    expect(await drift(source)).toEqual([]);
    expect(await source.query('SELECT person_key, householder_key FROM roster_entry')).toEqual([
      { person_key: 'p', householder_key: null },
    ]);
  });

  test('has each step listed in the order it runs, named with 13 digits', () => {
    const names = MIGRATIONS.map(({ name }) => name);
    const instants = names.map((name) => Number(/^[A-Za-z]+(\d{13})$/.exec(name)?.[1]));
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(instants).not.toContain(Number.NaN);
  });

  test('can be taken back and done again', async () => {
    const place = await emptyPlace();
    await start(place);
    const source = await connect(place);
    for (const _ of MIGRATIONS) await source.undoLastMigration();
    await source.runMigrations();
    expect(await drift(source)).toEqual([]);
  });
});

if (engine === 'mariadb') {
  describe('on MariaDB', () => {
    test('every table is utf8mb4_bin and InnoDB', async () => {
      const place = await emptyPlace();
      await start(place);
      const source = await connect(place);
      const tables = await source.query<{ name: string; collation: string; engine: string }[]>(
        `SELECT TABLE_NAME AS name, TABLE_COLLATION AS collation, ENGINE AS engine
         FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()`,
      );
      expect(tables.length).toBeGreaterThanOrEqual(ENTITIES.length);
      const ours = tables.filter(({ name }) => name !== 'migrations');
      expect(ours.map(({ collation, engine: kept }) => `${collation} ${kept}`)).toEqual(
        ours.map(() => 'utf8mb4_bin InnoDB'),
      );
    });

    test('every text column of every table is utf8mb4_bin', async () => {
      const place = await emptyPlace();
      await start(place);
      const source = await connect(place);
      const columns = await source.query<{ collation: string }[]>(
        `SELECT DISTINCT COLLATION_NAME AS collation FROM information_schema.COLUMNS
         WHERE TABLE_SCHEMA = DATABASE() AND COLLATION_NAME IS NOT NULL`,
      );
      expect(columns).toEqual([{ collation: 'utf8mb4_bin' }]);
    });

    /** What leaves all tables that refer to each other by text as a migration would that forgot the collation. */
    async function forgotten(source: DataSource): Promise<string[]> {
      const keys = await source.query<
        Record<'name' | 'own' | 'part' | 'other' | 'whole', string>[]
      >(
        `SELECT k.CONSTRAINT_NAME AS name, k.TABLE_NAME AS own, k.COLUMN_NAME AS part,
           k.REFERENCED_TABLE_NAME AS other, k.REFERENCED_COLUMN_NAME AS whole
         FROM information_schema.KEY_COLUMN_USAGE k
         JOIN information_schema.COLUMNS c USING (TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME)
         WHERE k.TABLE_SCHEMA = DATABASE() AND k.REFERENCED_TABLE_NAME IS NOT NULL
           AND c.COLLATION_NAME IS NOT NULL`,
      );
      const tables = new Set(keys.flatMap(({ own, other }) => [own, other]));
      const general = 'CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci';
      return [
        ...keys.map(({ name, own }) => `ALTER TABLE ${own} DROP FOREIGN KEY ${name}`),
        ...[...tables].map((name) => `ALTER TABLE ${name} ${general}`),
        ...keys.map(
          ({ name, own, part, other, whole }) =>
            `ALTER TABLE ${own} ADD CONSTRAINT ${name} FOREIGN KEY (${part}) REFERENCES ${other} (${whole})`,
        ),
      ];
    }
    const column = 'display_name varchar(60) CHARACTER SET utf8mb3 NOT NULL';

    test.each([
      ['one column', () => [`ALTER TABLE staff MODIFY ${column}`]],
      ['tables that refer to each other', forgotten],
    ])('a wrong collation of %s stops the start and names what mends it', async (_of, spoil) => {
      const place = await emptyPlace();
      await start(place);
      const source = await connect(place);
      const spoiling = await spoil(source);
      expect(spoiling.length).toBeGreaterThan(0);
      for (const statement of spoiling) await source.query(statement);
      const refusal = await start(place).then(
        () => '',
        (error: Error) => error.message,
      );
      const [sentence, ...mending] = refusal.split('\n');
      expect(sentence).toBe('数据库的字符集不对，生僻字会丢失。请先备份，再执行：');
      expect(mending).toHaveLength(spoiling.length);
      for (const statement of mending) await source.query(statement);
      await expect(start(place)).resolves.toBeUndefined();
      expect(await drift(source)).toEqual([]);
    });

    test('a database made with another collation is started all the same', async () => {
      const place = await emptyPlace();
      const source = await connect(place);
      await source.query('ALTER DATABASE CHARACTER SET latin1 COLLATE latin1_swedish_ci');
      await expect(start(place)).resolves.toBeUndefined();
      expect(await drift(source)).toEqual([]);
    });
  });
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { importRoster } from '../../../server/subsidy/import-roster.service.ts';
import { RosterEntryRow, RosterRow } from '../../../server/subsidy/roster.entity.ts';
import type { Client } from '../../support/client.ts';
import { account, HEADER, idNumber, row, xlsx } from '../../support/roster-files.ts';
import { importFile, ofFile } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let clerk: Client;

beforeAll(async () => {
  town = await openTown();
  clerk = await town.staff('roster');
});
afterAll(() => town.close());

const send = (bytes: Uint8Array) =>
  importFile(clerk, 'FARMLAND_FERTILITY', '2026', { name: 'a.xlsx', bytes });

describe('while a large roster comes in', () => {
  const ROWS = 6_000;
  /** The most rows that were sealed before somebody else had a turn. */
  let mostInOneTurn = 0;
  let sealedInTransactions = 0;
  const seen = new Set<number>();

  beforeAll(async () => {
    const { database, vault } = town.deps;
    const before = await database.read.count(RosterRow);
    let [inTurn, isWriting, isDone] = [0, false, false];
    const seal: typeof vault.seal = (plain, place) => {
      inTurn += 1 / 3; // name, ID number, account
      if (isWriting) sealedInTransactions += 1;
      return vault.seal(plain, place);
    };
    const write: typeof database.write = (work) =>
      database.write(async (writer) => {
        isWriting = true;
        return work(writer).finally(() => (isWriting = false));
      });
    const others = (async () => {
      for (; !isDone; inTurn = 0) {
        await new Promise(setImmediate);
        mostInOneTurn = Math.max(mostInOneTurn, inTurn);
      }
    })();
    const readers = (async () => {
      for (; !isDone; await new Promise((resolve) => setTimeout(resolve, 10)))
        seen.add((await database.read.count(RosterRow)) - before);
    })();
    const rows = Array.from({ length: ROWS }, (_, at) => row(at + 1));
    await importRoster(
      { ...town.deps, vault: { ...vault, seal }, database: { ...database, write } },
      { staffId: 1, name: 'roster', displayName: '', roles: [] },
      { programmeCode: 'FARMLAND_FERTILITY', period: '2026' },
      { name: 'a.xlsx', bytes: await xlsx({ name: '前潘村', rows: [HEADER, ...rows] }) },
    );
    isDone = true;
    await Promise.all([others, readers]);
  });

  it('others are answered between any five hundred of its rows', () => {
    expect(mostInOneTurn).toBeGreaterThan(0);
    expect(mostInOneTurn).toBeLessThan(501);
  });

  it('nobody who wants to write waits for its sealing', () => {
    expect(sealedInTransactions).toBe(0);
  });

  it('nobody sees it before it is whole', () => {
    expect([...seen].every((count) => count === 0 || count === 1)).toBe(true);
  });

  it('every row opens at its place and is the person who was sent in', async () => {
    const { read } = town.deps.database;
    const [roster] = await read.find(RosterRow, {
      order: { id: 'DESC' },
      take: 1,
    });
    for (const position of [1, 500, 501, ROWS]) {
      const entry = await read.findOneByOrFail(RosterEntryRow, {
        rosterId: roster!.id,
        position,
      });
      const open = (sealed: string, column: string) =>
        town.deps.vault.open(sealed, {
          table: 'roster_entry',
          column,
          row: `${roster!.id}:${position}`,
        });
      expect(open(entry.idNumberSealed, 'id_number')).toBe(idNumber(position));
      expect(open(entry.accountSealed, 'account')).toBe(account(position));
      expect(open(entry.nameSealed, 'name')).toBe('王桂兰');
    }
    expect(roster!.contentHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('two rosters at once', () => {
  it('each get a number of their own and all their rows', async () => {
    const files = await Promise.all(
      [3, 7, 11].map((count) =>
        xlsx({
          name: '高寨村',
          rows: [HEADER, ...Array.from({ length: count }, (_, at) => row(at + 1))],
        }),
      ),
    );
    const drafts = await Promise.all(files.map(send));
    expect(new Set(drafts.map(({ data }) => data?.id)).size).toBe(3);
    for (const [at, count] of [3, 7, 11].entries()) {
      const rosterId = Number(drafts[at]!.data!.id);
      expect(await town.deps.database.read.countBy(RosterEntryRow, { rosterId })).toBe(count);
    }
  });
});

describe('what a file may say at most', () => {
  it('ninety sheets are stored with how their columns were read', async () => {
    const sheets = Array.from({ length: 90 }, (_, at) => ({
      name: `前潘村第${at + 1}分册`,
      rows: [HEADER.with(1, `户主姓名（${'按户口簿填写'.repeat(6)}）`), row(at + 1)],
    }));
    const { data, text } = await send(await xlsx(...sheets));
    expect(data, text).toMatchObject({ storedRowCount: 90, mayBeSubmitted: true });
    const { rosterDraft } = await clerk.must<{ rosterDraft: { columns: { sheet: string }[] } }>(
      'query ($id: ID!) { rosterDraft(id: $id) { columns { sheet header column field } } }',
      { id: data!.id },
    );
    expect(rosterDraft.columns).toHaveLength(7);
    expect(rosterDraft.columns[0]?.sheet).toContain('前潘村第1分册、前潘村第2分册');
  });

  it.each([
    ['a long one', '组'.repeat(200)],
    ['one with a mobile number', '5组 13812341234'],
  ])('a villager group, %s, is refused with its row and stored nowhere', async (_name, group) => {
    const bytes = await xlsx({
      name: '前潘村',
      rows: [
        [...HEADER, '组别'],
        [...row(1), group],
      ],
    });
    const { data, text } = await send(bytes);
    expect(data, text).toMatchObject({ storedRowCount: 1, mayBeSubmitted: false });
    expect(ofFile(data!)).toMatchObject([{ row: 2, column: '组别', code: 'GROUP_MALFORMED' }]);
    const rosterId = Number(data!.id);
    const entry = await town.deps.database.read.findOneByOrFail(RosterEntryRow, { rosterId });
    expect(entry).toMatchObject({ villagerGroup: null });
  });

  it('a mobile number in the name of a sheet is hidden wherever it is told', async () => {
    const sheet = { name: '前潘村13812341234', rows: [HEADER, row(1), row(2, { 2: idNumber(1) })] };
    const { data, text } = await send(await xlsx(sheet));
    expect(ofFile(data!), text).toMatchObject([{ sheet: '前潘村＊', code: 'PERSON_TWICE' }]);
    expect(text).not.toContain('13812341234');
  });
});

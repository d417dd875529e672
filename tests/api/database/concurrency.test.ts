import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { clearAttempts } from '../../../server/attempt/attempt.store.ts';
import { EditionEventRow, EditionRow } from '../../../server/disclosure/disclosure.entity.ts';
import {
  RosterEntryRow,
  RosterProblemRow,
  RosterRow,
} from '../../../server/subsidy/roster.entity.ts';
import type { Client } from '../../support/client.ts';
import {
  accepted,
  approved,
  officesOf,
  published,
  refusalCode,
  submitted,
  verbs,
  type Offices,
} from '../../support/editions.ts';
import { HEADER, row, xlsx } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;
beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterAll(() => town.close());

const twenty = <T>(act: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: 20 }, act));

const eventsOf = async (editionId: string): Promise<string[]> => {
  const events = await town.deps.database.read.find(EditionEventRow, {
    where: { editionId: Number(editionId) },
    order: { id: 'ASC' },
  });
  return events.map(({ action }) => action);
};

describe('of twenty who do the same step at once', () => {
  test('exactly one passes the edition', async () => {
    const edition = await submitted(offices);
    const codes = (await twenty(() => verbs.pass(offices.leader, edition))).map(refusalCode);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'STALE' || code === 'WRONG_STATE')).toHaveLength(19);
    expect(await eventsOf(edition.id)).toEqual(['draft', 'submit', 'pass']);
  });

  test('exactly one publishes it', async () => {
    const edition = await approved(offices);
    const codes = (await twenty(() => verbs.publish(offices.office, edition))).map(refusalCode);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'STALE' || code === 'WRONG_STATE')).toHaveLength(19);
  });

  test('exactly one opens the next edition', async () => {
    const { disclosureId } = await published(offices);
    const answers = await twenty(() => verbs.revise(offices.drafter, disclosureId));
    const codes = answers.map(refusalCode);
    expect(codes.filter((code) => code === null)).toHaveLength(1);
    expect(codes.filter((code) => code === 'OPEN_EDITION_EXISTS')).toHaveLength(19);
    const editions = await town.deps.database.read.findBy(EditionRow, {
      disclosureId: Number(disclosureId),
    });
    expect(editions.map(({ number }) => number).toSorted()).toEqual([1, 2]);
  });

  test('one passes it or one sends it back, never both', async () => {
    const edition = await submitted(offices);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        n % 2 === 0 ? verbs.pass(offices.leader, edition) : verbs.sendBack(offices.leader, edition),
      ),
    );
    expect(answers.filter((answer) => refusalCode(answer) === null)).toHaveLength(1);
    expect(await eventsOf(edition.id)).toHaveLength(3);
  });
});

describe('of two who edit one edition', () => {
  test('the second to save is refused as stale, and what the first wrote stays', async () => {
    const seen = accepted(await verbs.draft(offices.drafter));
    const first = await verbs.update(offices.drafter, seen, { title: '第一个人改的标题' });
    const second = await verbs.update(offices.drafter, seen, { title: '第二个人改的标题' });
    expect(accepted(first).version).toBe(seen.version + 1);
    expect(refusalCode(second)).toBe('STALE');
    const row = await town.deps.database.read.findOneByOrFail(EditionRow, { id: Number(seen.id) });
    expect(row.title).toBe('第一个人改的标题');
  });

  test('at the same moment one is refused, and the title is the winner’s', async () => {
    const seen = accepted(await verbs.draft(offices.drafter));
    const titles = ['左边的标题', '右边的标题'];
    const answers = await Promise.all(
      titles.map((title) => verbs.update(offices.drafter, seen, { title })),
    );
    const winners = titles.filter((_, n) => refusalCode(answers[n]!) === null);
    expect(winners).toHaveLength(1);
    expect(answers.map(refusalCode)).toContain('STALE');
    const row = await town.deps.database.read.findOneByOrFail(EditionRow, { id: Number(seen.id) });
    expect(row).toMatchObject({ title: winners[0], version: seen.version + 1 });
  });

  test('twenty edits, each by whoever saw the newest, are all kept in order', async () => {
    let seen = accepted(await verbs.draft(offices.drafter));
    let saved = 0;
    while (saved < 20) {
      const answers = await Promise.all(
        [1, 2].map((n) => verbs.update(offices.drafter, seen, { title: `第 ${saved} 次，${n}` })),
      );
      seen = accepted(answers.find((answer) => answer.data !== null)!);
      saved += 1;
    }
    expect(seen.version).toBe(21);
    expect(await eventsOf(seen.id)).toHaveLength(21);
  });
});

describe('ten imports at a time', () => {
  const IMPORT = `mutation ($file: Upload!, $input: ImportRosterInput!) {
    importRoster(file: $file, input: $input) { id rowCount storedRowCount totalAmount }
  }`;
  interface Imported {
    importRoster: { id: string; rowCount: number; storedRowCount: number; totalAmount: string };
  }
  const fileOf = async (rows: number) =>
    xlsx({ name: '前潘村', rows: [HEADER, ...Array.from({ length: rows }, (_, n) => row(n + 1))] });

  const upload = (by: Client, bytes: Uint8Array, n: number) =>
    by.upload<Imported>(
      IMPORT,
      { input: { programmeCode: 'FARMLAND_FERTILITY', period: '2026' } },
      { name: `${n}.xlsx`, bytes },
    );

  test('are each stored completely', async () => {
    const sizes = Array.from({ length: 10 }, (_, n) => 501 + n);
    const files = await Promise.all(sizes.map(fileOf));
    const answers = await Promise.all(files.map((bytes, n) => upload(offices.roster, bytes, n)));
    const { read } = town.deps.database;
    for (const [n, { data, text }] of answers.entries()) {
      const { id, rowCount, storedRowCount, totalAmount } = data?.importRoster ?? {};
      expect({ rowCount, storedRowCount }, text).toEqual({
        rowCount: sizes[n],
        storedRowCount: sizes[n],
      });
      expect(totalAmount).toBe(((sizes[n]! * 131_420) / 100).toFixed(2));
      const entries = await read.findBy(RosterEntryRow, { rosterId: Number(id) });
      expect(entries.map(({ position }) => position).toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: sizes[n]! }, (_, at) => at + 1),
      );
      expect(entries.reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(sizes[n]! * 131_420);
    }
    expect(await read.count(RosterRow)).toBe(10);
    expect(await read.count(RosterProblemRow)).toBe(0);
  }, 60_000);
});

describe('twenty wrong passwords at a time', () => {
  beforeEach(() => town.deps.database.write((writer) => clearAttempts(writer, 'signIn:office')));

  test('are judged five times, and then the right one is refused too', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => town.visitor().signIn('office', 'wrong')),
    );
    expect(new Set(answers.map(refusalCode))).toEqual(new Set(['SIGN_IN_FAILED']));
    expect(refusalCode(await town.visitor().signIn('office'))).toBe('SIGN_IN_FAILED');
    town.clock.advance(15 * 60);
    expect(refusalCode(await town.visitor().signIn('office'))).toBeNull();
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExportEventRow, RosterExportRow } from '../../../server/export/export.entity.ts';
import { RosterEntryRow } from '../../../server/subsidy/roster.entity.ts';
import type { Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { download, exportVerbs, granted, listExports } from '../../support/exports.ts';
import { importSample } from '../../support/rosters.ts';
import { openTown, type StaffName, type Town } from '../../support/town.ts';

let town: Town;
let people: Record<StaffName, Client>;
/** 1,033 rows, more than leave without consent; and 129. */
let large: string;
let small: string;

const NAMES = [
  'roster',
  'office',
  'leader',
  'committee',
  'supervisor',
  'drafter',
  'fees',
  'organisation',
  'feedback',
  'station',
  'admin',
] as const satisfies readonly StaffName[];

async function signInAll() {
  const clients = await Promise.all(NAMES.map(async (name) => [name, await town.staff(name)]));
  people = Object.fromEntries(clients) as Record<StaffName, Client>;
}

beforeAll(async () => {
  town = await openTown();
  await signInAll();
  large = (await importSample(people.roster, 'farmland-fertility-2026.xlsx')).id;
  small = (await importSample(people.roster, 'minimum-living-allowance-2026-10.gbk.csv')).id;
}, 120_000);
afterAll(() => town.close());

const pending = async (by: Client = people.roster) => granted(await exportVerbs.request(by, large));
const consented = async () =>
  granted(await exportVerbs.consent(people.leader, (await pending()).id));
const events = (exportId: string) =>
  town.deps.database.read.findBy(ExportEventRow, { exportId: Number(exportId) });
const hour = 3600;

describe('who may ask for what', () => {
  it.each([
    ['MASKED', ['roster', 'office', 'leader', 'committee', 'supervisor']],
    ['PERSONAL', ['roster', 'office']],
  ])('%s: %j and nobody else', async (kind, allowed) => {
    for (const name of NAMES) {
      const code = refusalCode(await exportVerbs.request(people[name], small, { kind }));
      expect([name, code]).toEqual([name, allowed.includes(name) ? null : 'FORBIDDEN']);
    }
  });

  it.each([
    ['more than 500 people with whole names wait for consent', 'PERSONAL', () => large, 'PENDING'],
    ['fewer do not', 'PERSONAL', () => small, 'READY'],
    ['nor does what is public anyway', 'MASKED', () => large, 'READY'],
  ])('%s', async (_sentence, kind, roster, state) => {
    const asked = granted(await exportVerbs.request(people.roster, roster(), { kind }));
    expect(asked.state).toBe(state);
    expect(asked.path === null).toBe(state === 'PENDING');
  });

  it.each(['', '   ', '因'.repeat(201)])('a reason is needed, not “%s”', async (reason) => {
    const answer = await exportVerbs.request(people.roster, small, { reason });
    expect(refusalCode(answer)).toBe('BAD_INPUT');
  });

  it('a roster that is not there is not found', async () => {
    expect(refusalCode(await exportVerbs.request(people.roster, '999999'))).toBe('NOT_FOUND');
  });

  it('a roster that lacks rows of its file is not handed out as if it were whole', async () => {
    const faulty = await importSample(people.roster, 'farmland-fertility-2026.faulty.xlsx');
    expect(faulty.storedRowCount).toBeLessThan(faulty.rowCount);
    const answer = await exportVerbs.request(people.roster, faulty.id, { kind: 'MASKED' });
    expect(refusalCode(answer)).toBe('ROSTER_HAS_PROBLEMS');
  });
});

describe('who decides', () => {
  it('the leading group or the office, and nobody else', async () => {
    for (const name of NAMES) {
      const isDecider = name === 'leader' || name === 'office';
      const { id } = await pending();
      const code = refusalCode(await exportVerbs.consent(people[name], id));
      expect([name, code]).toEqual([name, isDecider ? null : 'FORBIDDEN']);
      const other = await pending();
      const refused = refusalCode(await exportVerbs.refuse(people[name], other.id));
      expect([name, refused]).toEqual([name, isDecider ? null : 'FORBIDDEN']);
    }
  });

  it('never who asked', async () => {
    const { id } = await pending(people.office);
    expect(refusalCode(await exportVerbs.consent(people.office, id))).toBe('OWN_WORK');
    expect(refusalCode(await exportVerbs.refuse(people.office, id))).toBe('OWN_WORK');
    expect(granted(await exportVerbs.consent(people.leader, id)).state).toBe('READY');
  });

  it('once: what is decided stays', async () => {
    const { id } = await consented();
    expect(refusalCode(await exportVerbs.refuse(people.office, id))).toBe('WRONG_STATE');
    const other = await pending();
    granted(await exportVerbs.refuse(people.office, other.id));
    expect(refusalCode(await exportVerbs.consent(people.leader, other.id))).toBe('WRONG_STATE');
    expect((await download(people.roster, other.id)).status).toBe(409);
  });

  it('of two who decide at once one is heard', async () => {
    const { id } = await pending();
    const answers = await Promise.all([
      exportVerbs.consent(people.leader, id),
      exportVerbs.refuse(people.office, id),
    ]);
    expect(answers.map(refusalCode).toSorted()).toEqual(['WRONG_STATE', null].toSorted());
  });

  it('only where it is asked for, and with a reason', async () => {
    const { id } = granted(await exportVerbs.request(people.roster, small));
    expect(refusalCode(await exportVerbs.consent(people.leader, id))).toBe('WRONG_STATE');
    expect(refusalCode(await exportVerbs.refuse(people.leader, (await pending()).id, ' '))).toBe(
      'BAD_INPUT',
    );
    expect(refusalCode(await exportVerbs.consent(people.leader, '999999'))).toBe('NOT_FOUND');
  });

  it('and whoever asked reads why', async () => {
    const { id } = await pending();
    granted(await exportVerbs.refuse(people.leader, id, '用途没有写清楚'));
    const own = (await listExports(people.roster)).find((each) => each.id === id);
    expect(own).toMatchObject({
      state: 'REFUSED',
      refusalReason: '用途没有写清楚',
      decidedBy: '领导小组 郑卫国',
      path: null,
    });
  });
});

describe('a file', () => {
  it('waits for consent, then leaves once, with a record of who, what and by whose consent', async () => {
    const asked = await pending();
    expect((await download(people.roster, asked.id)).status).toBe(409);
    const { path } = granted(await exportVerbs.consent(people.leader, asked.id));
    expect(path).toBeNull();
    const mine = (await listExports(people.roster)).find(({ id }) => id === asked.id)!;
    expect(mine.path).toBe(`/exports/${asked.id}`);

    const response = await download(people.roster, asked.id);
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await response.text()).trim().split('\r\n')).toHaveLength(1033 + 1);
    const again = await download(people.roster, asked.id);
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('只能下载一次');

    const [record, ...more] = await events(asked.id);
    expect(more).toEqual([]);
    const row = await town.deps.database.read.findOneByOrFail(RosterExportRow, {
      id: Number(asked.id),
    });
    expect(record).toMatchObject({
      rosterId: Number(large),
      kind: 'PERSONAL',
      format: 'CSV',
      rowCount: 1033,
      staffId: row.requestedById,
      consentedById: row.decidedById,
      at: town.clock.now(),
    });
    expect(row.decidedById).not.toBeNull();
  });

  it('goes to nobody but who asked, and no try of others uses it up', async () => {
    const { id } = await consented();
    for (const name of NAMES.filter((each) => each !== 'roster'))
      expect([name, (await download(people[name], id)).status]).toEqual([name, 404]);
    expect((await download(town.visitor(), id)).status).toBe(401);
    expect((await download(people.roster, id, 'HEAD')).status).toBe(404);
    expect(await events(id)).toEqual([]);
    expect((await download(people.roster, id)).status).toBe(200);
  });

  it('of twenty fetches at once exactly one is served', async () => {
    const { id } = await consented();
    const responses = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const response = await download(people.roster, id);
        return { status: response.status, length: (await response.text()).length };
      }),
    );
    expect(responses.map(({ status }) => status).toSorted()).toEqual([
      200,
      ...Array<number>(19).fill(409),
    ]);
    const longest = Math.max(...responses.map(({ length }) => length));
    expect(responses.filter(({ length }) => length > 1_000).map(({ length }) => length)).toEqual([
      longest,
    ]);
    expect(await events(id)).toHaveLength(1);
  });

  it('stays where it is when its record cannot be written, and may be fetched afterwards', async () => {
    const { id } = await consented();
    const rename = (from: string, to: string) =>
      town.deps.database.write((writer) => writer.query(`ALTER TABLE ${from} RENAME TO ${to}`));
    await rename('export_event', 'export_event_away');
    const response = await download(people.roster, id);
    const body = await response.text();
    await rename('export_event_away', 'export_event');
    expect(response.status).toBe(500);
    expect(body).not.toContain('姓名');
    expect(body.length).toBeLessThan(200);
    expect((await listExports(people.roster)).find((each) => each.id === id)!.state).toBe('READY');
    expect((await download(people.roster, id)).status).toBe(200);
    expect(await events(id)).toHaveLength(1);
  });

  it.each([
    ['farmland-fertility-2026.xlsx', 1033, 'CSV'],
    ['farmland-fertility-2026.xlsx', 1033, 'XLSX'],
    ['extreme-poverty-support-2026-q3.xls', 20, 'CSV'],
    ['extreme-poverty-support-2026-q3.xls', 20, 'XLSX'],
  ] as const)('of %s never ends as if it were whole without row %i, as %s', async (...given) => {
    const [file, position, format] = given;
    const roster = await importSample(people.roster, file);
    const more = { kind: 'MASKED', format };
    const { id } = granted(await exportVerbs.request(people.roster, roster.id, more));
    await town.deps.database.write((writer) =>
      writer.delete(RosterEntryRow, { rosterId: Number(roster.id), position }),
    );
    const outcome = await download(people.roster, id).then(
      async (response) => [response.status, await response.text().catch(() => 'broken off')],
      () => [200, 'broken off'],
    );
    const isKnown = [200, 500].includes(outcome[0] as number);
    expect([isKnown, String(outcome[1]).includes('broken')]).toEqual([true, true]);
  });
});

it('overseers see every export, others their own', async () => {
  granted(await exportVerbs.request(people.committee, small, { kind: 'MASKED' }));
  const everybody = await town.deps.database.read.count(RosterExportRow);
  for (const name of ['office', 'leader', 'supervisor'] as const)
    expect((await listExports(people[name])).length).toBe(everybody);
  for (const name of ['roster', 'committee'] as const) {
    const own = await listExports(people[name]);
    expect(own.length).toBeGreaterThan(0);
    expect(new Set(own.map(({ requestedBy }) => requestedBy)).size).toBe(1);
    expect(own.length).toBeLessThan(everybody);
  }
});

describe('a consent ends after 24 hours', () => {
  it.each([
    [24 * hour - 1, 'READY', 200],
    [24 * hour, 'EXPIRED', 409],
    [24 * hour + 1, 'EXPIRED', 409],
  ])('after %i seconds it is %s', async (seconds, state, status) => {
    await signInAll();
    const asked = await pending();
    town.clock.advance(3 * hour);
    await signInAll();
    const { endsAt } = granted(await exportVerbs.consent(people.leader, asked.id));
    expect(Date.parse(endsAt!) - town.clock.now().getTime()).toBe(24 * hour * 1000);
    town.clock.advance(seconds);
    await signInAll();
    const own = (await listExports(people.roster)).find(({ id }) => id === asked.id)!;
    expect(own.state).toBe(state);
    expect((await download(people.roster, asked.id)).status).toBe(status);
    expect(await events(asked.id)).toHaveLength(status === 200 ? 1 : 0);
  });

  it('one that needs no consent ends a day after it was asked for', async () => {
    await signInAll();
    const { id } = granted(await exportVerbs.request(people.roster, small));
    town.clock.advance(24 * hour);
    await signInAll();
    const response = await download(people.roster, id);
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('24 小时');
  });
});

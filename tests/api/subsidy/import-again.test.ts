import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RosterImportRow, RosterUploadRow } from '../../../server/subsidy/roster-import.entity.ts';
import { importRoster } from '../../../server/subsidy/import-roster.service.ts';
import { RosterRow } from '../../../server/subsidy/roster.entity.ts';
import type { Client, UploadFile } from '../../support/client.ts';
import { accepted, refusalCode, verbs } from '../../support/editions.ts';
import {
  cancelImporting,
  FARMLAND_2026,
  importElsewhere,
  lookAtImport,
  startImporting,
  villagers,
} from '../../support/imports.ts';
import { HEADER, row } from '../../support/roster-files.ts';
import { importFile } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let clerk: Client;
let other: Client;

beforeAll(async () => {
  town = await openTown();
  clerk = await town.staff('roster');
  other = await town.staff('drafter');
});
afterAll(() => town.close());

async function imported(file: UploadFile, period = '2026'): Promise<string> {
  const { data, text } = await importFile(clerk, 'FARMLAND_FERTILITY', period, file);
  if (data === null) throw new Error(text);
  return data.id;
}

describe('the same file of the same clerk', () => {
  it('leads to the draft it made', async () => {
    const file = await villagers(1, 20);
    const first = await imported(file);
    const count = await town.deps.database.read.count(RosterRow);
    expect(await imported(file)).toBe(first);
    const { data } = await startImporting(clerk, file);
    expect(data?.startRosterImport).toMatchObject({ stage: 'DONE', roster: { id: first } });
    expect(await town.deps.database.read.count(RosterRow)).toBe(count);
  });

  it('is another file under another name: a CSV is named after its village', async () => {
    const bytes = Buffer.from([HEADER, row(90)].map((cells) => cells.join(',')).join('\n'));
    const one = await imported({ name: '前潘村.csv', bytes });
    expect(await imported({ name: '高寨村.csv', bytes })).not.toBe(one);
  });

  it('is the same workbook under any name: its sheets have names of their own', async () => {
    const file = await villagers(101, 103);
    expect(await imported({ ...file, name: '改过名.xlsx' })).toBe(await imported(file));
  });

  it('makes a new draft for another period, of another file and for another clerk', async () => {
    const file = await villagers(21, 40);
    const first = await imported(file);
    const drafts = [first, await imported(file, '2027'), await imported(await villagers(22, 40))];
    const actor = { staffId: 999, name: 'other', displayName: '', roles: [] };
    drafts.push(String(await importRoster(town.deps, actor, FARMLAND_2026, file)));
    expect(new Set(drafts).size).toBe(4);
  });

  it('makes a new draft once an edition carries the first, also when that is discarded', async () => {
    const file = await villagers(41, 60);
    const first = await imported(file);
    const edition = accepted(
      await verbs.draft(clerk, { catalogueCode: 'FARMLAND_FERTILITY', rosterDraftId: first }),
    );
    const second = await imported(file);
    expect(second).not.toBe(first);
    expect(await imported(file)).toBe(second);
    accepted(await verbs.discard(clerk, edition));
    expect(await imported(file)).toBe(second);
  });

  it('sent in twice at the same moment makes one draft', async () => {
    const file = await villagers(61, 360);
    const count = await town.deps.database.read.count(RosterRow);
    const drafts = await Promise.all([1, 2, 3, 4].map(() => imported(file)));
    expect(new Set(drafts).size).toBe(1);
    expect(await town.deps.database.read.count(RosterRow)).toBe(count + 1);
    expect(await town.deps.database.read.count(RosterUploadRow)).toBe(0);
  });

  it('joins the import that is under way, and after it was cancelled begins anew', async () => {
    const file = await villagers(361, 380);
    const id = await importElsewhere(town, file);
    const { data } = await startImporting(clerk, file);
    expect(data?.startRosterImport.id).toBe(String(id));
    await cancelImporting(clerk, id);
    expect(await imported(file)).toMatch(/^\d+$/);
  });

  it('that was refused is read again', async () => {
    const file = { name: 'a.csv', bytes: Buffer.from('甲,乙,丙\n1,2,3\n') };
    for (const _time of [1, 2])
      expect(refusalCode(await importFile(clerk, 'FARMLAND_FERTILITY', '2026', file))).toBe(
        'FILE_UNREADABLE',
      );
    const refused = { fileName: 'a.csv', stage: 'REFUSED' } as const;
    expect(await town.deps.database.read.countBy(RosterImportRow, refused)).toBe(2);
  });
});

it("nobody sees or ends another's import", async () => {
  const actor = { staffId: 999, name: 'other', displayName: '', roles: [] };
  await importRoster(town.deps, actor, FARMLAND_2026, await villagers(400, 401));
  const { id } = await town.deps.database.read.findOneByOrFail(RosterImportRow, {
    requestedById: 999,
    stage: 'DONE',
  });
  await expect(lookAtImport(clerk, id)).rejects.toThrow('NOT_FOUND');
  expect(refusalCode(await cancelImporting(clerk, id))).toBe('NOT_FOUND');
  expect(refusalCode(await cancelImporting(other, id))).toBe('FORBIDDEN');
});

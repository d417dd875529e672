import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../../server/shared/actor.ts';
import { RosterImportRow } from '../../server/subsidy/roster-import.entity.ts';
import { startImport } from '../../server/subsidy/start-import.service.ts';
import type { Client, UploadFile } from './client.ts';
import { HEADER, row, xlsx } from './roster-files.ts';
import type { Town } from './town.ts';

export interface ImportFacts {
  id: string;
  stage: string;
  rowsDone: number;
  rowsInAll: number | null;
  refusalCode: string | null;
  refusalMessage: string | null;
  finishedAt: string | null;
  roster: { id: string; storedRowCount: number } | null;
}

const FIELDS = `id stage rowsDone rowsInAll refusalCode refusalMessage finishedAt
  roster { id storedRowCount }`;

export const FARMLAND_2026 = { programmeCode: 'FARMLAND_FERTILITY', period: '2026' } as const;

export function startImporting(by: Client, file: UploadFile, input: object = FARMLAND_2026) {
  return by.upload<{ startRosterImport: ImportFacts }>(
    `mutation ($input: ImportRosterInput!, $file: Upload!) {
       startRosterImport(input: $input, file: $file) { ${FIELDS} } }`,
    { input },
    file,
  );
}

export async function lookAtImport(by: Client, id: string | number): Promise<ImportFacts> {
  const { rosterImport } = await by.must<{ rosterImport: ImportFacts }>(
    `query ($id: ID!) { rosterImport(id: $id) { ${FIELDS} } }`,
    { id: String(id) },
  );
  return rosterImport;
}

export function cancelImporting(by: Client, id: string | number) {
  return by.run<{ cancelRosterImport: ImportFacts }>(
    `mutation ($id: ID!) { cancelRosterImport(id: $id) { ${FIELDS} } }`,
    { id: String(id) },
  );
}

/** Asks now and then until the import has ended. */
export async function endOfImport(by: Client, id: string | number): Promise<ImportFacts> {
  for (let tries = 0; tries < 300; tries += 1) {
    const facts = await lookAtImport(by, id);
    if (facts.finishedAt !== null) return facts;
    await wait(100);
  }
  throw new Error(`import ${id} does not end`);
}

/** Villagers `from` to `to`, all of 前潘村. */
export async function villagers(from: number, to: number): Promise<UploadFile> {
  const rows = Array.from({ length: to - from + 1 }, (_, at) => row(from + at));
  return { name: 'a.xlsx', bytes: await xlsx({ name: '前潘村', rows: [HEADER, ...rows] }) };
}

export const ELSEWHERE = 'another machine 1 x';

/** An import that a process which is not ours has taken up, as the clerk's. */
export async function importElsewhere(town: Town, file: UploadFile): Promise<number> {
  const { id } = await startImport(town.deps, await clerk(town), FARMLAND_2026, file, ELSEWHERE);
  return id;
}

export async function clerk(town: Town): Promise<Actor> {
  const roster = await town.staff('roster');
  const { me } = await roster.must<{ me: { id: string } }>('{ me { id } }');
  return { staffId: Number(me.id), name: 'roster', displayName: '', roles: [] };
}

/** The process that had it fell silent long enough ago. */
export async function fallSilent(town: Town, id: number): Promise<void> {
  const claimedUntil = new Date(town.deps.database.clock.now().getTime() - 1);
  await town.deps.database.write(async (writer) => {
    await writer.update(RosterImportRow, id, { claimedUntil });
  });
}

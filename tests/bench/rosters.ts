/**
 * `npm run measure:rosters`: look-ups, bulletins and imports on a private MariaDB, each beside what
 * it could be compared with, in turns within one run. LIANXIN_BENCH_ROWS says how many roster rows
 * the larger database has (three million without it); a short run is one of 30,000.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMariadb } from '../support/mariadb-server.ts';
import { startLoader } from './load/load.ts';
import { measureBulletins } from './rosters/bulletins.ts';
import { measureHostile } from './rosters/hostile.ts';
import { measureImport } from './rosters/import.ts';
import { measureLookUps } from './rosters/look-up.ts';
import { measureResident } from './rosters/resident.ts';
import { startTown, type BenchTown } from './rosters/town.ts';

const MANY = Number(process.env['LIANXIN_BENCH_ROWS'] || 3_000_000);
const FEW = Math.min(100_000, Math.ceil(MANY / 10));
/** A short run is for trying whether all still works. */
const [ROUNDS, SECONDS, IMPORTS] = MANY < 1_000_000 ? [2, 2, 1] : [5, 4, 2];

const folder = mkdtempSync(join(tmpdir(), 'lianxin-rosters-'));
const { server, stop } = await startMariadb();
const loader = startLoader();
try {
  await measure();
} finally {
  loader.stop();
  await stop();
  rmSync(folder, { recursive: true, force: true });
}

async function measure(): Promise<void> {
  const few = await startTown(server, folder, 'few', FEW);
  try {
    await measureResident(few, loader, ROUNDS, SECONDS);
    await measureBulletins(few, loader, ROUNDS, SECONDS);
    await measureHostile(few, loader);
    await measureAmongMany(few);
    await measureImport(few, loader, FEW, IMPORTS);
  } finally {
    await few.stop();
  }
}

async function measureAmongMany(few: BenchTown): Promise<void> {
  const many = await startTown(server, folder, 'many', MANY);
  try {
    const towns = new Map([
      [FEW.toLocaleString('en'), few],
      [MANY.toLocaleString('en'), many],
    ]);
    await measureLookUps(towns, loader, ROUNDS, SECONDS);
  } finally {
    await many.stop();
  }
}

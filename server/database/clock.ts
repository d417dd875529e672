import type { DataSource } from 'typeorm';
import type { Clock } from '../shared/clock.ts';

const REFRESH_MS = 30_000;

/**
 * The database's time, kept as an offset to the host's monotonic clock: every process on one
 * database agrees, and a wrong host clock moves nothing. Refreshed twice a minute.
 */
export async function databaseClock(source: DataSource): Promise<Clock & { stop(): void }> {
  let offsetMs = await measureOffset(source);
  const timer = setInterval(() => {
    measureOffset(source).then(
      (measured) => {
        offsetMs = measured;
      },
      () => undefined, // The database is away; the last offset goes on until it is back.
    );
  }, REFRESH_MS);
  timer.unref();
  return {
    now: () => new Date(performance.now() + offsetMs),
    stop: () => clearInterval(timer),
  };
}

/** Milliseconds between the database's epoch time and this process's monotonic clock. */
async function measureOffset(source: DataSource): Promise<number> {
  const before = performance.now();
  const [row] = await source.query<{ ms: string }[]>(
    'SELECT CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS CHAR) AS ms',
  );
  const after = performance.now();
  return Number(row!.ms) - (before + after) / 2;
}

import type { DataSource } from 'typeorm';
import type { Clock } from '../shared/clock.ts';

const REFRESH_MS = 30_000;
/** Half of what a measurement took may be its error, and a queue for the database takes long. */
const GOOD_MS = 500;
const FIRST_TRIES = 5;

/**
 * The database's time, kept as an offset to the host's monotonic clock: every process on one
 * database agrees, and a wrong host clock moves nothing. Refreshed twice a minute.
 */
export async function databaseClock(source: DataSource): Promise<Clock & { stop(): void }> {
  let { offsetMs } = await firstMeasurement(source);
  const timer = setInterval(() => {
    measure(source).then(
      (measured) => {
        if (measured.tookMs <= GOOD_MS) offsetMs = measured.offsetMs;
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

interface Measurement {
  /** Milliseconds between the database's epoch time and this process's monotonic clock. */
  readonly offsetMs: number;
  readonly tookMs: number;
}

/** The first good one; of a database that is always slow, the best of five. */
async function firstMeasurement(source: DataSource): Promise<Measurement> {
  let best = await measure(source);
  for (let tries = 1; best.tookMs > GOOD_MS && tries < FIRST_TRIES; tries += 1) {
    const next = await measure(source);
    if (next.tookMs < best.tookMs) best = next;
  }
  return best;
}

async function measure(source: DataSource): Promise<Measurement> {
  const before = performance.now();
  const [row] = await source.query<{ ms: string }[]>(
    'SELECT CAST(ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) AS CHAR) AS ms',
  );
  const after = performance.now();
  return { offsetMs: Number(row!.ms) - (before + after) / 2, tookMs: after - before };
}

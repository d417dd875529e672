/** The one source of time. On MariaDB it follows the database, on SQLite the host (RELIABILITY). */
export interface Clock {
  now(): Date;
}

export const hostClock: Clock = { now: () => new Date() };

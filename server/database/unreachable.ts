import { QueryFailedError } from 'typeorm';
import { isTransient } from './transaction.ts';

/** Of the network, of mysql2, of MariaDB shutting down or full, of a cluster without a majority. */
const AWAY = new Set<string | number>([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'PROTOCOL_CONNECTION_LOST',
  1040,
  1047,
  1053,
  1927,
]);

/**
 * True when the database is away or too busy to take a transaction: nobody's mistake, and the same
 * request may succeed in a moment.
 */
export function isUnreachable(error: unknown): boolean {
  if (isTransient(error)) return true;
  const { code, errno, fatal } = driverError(error);
  return fatal === true || [code, errno].some((value) => value !== undefined && AWAY.has(value));
}

interface DriverError {
  readonly code?: string;
  readonly errno?: number;
  /** mysql2: the connection is beyond use. */
  readonly fatal?: boolean;
}

function driverError(error: unknown): DriverError {
  if (error instanceof QueryFailedError) return error.driverError as DriverError;
  return error instanceof Error ? (error as DriverError) : {};
}

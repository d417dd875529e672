import type { GraphQLFormattedError } from 'graphql';
import type { Database } from './database/database.ts';
import type { Actor } from './shared/actor.ts';
import type { Clock } from './shared/clock.ts';
import type { Vault } from './shared/crypto.ts';

/** What every use case works with. */
export interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly vault: Vault;
}

/** One request: who asks, from where, and how the answer may set the staff cookie. */
export interface RequestContext extends Deps {
  readonly actor: Actor | null;
  /** The kiosk's bearer token, not yet checked. */
  readonly residentToken: string | null;
  /** What limits count by: the address the request came from. */
  readonly device: string;
  readonly staffCookie: {
    readonly token: string | null;
    set(token: string): void;
    clear(): void;
  };
  /** Turns what went wrong into what the client may know; logs it when it is a bug. */
  presentError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError;
}

import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { buildApp } from '../../../server/app.ts';
import type { Deps } from '../../../server/context.ts';
import { openDatabase } from '../../../server/database/database.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../../server/database/demo/accounts.ts';
import { insertTown, loadOffices } from '../../../server/database/demo/demo-town.ts';
import { createVault } from '../../../server/shared/crypto.ts';
import { Client } from '../../support/client.ts';
import { accepted, approved, verbs, type Offices } from '../../support/editions.ts';
import { openTestDatabase } from '../../support/town.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end();
});

/** Two servers over one database, each with the clock it would have in the town: the database's. */
async function twoServers() {
  const stored = await openTestDatabase();
  ends.push(() => stored.close());
  const servers = [await serve(stored), await serve(stored)] as const;
  await loadOffices(servers[0].deps);
  await insertTown(servers[0].deps);
  return servers;
}

async function serve(stored: { databaseUrl: string | null; dataFolder: string }) {
  const database = await openDatabase(stored);
  ends.push(() => database.close());
  const deps: Deps = { database, clock: database.clock, vault: createVault('a1'.repeat(32)) };
  const app = await buildApp(deps, {
    logLevel: 'silent',
    demo: { demoAccounts: DEMO_ACCOUNTS, demoPassword: DEMO_PASSWORD },
  });
  ends.push(() => app.close());
  return { deps, url: await app.listen({ port: 0, host: '127.0.0.1' }) };
}

async function signedIn(url: string, name: string): Promise<Client> {
  const client = new Client(url);
  await client.signIn(name);
  return client;
}

/** Answers this near to the moment itself may still be on their way when it comes. */
const NEAR_MS = 300;

describe('two servers over one database', () => {
  it('show a scheduled edition at the same instant, and count it from then on', async () => {
    const [one, other] = await twoServers();
    const names = ['drafter', 'leader', 'committee', 'office', 'roster'] as const;
    const clients = await Promise.all(names.map((name) => signedIn(one.url, name)));
    const offices = Object.fromEntries(
      names.map((name, at) => [name, clients[at]]),
    ) as unknown as Offices;
    const readers = [offices.office, await signedIn(other.url, 'supervisor')];

    const ready = await approved(offices);
    const moment = one.deps.clock.now().getTime() + 2_000;
    accepted(
      await verbs.publish(offices.office, ready, { visibleFrom: new Date(moment).toISOString() }),
    );
    const disagreed: number[] = [];
    let seen = 0;
    for (;;) {
      const asked = one.deps.clock.now().getTime() - moment;
      if (asked > 1_500) break;
      const counts = await Promise.all(readers.map(countAll));
      const expected = asked < 0 ? 0 : 1;
      if (Math.abs(asked) > NEAR_MS && counts.some((count) => count !== expected))
        disagreed.push(asked);
      seen += Number(counts.every((count) => count === 1));
      await wait(40);
    }
    expect(disagreed).toEqual([]);
    expect(seen).toBeGreaterThan(0);
  });

  it('what one withdraws the other no longer shows', async () => {
    const [one, other] = await twoServers();
    const names = ['drafter', 'leader', 'committee', 'office', 'roster'] as const;
    const clients = await Promise.all(names.map((name) => signedIn(one.url, name)));
    const offices = Object.fromEntries(
      names.map((name, at) => [name, clients[at]]),
    ) as unknown as Offices;
    const reader = await signedIn(other.url, 'supervisor');
    const edition = accepted(await verbs.publish(offices.office, await approved(offices)));
    expect(await bulletins(reader)).toBe(1);
    expect(await countAll(reader)).toBe(1);
    accepted(await verbs.withdraw(offices.office, edition));
    expect(await bulletins(reader)).toBe(0);
    // Its notice of withdrawal stands in its place.
    expect(await countAll(reader)).toBe(1);
  });
});

async function countAll(client: Client): Promise<number> {
  const { disclosures } = await client.must<{ disclosures: { totalCount: number } }>(
    '{ disclosures { totalCount } }',
  );
  return disclosures.totalCount;
}

async function bulletins(client: Client): Promise<number> {
  return (await client.must<{ bulletins: object[] }>('{ bulletins { id } }')).bulletins.length;
}

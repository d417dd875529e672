import { isDeepStrictEqual } from 'node:util';
import { figuresOf, printStacks, type Figures, type Round } from '../load/figures.ts';
import type { LoadJob, Loader } from '../load/load.ts';
import { processorMs } from './process.ts';
import { startStack, type Stack } from './stacks/stack.ts';
import type { BenchTown } from './town.ts';

const CONNECTIONS = 8;
const WARM_UP_SECONDS = 2;

const RESIDENT = `query {
  resident {
    maskedName
    idNumberTail
    village { name }
    subsidies {
      programme period year quantity rate unit amount
      paymentState paidOn paidAmount paymentReason maskedAccount isPaidElsewhere
      disclosureId publishedAt
    }
  }
}`;

/** `resident` for each of them in turn, with the session of a clerk: the kiosk asks for it only
 * while it opens one. */
export function residentRequests({ clerk, residents }: BenchTown): LoadJob['requests'] {
  const body = JSON.stringify({ query: RESIDENT });
  return residents.map(({ token }) => ({
    headers: { cookie: clerk.cookie!, authorization: `Bearer ${token}` },
    body,
  }));
}

const OURS = 'Lianxin, the whole server';

/** The same question and the same rows through the server and through others. */
export async function measureResident(
  town: BenchTown,
  loader: Loader,
  rounds: number,
  seconds: number,
): Promise<void> {
  const setting = { databaseUrl: town.databaseUrl, key: town.key, answer: '' };
  const others = new Map([
    ['Apollo Server as it comes, TypeGraphQL, repository.find', 'plain'],
    ['Mercurius, the same resolvers', 'mercurius'],
    ['node:http and mysql2 by hand', 'bare'],
  ]);
  const stacks = new Map<string, Stack>([
    [OURS, { url: town.url, pid: town.pid, stop: () => undefined }],
  ]);
  for (const [title, script] of others) stacks.set(title, await startStack(script, setting));
  try {
    await requireSameAnswers(town, [...stacks.values()]);
    const requests = residentRequests(town);
    const asked = new Map([...stacks].map(([title, stack]) => [title, { ...stack, requests }]));
    const job = { connections: CONNECTIONS, perSecond: null };
    const figures = await inTurns(asked, loader, job, rounds, seconds);
    printStacks('`resident`, ten subsidies each, 8 connections', OURS, figures);
  } finally {
    for (const { stop } of stacks.values()) stop();
  }
}

/** A server, and what it is asked. */
export type Asked = Pick<LoadJob, 'url' | 'requests'> & { readonly pid: number };

/** Every stack has its turn in every round, so that what else the machine does hits all alike. */
export async function inTurns(
  stacks: ReadonlyMap<string, Asked>,
  loader: Loader,
  job: Pick<LoadJob, 'connections' | 'perSecond'>,
  rounds: number,
  seconds: number,
): Promise<ReadonlyMap<string, Figures>> {
  const results = new Map<string, Round[]>([...stacks.keys()].map((title) => [title, []]));
  for (const { url, requests } of stacks.values())
    await loader.run({ ...job, url, requests, seconds: WARM_UP_SECONDS });
  for (let round = 0; round < rounds; round += 1)
    for (const [title, { url, requests, pid }] of stacks) {
      const before = processorMs(pid);
      const result = await loader.run({ ...job, url, requests, seconds });
      results.get(title)!.push({ ...result, cpuMs: processorMs(pid) - before });
    }
  return new Map([...results].map(([title, runs]) => [title, figuresOf(runs)]));
}

/** A stack that answers something else would be compared for another piece of work. */
async function requireSameAnswers(town: BenchTown, stacks: readonly { url: string }[]) {
  for (const { headers, body } of residentRequests(town).slice(0, 5)) {
    const answers = await Promise.all(
      stacks.map(async ({ url }) => {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        });
        return ((await response.json()) as { data: unknown }).data;
      }),
    );
    const [ours] = answers as { resident: { subsidies: unknown[] } }[];
    if (ours?.resident.subsidies.length !== 10) throw new Error('not the ten subsidies');
    const other = answers.find((answer) => !isDeepStrictEqual(answer, ours));
    if (other !== undefined)
      throw new Error(`not the same:\n${JSON.stringify(ours)}\n${JSON.stringify(other)}`);
  }
}

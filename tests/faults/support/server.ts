import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '../../support/client.ts';
import { createMariadbDatabase } from '../../support/mariadb.ts';
import { TEST_KEY } from '../../support/town.ts';

const MAIN = fileURLToPath(new URL('../../../dist/server/main.js', import.meta.url));
const START_LIMIT_MS = 120_000;

/** A real server process as `npm start` runs it, on a port of its own. */
export interface RunningServer {
  readonly url: string;
  readonly startMs: number;
  kill(): Promise<void>;
  /** SIGTERM; how it ended and after how long. */
  terminate(): Promise<{ code: number | null; milliseconds: number }>;
}

export interface Installation {
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
}

export const ENGINES = ['SQLite', 'MariaDB'] as const;
export type Engine = (typeof ENGINES)[number];

/** A place for a server with nothing in it yet; `remove` takes it away again. */
export async function install(engine: Engine): Promise<Installation & { remove(): Promise<void> }> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'lianxin-fault-'));
  const mariadb = engine === 'MariaDB' ? await createMariadbDatabase() : null;
  return {
    dataFolder,
    databaseUrl: mariadb?.url ?? null,
    remove: async () => {
      await mariadb?.drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Starts and waits until it says its address. Throws with what it said when it ends instead. */
export async function startServer(on: Installation): Promise<RunningServer> {
  const started = performance.now();
  const child = spawnServer(on);
  const address = await addressOf(child);
  return {
    url: address,
    startMs: performance.now() - started,
    kill: () => end(child, 'SIGKILL').then(() => undefined),
    terminate: async () => {
      const asked = performance.now();
      const code = await end(child, 'SIGTERM');
      return { code, milliseconds: performance.now() - asked };
    },
  };
}

/** Starts a server that is expected to end by itself; what it said and its exit code. */
export async function startInVain(
  on: Installation,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; said: string }> {
  const child = spawnServer(on, environment);
  let said = '';
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}

function spawnServer(
  { dataFolder, databaseUrl }: Installation,
  more: Readonly<Record<string, string>> = {},
): ChildProcess {
  return spawn(process.execPath, [MAIN], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'development',
      PORT: '0',
      LIANXIN_DATA: dataFolder,
      LIANXIN_KEY: TEST_KEY,
      LIANXIN_DEMO: 'on',
      ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }),
      ...more,
    },
  });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the server did not start in time:\n${said}`));
    }, START_LIMIT_MS);
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /(http:\/\/\S+)\/kiosk\//.exec(said);
      if (found === null) return;
      clearTimeout(limit);
      resolve(found[1]!.replace('localhost', '127.0.0.1'));
    };
    child.stdout!.on('data', hear);
    child.stderr!.on('data', hear);
    child.once('exit', (code) => {
      clearTimeout(limit);
      reject(new Error(`the server ended with ${code}:\n${said}`));
    });
  });
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const gone = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await gone)[0];
}

export async function signedIn(url: string, name: string): Promise<Client> {
  const client = new Client(url);
  const { errors, text } = await client.signIn(name);
  if (errors.length > 0) throw new Error(text);
  return client;
}

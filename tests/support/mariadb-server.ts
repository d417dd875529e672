import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import type { TestProject } from 'vitest/node';

/** A private MariaDB for one test run: own folder, loopback only, a password made for the run. */
export interface MariadbServer {
  host: string;
  port: number;
  socket: string;
  user: string;
  password: string;
  /** Where MariaDB keeps its files; a canary test greps it. */
  dataFolder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    mariadb: MariadbServer;
  }
}

const START_LIMIT_MS = 30_000;

/** Vitest's global setup: starts the server, and returns what ends it, also after failures. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await startMariadb();
  project.provide('mariadb', server);
  return stop;
}

export async function startMariadb(): Promise<{
  server: MariadbServer;
  stop: () => Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'lianxin-mariadb-'));
  const server: MariadbServer = {
    host: '127.0.0.1',
    port: await freePort(),
    socket: join(folder, 'sock'),
    user: 'lianxin',
    password: randomBytes(18).toString('base64url'),
    dataFolder: join(folder, 'data'),
  };
  try {
    createDataFolder(server);
    writeFileSync(join(folder, 'init.sql'), grants(server), { mode: 0o600 });
    const child = spawnServer(server, folder);
    const stop = () => end(child, folder);
    endWithProcess(child, folder);
    await accepting(server, child, join(folder, 'error.log')).catch(async (error: unknown) => {
      await stop();
      throw error;
    });
    return { server, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** MariaDB refuses to run as root unless told so by name. */
const asRoot = () => (process.getuid?.() === 0 ? ['--user=root'] : []);

function createDataFolder(server: MariadbServer): void {
  const made = spawnSync(
    'mariadb-install-db',
    [
      '--no-defaults',
      `--datadir=${server.dataFolder}`,
      // Two runs side by side take each other's temporary tables in a shared one.
      `--tmpdir=${dirname(server.dataFolder)}`,
      '--skip-test-db',
      '--auth-root-authentication-method=normal',
      ...asRoot(),
    ],
    { encoding: 'utf8' },
  );
  if (made.error !== undefined)
    throw new Error(
      `mariadb-install-db cannot run (Debian: mariadb-server): ${made.error.message}`,
    );
  if (made.status !== 0)
    throw new Error(`mariadb-install-db failed:\n${made.stdout}${made.stderr}`);
}

function grants(server: MariadbServer): string {
  return [
    `CREATE USER '${server.user}'@'%' IDENTIFIED BY '${server.password}';`,
    `GRANT ALL ON *.* TO '${server.user}'@'%';`,
    "DROP USER IF EXISTS 'root'@'localhost';",
    '',
  ].join('\n');
}

function spawnServer(server: MariadbServer, folder: string): ChildProcess {
  const mariadbd = existsSync('/usr/sbin/mariadbd') ? '/usr/sbin/mariadbd' : 'mariadbd';
  const command = [
    mariadbd,
    '--no-defaults',
    `--datadir=${server.dataFolder}`,
    `--socket=${server.socket}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--log-error=${join(folder, 'error.log')}`,
    `--tmpdir=${folder}`,
    `--init-file=${join(folder, 'init.sql')}`,
    `--bind-address=${server.host}`,
    `--port=${server.port}`,
    '--skip-name-resolve',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
    '--innodb-buffer-pool-size=128M',
    // A test run may lose everything when the machine does; a commit need not wait for the disk.
    '--innodb-flush-log-at-trx-commit=0',
    '--innodb-doublewrite=0',
    ...asRoot(),
  ];
  // Dies with Vitest even when Vitest is killed and runs no teardown.
  const withParent = existsSync('/usr/bin/setpriv') ? ['setpriv', '--pdeathsig', 'KILL', '--'] : [];
  const [program = mariadbd, ...args] = [...withParent, ...command];
  return spawn(program, args, { stdio: 'ignore' });
}

async function accepting(server: MariadbServer, child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) break;
    try {
      const connection = await mysql.createConnection({
        host: server.host,
        port: server.port,
        user: server.user,
        password: server.password,
      });
      await connection.end();
      return;
    } catch {
      await sleep(50);
    }
  }
  const reason = existsSync(log) ? readFileSync(log, 'utf8').slice(-4_000) : 'no log was written';
  throw new Error(`The private MariaDB did not start:\n${reason}`);
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    // Nothing in it is kept, so it need not shut down in order.
    child.kill('SIGKILL');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** When Vitest is told to end there is no teardown; only `exit` is left, and that must be asked for. */
function endWithProcess(child: ChildProcess, folder: string): void {
  process.once('exit', () => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  // `on`, for the second signal would find no listener and end us in the midst of it.
  process.on('SIGTERM', () => process.exit(143));
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

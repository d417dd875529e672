import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { startMariadb } from '../../support/mariadb-server.ts';

/** A MariaDB for one test that may be killed and started again over its data. */
export interface OwnMariadb {
  readonly url: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  end(): Promise<void>;
}

export async function startOwnMariadb(): Promise<OwnMariadb> {
  const { server, stop } = await startMariadb();
  const { host, port, user, password } = server;
  const connect = () => mysql.createConnection({ host, port, user, password });
  const connection = await connect();
  await connection.query('CREATE DATABASE town CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
  await connection.end();

  const pidFile = join(dirname(server.dataFolder), 'pid');
  let pid = Number(readFileSync(pidFile, 'utf8'));
  // The same server, except that a commit now waits for the disk and no user is made twice.
  const [program, ...args] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const durable = args
    .filter((arg) => !/^--(init-file|innodb-flush|innodb-doublewrite)/.test(arg))
    .concat('--innodb-flush-log-at-trx-commit=1')
    // A starting server deletes temporary tables from a shared folder, other servers' too.
    .concat(`--tmpdir=${dirname(server.dataFolder)}`);
  let child: ChildProcess | null = null;

  const kill = async () => {
    process.kill(pid, 'SIGKILL');
    while (isAlive(pid)) await wait(10);
  };
  const restart = async () => {
    child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', program!, ...durable], {
      stdio: 'ignore',
    });
    pid = child.pid!;
    await accepting(connect);
  };
  await kill();
  await restart();
  return {
    url: `mariadb://${user}:${password}@${host}:${port}/town`,
    kill,
    restart,
    end: async () => {
      child?.kill('SIGKILL');
      await stop();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    // A killed child is a zombie until it is reaped: its state tells.
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

async function accepting(connect: () => Promise<mysql.Connection>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      await (await connect()).end();
      return;
    } catch {
      await wait(50);
    }
  }
  throw new Error('MariaDB did not come back');
}

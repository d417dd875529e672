import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** The built server, started as `npm start` starts it. */
export interface BenchServer {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * In our own session, as the stacks beside it are: `npm start` gives the server one of its own, and
 * a busy kernel shares the processors out by session.
 */
export async function startServer(
  environment: Readonly<Record<string, string>>,
): Promise<BenchServer> {
  const built = spawnSync(process.execPath, ['start.mjs', '--build-only'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the server could not be built');
  const child = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
    env: { ...process.env, ...environment, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // Whoever ends the run with a signal leaves no server behind.
  process.once('exit', () => child.kill('SIGKILL'));
  return {
    url: await saidAddress(child),
    pid: child.pid!,
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function saidAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      const port = /http:\/\/localhost:(\d+)\/playground/.exec(said)?.[1];
      if (port !== undefined) resolve(`http://127.0.0.1:${port}`);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
}

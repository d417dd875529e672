import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** The product as `npm start` runs it, in processes of its own. */
export interface Product {
  readonly url: string;
  /** From the command to the line that says it is running. */
  readonly secondsToStart: number;
  stop(): Promise<void>;
}

export async function startProduct(dataFolder: string): Promise<Product> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, ['start.mjs'], {
    env: { ...process.env, PORT: String(port), LIANXIN_DATA: dataFolder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await saysRunning(child);
  return {
    url: `http://localhost:${port}`,
    secondsToStart: (performance.now() - began) / 1000,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function saysRunning(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      if (said.includes('连心已启动')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the product ended with ${code}:\n${said}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}

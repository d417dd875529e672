import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server to compare with, in a process of its own. */
export interface Stack {
  readonly url: string;
  readonly pid: number;
  readonly stop: () => void;
}

/** What a stack is told; it answers with its port. */
export interface StackSetting {
  readonly databaseUrl: string;
  readonly key: string;
  /** For the one that only returns bytes. */
  readonly answer: string;
}

const COMPILE = fileURLToPath(new URL('../compile.ts', import.meta.url));

export async function startStack(name: string, setting: StackSetting): Promise<Stack> {
  const script = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', COMPILE, script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.send(setting);
  const [port] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`the stack ${name} ended`))),
  ])) as [number];
  return { url: `http://127.0.0.1:${port}`, pid: child.pid!, stop: () => child.kill() };
}

/** In the stack's process: starts with the setting and says the port. */
export function serve(start: (setting: StackSetting) => Promise<number>): void {
  process.once('message', (setting: StackSetting) => {
    void start(setting).then((port) => process.send!(port));
  });
  process.once('disconnect', () => process.exit(0));
}

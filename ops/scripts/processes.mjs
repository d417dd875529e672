/** Child processes that end with the command that started them. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { root } from './project.mjs';

const running = new Set();
let listening = false;

/**
 * Runs a program to its end. Its output is kept and returned, or shown at once with `show`; every
 * ten seconds without an end `waiting` is told how long it takes.
 */
export function run(program, args, { cwd = root, env = process.env, show = false, waiting } = {}) {
  endChildrenWithUs();
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  return new Promise((resolve) => {
    const child = spawn(...dyingWithUs(program, args), {
      cwd,
      env,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    running.add(child);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    const timer = waiting && setInterval(() => waiting(Math.round(seconds())), 10_000);
    const end = (code, note = '') => {
      clearInterval(timer);
      running.delete(child);
      resolve({ code, output: output + note, seconds: seconds() });
    };
    child.once('error', (error) => end(127, `${program}: ${error.message}\n`));
    child.once('close', (code, signal) => end(code ?? 1, signal ? `ended by ${signal}\n` : ''));
  });
}

/**
 * Hands over to a long-running program: same terminal, its exit code is ours. It is in a session
 * of its own, so that one Ctrl-C, which the terminal and npm both report, reaches it once; a
 * second one after a while ends it the hard way.
 */
export function handOver(program, args, { env = process.env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(...dyingWithUs(program, args), {
      cwd: root,
      env,
      stdio: 'inherit',
      detached: true,
    });
    let firstAt = 0;
    const forward = (signal) => {
      if (firstAt === 0) {
        firstAt = performance.now();
        child.kill(signal);
      } else if (performance.now() - firstAt > 1_000) child.kill('SIGKILL');
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
    process.once('exit', () => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Linux ends the child with SIGTERM even when we are killed and can do nothing ourselves. */
function dyingWithUs(program, args) {
  const setpriv = '/usr/bin/setpriv';
  if (process.platform !== 'linux' || !existsSync(setpriv)) return [program, args];
  return [setpriv, ['--pdeathsig', 'TERM', '--', program, ...args]];
}

function endChildrenWithUs() {
  if (listening) return;
  listening = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      for (const child of running) child.kill('SIGTERM');
      // handOver has its own listener and ends in order once the server has.
      if (process.listenerCount(signal) === 0) process.exit(128 + constants.signals[signal]);
    });
  }
}

/** The static steps of `npm test`: each a name and what it runs; exit code 0 is a pass. */
import { hasKiosk } from './build.mjs';
import { run } from './processes.mjs';
import { at, childEnvironment, findNode } from './project.mjs';

/** A tool from node_modules by its name, or a script by its path, run by Node 24. */
export function tool(name, args, options = {}) {
  const path = name.includes('/') ? at(name) : at('node_modules', '.bin', name);
  return run(findNode(), [path, ...args], { env: childEnvironment(), ...options });
}

const cache = ['--cache', '--cache-strategy=content', '--cache-location=dist/.prettier-cache'];

/** In this order: the kiosk's tsconfig, which lint and types read, is made by `svelte-kit sync`. */
export function staticSteps() {
  const kiosk = hasKiosk();
  return [
    { name: 'format', run: () => tool('prettier', ['--check', '--log-level=warn', ...cache, '.']) },
    kiosk && { name: 'kiosk sync', run: () => tool('svelte-kit', ['sync'], { cwd: at('kiosk') }) },
    { name: 'lint', run: () => tool('eslint', ['--max-warnings', '0', '.']) },
    {
      name: 'types',
      run: () =>
        tool('tsc', ['-p', '.', '--incremental', '--tsBuildInfoFile', 'dist/types.tsbuildinfo']),
    },
    kiosk && {
      name: 'kiosk types',
      run: () =>
        tool('svelte-check', ['--fail-on-warnings', '--output', 'human'], { cwd: at('kiosk') }),
    },
  ].filter(Boolean);
}

/** These need the built server, so the quick run leaves them out. */
export function driftSteps() {
  return [
    { name: 'schema drift', run: () => tool('ops/scripts/schema.mjs', ['--check']) },
    hasKiosk() && {
      name: 'kiosk operations drift',
      run: () => tool('ops/scripts/generate.mjs', ['--check']),
    },
  ].filter(Boolean);
}

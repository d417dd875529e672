/** The static steps of `npm test`: each a name and what it runs; exit code 0 is a pass. */
import { hasKiosk } from './build.mjs';
import { run } from './processes.mjs';
import { at, childEnvironment, findNode } from './project.mjs';

/** A tool from node_modules, run by Node 24. */
export function tool(name, args, options = {}) {
  return run(findNode(), [at('node_modules', '.bin', name), ...args], {
    env: childEnvironment(),
    ...options,
  });
}

const script = (name, args) =>
  run(findNode(), [at('ops', 'scripts', name), ...args], { env: childEnvironment() });

const cached = (name) => `dist/.cache/${name}`;

/** In this order: the kiosk's tsconfig, which lint and types read, is made by `svelte-kit sync`. */
export function staticSteps() {
  const kiosk = hasKiosk();
  return [
    { name: 'format', run: () => tool('prettier', ['--check', '--log-level', 'warn', '.']) },
    kiosk && { name: 'kiosk sync', run: () => tool('svelte-kit', ['sync'], { cwd: at('kiosk') }) },
    { name: 'lint', run: () => tool('eslint', ['--max-warnings', '0', '.']) },
    {
      name: 'types',
      run: () =>
        tool('tsc', ['-p', '.', '--incremental', '--tsBuildInfoFile', cached('types.tsbuildinfo')]),
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
    { name: 'schema drift', run: () => script('schema.mjs', ['--check']) },
    hasKiosk() && {
      name: 'kiosk operations drift',
      run: () => script('generate.mjs', ['--check']),
    },
  ].filter(Boolean);
}

/**
 * `npm run schema`: writes schema.graphql as the server prints it; with --check only compares, and
 * fails with the difference.
 */
import { existsSync } from 'node:fs';
import { ensureServerBuilt } from './build.mjs';
import { run } from './processes.mjs';
import { Advice, at, childEnvironment, command, findNode } from './project.mjs';

await command(async () => {
  await ensureServerBuilt();
  const printer = at('dist', 'server', 'print-schema.js');
  if (!existsSync(printer)) throw new Advice('server/print-schema.ts is missing.');
  const result = await run(findNode(), [printer, ...process.argv.slice(2)], {
    env: childEnvironment(),
    show: true,
  });
  return result.code;
});

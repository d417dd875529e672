/**
 * `npm start`: installs what is missing, builds what changed, then hands over to the server. Any
 * Node ≥20 runs this file, so it uses nothing that has to be installed first. With --build-only it
 * ends before the server starts.
 */
import { ensureBuilt } from './ops/scripts/build.mjs';
import { ensureInstalled } from './ops/scripts/install.mjs';
import { handOver } from './ops/scripts/processes.mjs';
import { at, childEnvironment, command, findNode } from './ops/scripts/project.mjs';

await command(async () => {
  await ensureInstalled();
  await ensureBuilt();
  if (process.argv.includes('--build-only')) return 0;
  const server = ['--enable-source-maps', at('dist', 'server', 'main.js')];
  return handOver(findNode(), server, { env: childEnvironment() });
});

/** `node ops/scripts/tool.mjs NAME …`: a tool from node_modules, or a script, under Node 24. */
import { tool } from './checks.mjs';
import { ensureInstalled } from './install.mjs';
import { command } from './project.mjs';

await command(async () => {
  await ensureInstalled();
  const [name, ...args] = process.argv.slice(2);
  return (await tool(name, args, { show: true })).code;
});

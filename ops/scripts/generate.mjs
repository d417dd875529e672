/**
 * `npm run generate`: types and documents of the kiosk's operations from schema.graphql, as
 * kiosk/codegen.ts says; with --check only compares.
 */
import { tool } from './checks.mjs';
import { command } from './project.mjs';

await command(async () => {
  const args = ['--config', 'kiosk/codegen.ts', ...process.argv.slice(2)];
  return (await tool('graphql-codegen', args, { show: true })).code;
});

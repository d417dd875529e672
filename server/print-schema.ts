import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { findProjectRoot } from './shared/project-root.ts';
import { buildApiSchema } from './schema.ts';

/** Writes schema.graphql; with `--check` only compares, and fails on drift. */
const file = join(findProjectRoot(), 'schema.graphql');
const mode = process.argv[2];
const printed = `# Made by \`npm run schema\` from the server's classes.\n\n${printSchema(
  lexicographicSortSchema(buildApiSchema()),
)}\n`;

if (mode !== '--check') writeFileSync(file, printed);
else if (readFileSync(file, 'utf8') !== printed) {
  console.error('schema.graphql is not what the server serves: run `npm run schema`.');
  process.exitCode = 1;
}

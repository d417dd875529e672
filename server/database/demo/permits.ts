import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProjectRoot } from '../../shared/project-root.ts';

/** Invented people, as an office keeps its list: by village, with columns that nobody reads. */
const FILE = 'second-child-permits-2026-q3.csv';

export function demoPermits(): { readonly name: string; readonly bytes: Uint8Array } {
  const folder = join(findProjectRoot(), 'server', 'database', 'demo', 'permits');
  return { name: FILE, bytes: readFileSync(join(folder, FILE)) };
}

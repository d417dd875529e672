import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Every one of the files where one of the texts stands, as "file: text". */
export function findInFiles(files: readonly string[], texts: readonly string[]): string[] {
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    return texts.filter((text) => bytes.includes(text)).map((text) => `${file}: ${text}`);
  });
}

/** The files of a folder, not of the folders in it. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => join(folder, name));
}

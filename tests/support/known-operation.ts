import { readFileSync } from 'node:fs';

const file = new URL('../../kiosk/src/lib/generated/operations.json', import.meta.url);
const operations = JSON.parse(readFileSync(file, 'utf8')) as { name: string; text: string }[];

/** The exact text of one of the kiosk's operations, as anyone may run it. */
export function knownOperation(name: string): string {
  const operation = operations.find((candidate) => candidate.name === name);
  if (operation === undefined) throw new Error(`the kiosk has no operation ${name}`);
  return operation.text;
}

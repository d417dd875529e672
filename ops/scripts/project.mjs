/**
 * What the two commands share: where things are, a line to the person waiting, and stamps. Plain
 * Node ≥20 and nothing from node_modules: this runs before anything is installed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export const at = (...parts) => join(root, ...parts);

/** A mistake with a sentence that says what to do; shown without a stack. */
export class Advice extends Error {}

export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * The Node ≥24 that runs the product: the one installed with the packages, by path because both
 * architectures claim the same name in node_modules/.bin; else the Node running now.
 */
export function findNode() {
  const packaged = at('node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (existsSync(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  throw new Advice(
    `没有找到 Node 24。No Node ≥24 for ${process.platform}-${process.arch}: the package ` +
      `node-${process.platform}-${process.arch} is not installed and this is Node ` +
      `${process.versions.node}. Install Node 24 and run the command again.`,
  );
}

/** The environment of a child: Node 24 comes first, and colours are for a terminal only. */
export function childEnvironment(extra = {}) {
  const colours = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined };
  const PATH = `${dirname(findNode())}:${process.env.PATH ?? ''}`;
  // What a process compiles (and strips of types) the next one finds there, where it may write.
  const NODE_COMPILE_CACHE = at('node_modules', '.cache', 'node');
  return { NODE_COMPILE_CACHE, ...process.env, ...colours, PATH, ...extra };
}

/** One hash of the content of files and folders, without what `skip` names. */
export function hashOf(paths, skip = () => false) {
  const hash = createHash('sha256');
  for (const path of paths.flatMap((start) => filesUnder(at(start), skip))) {
    hash
      .update(`${relative(root, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  return hash.digest('hex');
}

/** Every file at or below a path, in a fixed order; nothing when the path does not exist. */
export function filesUnder(path, skip = () => false) {
  if (!existsSync(path) || skip(path)) return [];
  try {
    return readdirSync(path)
      .sort()
      .flatMap((name) => filesUnder(join(path, name), skip));
  } catch (error) {
    if (error.code === 'ENOTDIR') return [path];
    throw error;
  }
}

export function stampIs(path, value) {
  return existsSync(path) && readFileSync(path, 'utf8') === value;
}

export function writeStamp(path, value) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, value);
}

/** Runs a command's main function; advice is printed as a sentence, a bug with its stack. */
export async function command(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Advice ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}

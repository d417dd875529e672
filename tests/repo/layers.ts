import { importsOf, targetOf } from './sources.ts';
import type { Source } from './sources.ts';

/**
 * Who may import whom in server/. A feature is a folder of its own; within it the name's ending
 * says what a file is, and a file without such an ending is domain: pure rules. `present` files turn
 * what a service returns into API types.
 *
 * A type of a pure domain file may be imported from everywhere (`import type`): nothing of it is
 * left when the program runs, and a second declaration would be a second word for the thing.
 */
const kinds = ['entity', 'store', 'service', 'graphql', 'present', 'resolver', 'worker'] as const;
type Kind = 'domain' | (typeof kinds)[number];
type Area = 'shared' | 'database' | 'demo' | 'http' | 'context' | 'root' | 'feature';

export interface Layer {
  area: Area;
  /** The feature's folder, or the area's name. */
  name: string;
  kind: Kind | null;
}

/** Within one feature. Resolver → service → domain and store → entity. */
const ownFeature: Record<Kind, readonly Kind[]> = {
  domain: ['domain'],
  entity: ['domain', 'entity'],
  store: ['domain', 'entity', 'store'],
  service: ['domain', 'store', 'service', 'worker'],
  graphql: ['domain', 'graphql'],
  present: ['domain', 'service', 'graphql', 'present'],
  resolver: ['domain', 'service', 'graphql', 'present', 'resolver'],
  worker: ['domain', 'worker'],
};

/** Another feature: through its service, its pure rules, and API types that contain its types. */
const otherFeature: Record<Kind, readonly Kind[]> = {
  domain: [],
  entity: ['domain'],
  store: ['domain'],
  service: ['domain', 'service'],
  graphql: ['domain', 'graphql'],
  present: ['domain', 'service', 'graphql', 'present'],
  resolver: ['domain', 'service', 'graphql', 'present'],
  worker: ['domain'],
};

/** Outside the features. `root` are the files directly in server/ other than context.ts. */
const areasOfKind: Record<Kind, readonly Area[]> = {
  domain: ['shared'],
  entity: ['shared', 'database'],
  store: ['shared', 'database'],
  service: ['shared', 'database', 'context'],
  graphql: ['shared', 'context'],
  present: ['shared', 'context'],
  resolver: ['shared', 'context'],
  worker: ['shared'],
};

const areas: Record<
  Exclude<Area, 'feature'>,
  { areas: readonly Area[]; kinds: readonly Kind[] }
> = {
  shared: { areas: ['shared'], kinds: [] },
  database: { areas: ['shared', 'database'], kinds: ['domain', 'entity'] },
  demo: {
    areas: ['shared', 'database', 'demo', 'context'],
    kinds: ['domain', 'entity', 'store', 'service', 'worker'],
  },
  context: { areas: ['shared', 'database'], kinds: ['domain'] },
  http: {
    areas: ['shared', 'database', 'http', 'context', 'root'],
    kinds: ['domain', 'service', 'graphql'],
  },
  root: {
    areas: ['shared', 'database', 'demo', 'http', 'context', 'root'],
    kinds: ['domain', 'service', 'graphql', 'resolver', 'worker'],
  },
};

/** Types of rows and of what a store finds may be named where rows are passed on and mapped, never in the pure rules. */
const namesRowTypes: ReadonlySet<Kind> = new Set(['service', 'graphql', 'present', 'resolver']);

/** What makes a file impure: frameworks, the database, files and the network. */
const impure =
  /^(typeorm|type-graphql|graphql|graphql-scalars|fastify|mysql2|better-sqlite3|reflect-metadata)(\/|$)|^@fastify\/|^@apollo\/|^node:(fs|http|https|net|dns|child_process|worker_threads|cluster|timers|process)(\/|$)/;

export function layerOf(path: string): Layer | null {
  const [top, folder, ...rest] = path.split('/');
  if (top !== 'server' || folder === undefined) return null;
  if (folder === 'context.ts') return { area: 'context', name: 'context', kind: null };
  if (rest.length === 0) return { area: 'root', name: 'root', kind: null };
  if (folder === 'database' && rest[0] === 'demo')
    return { area: 'demo', name: 'demo', kind: null };
  if (folder === 'shared' || folder === 'database' || folder === 'http')
    return { area: folder, name: folder, kind: null };
  const kind = kinds.find((ending) => path.endsWith(`.${ending}.ts`)) ?? 'domain';
  return { area: 'feature', name: folder, kind };
}

/** The imports of a server file that its layer may not have. */
export function forbiddenImports(source: Source): string[] {
  const from = layerOf(source.path);
  if (from === null) return [];
  return importsOf(source).flatMap(({ specifier, typeOnly }) => {
    const target = targetOf(source, specifier);
    const allowed =
      target === null ? mayUsePackage(from, specifier) : mayImport(from, target, typeOnly);
    return allowed ? [] : [`${source.path}: a ${nameOf(from)} imports ${target ?? specifier}`];
  });
}

function mayUsePackage(from: Layer, specifier: string): boolean {
  return from.kind !== 'domain' || !impure.test(specifier);
}

function mayImport(from: Layer, target: string, typeOnly: boolean): boolean {
  const to = layerOf(target);
  if (to === null) return false;
  if (typeOnly && to.kind === 'domain') return true;
  if (from.area !== 'feature') {
    const rule = areas[from.area];
    return to.kind === null ? rule.areas.includes(to.area) : rule.kinds.includes(to.kind);
  }
  return from.kind !== null && featureMayImport(from.kind, from.name, to, typeOnly);
}

function featureMayImport(kind: Kind, feature: string, to: Layer, typeOnly: boolean): boolean {
  if (to.kind === null) return areasOfKind[kind].includes(to.area);
  const own = feature === to.name;
  const holdsRows = to.kind === 'entity' || to.kind === 'store';
  if (own && typeOnly && holdsRows && namesRowTypes.has(kind)) return true;
  return (own ? ownFeature : otherFeature)[kind].includes(to.kind);
}

function nameOf({ area, name, kind }: Layer): string {
  return area === 'feature' ? `${name} ${kind} file` : `file of ${name}`;
}

/** Rings of imports that exist when the program runs, each told once. */
export function cyclesIn(files: Source[]): string[] {
  const known = new Set(files.map(({ path }) => path));
  const edges = new Map(files.map((file) => [file.path, edgesOf(file, known)]));
  const done = new Set<string>();
  const found: string[] = [];
  const follow = (path: string, trail: string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) found.push([...trail.slice(start), path].join(' → '));
    if (start >= 0 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) follow(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) follow(path, []);
  return found;
}

function edgesOf(file: Source, known: Set<string>): string[] {
  return importsOf(file)
    .filter(({ typeOnly }) => !typeOnly)
    .map(({ specifier }) => targetOf(file, specifier))
    .filter((target): target is string => target !== null && known.has(target));
}

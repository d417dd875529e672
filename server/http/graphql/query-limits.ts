import { Kind, visit, type DocumentNode, type SelectionSetNode } from 'graphql';
import { rowCount } from './row-count.ts';

/** RELIABILITY: what a document may ask for at most. Tokens are capped while parsing. */
export const QUERY_LIMITS = {
  tokens: 1_000,
  roots: 20,
  depth: 12,
  /** The tools' own introspection nests `ofType` deeper than any answer of ours. */
  introspectionDepth: 20,
  aliases: 30,
  directives: 9,
  /** Of a field that judges a secret: aliases must not buy more tries. */
  judging: 1,
  /** Rows of pages, those within pages multiplied. */
  rows: 10_000,
} as const;

const JUDGING_FIELDS = new Set(['openResidentSession', 'signIn']);

/** The name of the first limit a document breaks, or null. */
export function brokenLimit(document: DocumentNode): keyof typeof QUERY_LIMITS | null {
  let aliases = 0;
  let directives = 0;
  let judging = 0;
  visit(document, {
    Field(node) {
      if (node.alias !== undefined) aliases += 1;
      if (JUDGING_FIELDS.has(node.name.value)) judging += 1;
    },
    Directive() {
      directives += 1;
    },
  });
  if (aliases > QUERY_LIMITS.aliases) return 'aliases';
  if (directives > QUERY_LIMITS.directives) return 'directives';
  if (judging > QUERY_LIMITS.judging) return 'judging';
  const shape = shapeOf(document);
  if (shape.roots > QUERY_LIMITS.roots) return 'roots';
  if (shape.isTooDeep) return 'depth';
  return rowCount(document) > QUERY_LIMITS.rows ? 'rows' : null;
}

/** Follows fragments where they are spread; each is judged once for each depth, so that fragments
 * which spread fragments twice cost no more than they say. */
function shapeOf(document: DocumentNode): { roots: number; isTooDeep: boolean } {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet);

  const judged = new Map<string, boolean>();
  const exceeds = (set: SelectionSetNode | undefined, left: number): boolean => {
    if (set === undefined) return false;
    if (left === 0) return true;
    return set.selections.some((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return exceeds(selection.selectionSet, left);
      if (selection.kind === Kind.FIELD)
        return exceeds(selection.selectionSet, below(selection.name.value, left));
      const name = selection.name.value;
      const key = `${left} ${name}`;
      // Noted before it is known: a cycle ends here, and validation refuses it.
      if (!judged.has(key)) {
        judged.set(key, false);
        judged.set(key, exceeds(fragments.get(name), left));
      }
      return judged.get(key)!;
    });
  };

  const sets = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition.selectionSet] : [],
  );
  return {
    roots: sets.reduce((sum, set) => sum + countRoots(set, fragments), 0),
    isTooDeep: sets.some((set) => exceeds(set, QUERY_LIMITS.depth)),
  };
}

function below(field: string, left: number): number {
  const isIntrospection = left === QUERY_LIMITS.depth && field === '__schema';
  return isIntrospection ? QUERY_LIMITS.introspectionDepth : left - 1;
}

/** Root fields, also those in fragments; the engine merges a fragment that is spread again. */
function countRoots(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, SelectionSetNode>,
  seen = new Set<string>(),
): number {
  return set.selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + 1;
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return sum + countRoots(selection.selectionSet, fragments, seen);
    const name = selection.name.value;
    const spread = fragments.get(name);
    if (spread === undefined || seen.has(name)) return sum;
    seen.add(name);
    return sum + countRoots(spread, fragments, seen);
  }, 0);
}

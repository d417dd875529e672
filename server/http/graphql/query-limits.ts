import { Kind, visit, type DocumentNode } from 'graphql';

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
} as const;

const JUDGING_FIELDS = new Set(['openResidentSession', 'signIn']);

/** The name of the first limit a document breaks, or null. Fragments count where they are spread. */
export function brokenLimit(document: DocumentNode): keyof typeof QUERY_LIMITS | null {
  let roots = 0;
  let aliases = 0;
  let directives = 0;
  let judging = 0;
  visit(document, {
    Field(node, _key, _parent, path) {
      if (node.alias !== undefined) aliases += 1;
      if (JUDGING_FIELDS.has(node.name.value)) judging += 1;
      // definitions › 0 › selectionSet › selections › 0
      if (path.length === 5) roots += 1;
    },
    Directive() {
      directives += 1;
    },
  });
  if (roots > QUERY_LIMITS.roots) return 'roots';
  if (aliases > QUERY_LIMITS.aliases) return 'aliases';
  if (directives > QUERY_LIMITS.directives) return 'directives';
  if (judging > QUERY_LIMITS.judging) return 'judging';
  return isTooDeep(document) ? 'depth' : null;
}

type Selections = Extract<DocumentNode['definitions'][number], { selectionSet: unknown }>;

function isTooDeep(document: DocumentNode): boolean {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION
        ? [[definition.name.value, definition] as const]
        : [],
    ),
  );

  const exceeds = (
    set: Selections['selectionSet'] | undefined,
    left: number,
    within: readonly string[],
  ): boolean => {
    if (set === undefined) return false;
    if (left === 0) return true;
    return set.selections.some((selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const name = selection.name.value;
        // A cycle is refused by validation; here it must only end.
        if (within.includes(name)) return false;
        return exceeds(fragments.get(name)?.selectionSet, left, [...within, name]);
      }
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return exceeds(selection.selectionSet, left, within);
      const isIntrospection = left === QUERY_LIMITS.depth && selection.name.value === '__schema';
      const below = isIntrospection ? QUERY_LIMITS.introspectionDepth : left - 1;
      return exceeds(selection.selectionSet, below, within);
    });
  };

  return document.definitions.some(
    (definition) =>
      definition.kind === Kind.OPERATION_DEFINITION &&
      exceeds(definition.selectionSet, QUERY_LIMITS.depth, []),
  );
}

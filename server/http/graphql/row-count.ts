import { Kind, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql';
import { MAX_PAGE } from '../../shared/page.ts';

/** What a list shows when it is not told how much. */
const DEFAULT_PAGE = 50;

/**
 * How many rows a document may fetch at most: pages within pages multiply. A page size given as a
 * variable counts as the largest there is, because the text alone is judged.
 */
export function rowCount(document: DocumentNode): number {
  const fragments = new Map<string, SelectionSetNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition.selectionSet);

  // Each fragment is counted once, so that fragments which spread fragments cost no more than that.
  const counted = new Map<string, number>();
  const rowsOf = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + rowsOf(selection.selectionSet);
      if (selection.kind === Kind.FIELD) {
        const size = pageSize(selection);
        const below = rowsOf(selection.selectionSet);
        return sum + (size === null ? below : size * (1 + below));
      }
      const name = selection.name.value;
      // Noted before it is known: a cycle ends here, and validation refuses it.
      if (!counted.has(name)) {
        counted.set(name, 0);
        counted.set(name, rowsOf(fragments.get(name)));
      }
      return sum + counted.get(name)!;
    }, 0);

  return document.definitions.reduce(
    (sum, definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? sum + rowsOf(definition.selectionSet) : sum,
    0,
  );
}

/** Rows a field asks for, or null when it is no page. */
function pageSize(field: FieldNode): number | null {
  const first = field.arguments?.find(({ name }) => name.value === 'first')?.value;
  if (first?.kind === Kind.INT) return Number(first.value);
  if (first !== undefined) return MAX_PAGE;
  const isPage = field.selectionSet?.selections.some(
    (selection) => selection.kind === Kind.FIELD && selection.name.value === 'nodes',
  );
  return isPage === true ? DEFAULT_PAGE : null;
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, OperationTypeNode, type DocumentNode } from 'graphql';

/** What the kiosk's build says it will ever ask, as SHA-256 of the exact text. */
export type KnownOperations = ReadonlySet<string>;

export function readKnownOperations(projectRoot: string): KnownOperations {
  const file = join(projectRoot, 'kiosk', 'src', 'lib', 'generated', 'operations.json');
  const operations = JSON.parse(readFileSync(file, 'utf8')) as { sha256: string }[];
  return new Set(operations.map(({ sha256 }) => sha256));
}

/** One mutation whose only root field is `signIn`. */
export function isSignIn({ definitions }: DocumentNode): boolean {
  const [operation] = definitions;
  if (definitions.length !== 1 || operation?.kind !== Kind.OPERATION_DEFINITION) return false;
  const { selections } = operation.selectionSet;
  const [root] = selections;
  return (
    operation.operation === OperationTypeNode.MUTATION &&
    selections.length === 1 &&
    root?.kind === Kind.FIELD &&
    root.name.value === 'signIn'
  );
}

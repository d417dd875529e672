/**
 * Stands in for the package `graphql` in the kiosk's bundle (see vite.config.ts). graphql-request
 * imports these three; with `excludeOperationName` and string documents it calls none of them.
 */
export const Kind = { OPERATION_DEFINITION: 'OperationDefinition' } as const;

export function parse(): never {
  throw new Error('the kiosk bundles no GraphQL parser');
}

export function print(): never {
  throw new Error('the kiosk bundles no GraphQL printer');
}

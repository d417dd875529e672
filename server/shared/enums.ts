import { registerEnumType } from 'type-graphql';

/** Makes a GraphQL enum of a list of names; returns what `@Field(() => …)` takes. */
export function enumOf<T extends string>(
  names: readonly T[],
  name: string,
  description: string,
): Record<T, T> {
  const values = Object.fromEntries(names.map((value) => [value, value])) as Record<T, T>;
  registerEnumType(values, { name, description });
  return values;
}

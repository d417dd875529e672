/**
 * Many rows as the bytes of a JSON text: a hundred thousand as objects take twice the memory and
 * stay on the heap, where the answering of everybody else wants it. Plain data, so that they go from
 * process to process without being made objects on the way.
 */
export interface PackedRows<T> {
  readonly count: number;
  readonly keys: readonly (keyof T & string)[];
  readonly bytes: Uint8Array;
}

/** Rows of one shape whose values are texts, numbers or null. */
export function packRows<T extends object>(rows: readonly T[]): PackedRows<T> {
  const [first] = rows;
  const keys = first === undefined ? [] : (Object.keys(first) as (keyof T & string)[]);
  const bytes = Buffer.from(JSON.stringify(rows.map((row) => keys.map((key) => row[key]))));
  return { count: rows.length, keys, bytes };
}

/** The same rows; may be asked again. */
export function unpackRows<T extends object>({ keys, bytes }: PackedRows<T>): T[] {
  const { buffer, byteOffset, byteLength } = bytes;
  const text = Buffer.from(buffer, byteOffset, byteLength).toString();
  return (JSON.parse(text) as T[keyof T][][]).map((values) => {
    const row: Partial<T> = {};
    // Set one by one, which takes half as long as Object.fromEntries.
    for (let at = 0; at < keys.length; at += 1) row[keys[at]!] = values[at] as T[keyof T & string];
    return row as T;
  });
}

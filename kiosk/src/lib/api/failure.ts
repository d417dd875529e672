/** Everything that can go wrong with a question to the server, as the screens tell it apart. */
export type Failure =
  | { kind: 'offline' }
  | { kind: 'tryLater' }
  /** The rules say no; `message` is the server's own sentence for the resident. */
  | { kind: 'refused'; code: string; message: string };

/** What a GraphQL answer looks like to a client. */
export interface Answer<T = Record<string, never>> {
  status: number;
  /** The whole body as it came over the wire. */
  text: string;
  data: T | null;
  errors: { message: string; path?: string[]; extensions: { code: string } }[];
}

export interface UploadFile {
  name: string;
  bytes: Uint8Array;
}

/** Speaks to a running server as one browser would: with its own cookie, or none. */
export class Client {
  cookie: string | null = null;
  readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Runs one operation. Data is typed by the caller, who wrote the query. */
  async run<T = Record<string, never>>(
    query: string,
    variables: Record<string, unknown> = {},
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.#cookieHeader(), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return this.#answer(response);
  }

  /** Like `run`, and fails the test when the server refuses. */
  async must<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
    const { data, text } = await this.run<T>(query, variables);
    if (data === null || text.includes('"errors"')) throw new Error(`refused: ${text}`);
    return data;
  }

  /** A GraphQL multipart request with one file as the variable `file`. */
  async upload<T = Record<string, never>>(
    query: string,
    variables: Record<string, unknown>,
    file: UploadFile,
    headers: Record<string, string> = { 'apollo-require-preflight': 'true' },
  ): Promise<Answer<T>> {
    const form = new FormData();
    form.set('operations', JSON.stringify({ query, variables: { ...variables, file: null } }));
    form.set('map', JSON.stringify({ 0: ['variables.file'] }));
    form.set('0', new Blob([Uint8Array.from(file.bytes)]), file.name);
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { ...this.#cookieHeader(), ...headers },
      body: form,
    });
    return this.#answer(response);
  }

  async signIn(name: string, password = 'lianxin-demo'): Promise<Answer> {
    const mutation =
      'mutation ($n: String!, $p: String!) { signIn(name: $n, password: $p) { name } }';
    return this.run(mutation, { n: name, p: password });
  }

  #cookieHeader(): Record<string, string> {
    return this.cookie === null ? {} : { cookie: this.cookie };
  }

  async #answer<T>(response: Response): Promise<Answer<T>> {
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';')[0]!;
    const text = await response.text();
    const body = JSON.parse(text) as Partial<Answer<T>>;
    return { status: response.status, text, data: body.data ?? null, errors: body.errors ?? [] };
  }
}

import { readFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';

/** An answer as it came over the wire. */
export interface Wire {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface WireRequest {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** The machine it comes from: any 127.x.x.x is one. */
  from?: string;
}

/** One request with nothing added to it: no cookie, no content type, no origin. */
export function send(url: string, what: WireRequest = {}): Promise<Wire> {
  const { method = 'POST', path = '/graphql', headers = {}, body, from } = what;
  return new Promise((resolve, reject) => {
    // The path goes out as it is written; URL would take its dots and double slashes away.
    const { hostname, port } = new URL(url);
    const outgoing = request(
      {
        hostname,
        port,
        path,
        method,
        headers,
        agent: false,
        ...(from === undefined ? {} : { localAddress: from }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            text: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

export function postJson(
  url: string,
  body: unknown,
  more: Omit<WireRequest, 'body' | 'method'> = {},
): Promise<Wire> {
  const headers = { ...JSON_TYPE, ...more.headers };
  return send(url, { ...more, headers, body: JSON.stringify(body) });
}

/** The code of the first error of an answer, or null. */
export function codeIn(text: string): string | null {
  const { errors } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
  return errors?.[0]?.extensions?.code ?? null;
}

/** A text the kiosk asks, by its name: all an anonymous caller may run. */
export function kioskOperation(name: string): string {
  const file = new URL('../../../kiosk/src/lib/generated/operations.json', import.meta.url);
  const operations = JSON.parse(readFileSync(file, 'utf8')) as { name: string; text: string }[];
  const found = operations.find((operation) => operation.name === name);
  if (found === undefined) throw new Error(`the kiosk asks no ${name}`);
  return found.text;
}

/** Every name that schema.graphql gives away, but not what an answer of any server contains. */
export function schemaNames(): Set<string> {
  const text = readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8');
  const withoutWords = text.replace(/"""[\s\S]*?"""/g, '').replace(/^#.*$/gm, '');
  const names = withoutWords.match(/[A-Za-z_]\w*/g) ?? [];
  return new Set(names.filter((name) => !COMMON_WORDS.has(name)));
}

/** Words of GraphQL's own and of every error body. */
const COMMON_WORDS = new Set('type input enum scalar true false message code'.split(' '));

/** The schema's names in a text, but for those that were sent. */
export function namesLearnt(answer: string, sent: string): string[] {
  const known = new Set(sent.match(/[A-Za-z_]\w*/g) ?? []);
  const words = new Set(answer.match(/[A-Za-z_]\w*/g) ?? []);
  return [...schemaNames()].filter((name) => words.has(name) && !known.has(name));
}

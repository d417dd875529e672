import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RosterRow } from '../../../server/subsidy/roster.entity.ts';
import { idNumber, row, HEADER, xlsx } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';
import { codeIn, send } from './wire.ts';

let town: Town;
let cookie: string;
let file: Buffer;

beforeAll(async () => {
  town = await openTown();
  cookie = (await town.staff('roster')).cookie!;
  file = Buffer.from(await xlsx({ name: '前潘村', rows: [HEADER, row(1)] }));
});
afterAll(() => town.close());

const IMPORT =
  'mutation ($input: ImportRosterInput!, $file: Upload!) { importRoster(input: $input, file: $file) { id fileName rowCount } }';
const OPERATIONS = JSON.stringify({
  query: IMPORT,
  variables: { input: { programmeCode: 'FARMLAND_FERTILITY', period: '2026' }, file: null },
});
const MAP = JSON.stringify({ 0: ['variables.file'] });

const field = (name: string, value: string) =>
  Buffer.from(`--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
const attached = (name: string, fileName: string, bytes: Buffer = file) =>
  Buffer.concat([
    Buffer.from(
      `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\n` +
        'Content-Type: application/octet-stream\r\n\r\n',
    ),
    bytes,
    Buffer.from('\r\n'),
  ]);
const END = Buffer.from('--b--\r\n');

const upload = (body: Buffer, contentType = 'multipart/form-data; boundary=b') =>
  send(town.url, {
    headers: { 'content-type': contentType, 'apollo-require-preflight': 'true', cookie },
    body,
  });
const parts = (...all: Buffer[]) => Buffer.concat([...all, END]);
const good = () =>
  parts(field('operations', OPERATIONS), field('map', MAP), attached('0', 'a.xlsx'));
const mapped = (map: unknown) =>
  parts(
    field('operations', OPERATIONS),
    field('map', JSON.stringify(map)),
    attached('0', 'a.xlsx'),
  );
const operated = (operations: unknown) =>
  parts(
    field('operations', JSON.stringify(operations)),
    field('map', MAP),
    attached('0', 'a.xlsx'),
  );

const imported = () => town.deps.database.read.count(RosterRow);

describe('a malformed upload is refused in words, and the server goes on', () => {
  const MALFORMED: [what: string, body: () => Buffer][] = [
    ['nothing at all', () => Buffer.alloc(0)],
    ['only an end', () => END],
    ['no operations', () => parts(field('map', MAP), attached('0', 'a.xlsx'))],
    ['no map', () => parts(field('operations', OPERATIONS), attached('0', 'a.xlsx'))],
    ['no file', () => parts(field('operations', OPERATIONS), field('map', MAP))],
    [
      'a file under another key',
      () => parts(field('operations', OPERATIONS), field('map', MAP), attached('1', 'a.xlsx')),
    ],
    [
      'two files for one variable',
      () =>
        parts(
          field('operations', OPERATIONS),
          field('map', '{"0":["variables.file"],"1":["variables.file"]}'),
          attached('0', 'a.xlsx'),
          attached('1', 'b.xlsx'),
        ),
    ],
    [
      'three fields',
      () =>
        parts(
          field('operations', OPERATIONS),
          field('x', '1'),
          field('map', MAP),
          attached('0', 'a.xlsx'),
        ),
    ],
    [
      'operations that are not JSON',
      () => parts(field('operations', '{'), field('map', MAP), attached('0', 'a.xlsx')),
    ],
    ['operations that are null', () => operated(null)],
    ['a batch', () => operated([{ query: IMPORT, variables: { file: null } }])],
    ['no query', () => operated({ variables: { file: null } })],
    ['no variables', () => operated({ query: IMPORT })],
    ['variables that are a list', () => operated({ query: IMPORT, variables: [null] })],
    ['a map that is a list', () => mapped([['variables.file']])],
    ['a map that is text', () => mapped('variables.file')],
    ['a map to text', () => mapped({ 0: 'variables.file' })],
    ['a map to the query', () => mapped({ 0: ['query'] })],
    ['a map to a path of three', () => mapped({ 0: ['variables.input.period'] })],
    ['a map to all variables', () => mapped({ 0: ['variables'] })],
    ['a map to a variable that is not there', () => mapped({ 0: ['variables.other'] })],
    ['a map to __proto__', () => mapped({ 0: ['variables.__proto__'] })],
    ['a map through __proto__', () => mapped({ 0: ['__proto__.polluted'] })],
    ['a map to constructor', () => mapped({ 0: ['variables.constructor'] })],
    ['a map to constructor.prototype', () => mapped({ 0: ['constructor.prototype.polluted'] })],
    ['a map to numbers and objects', () => mapped({ 0: [1, { a: 1 }, null] })],
    ['a map that maps nothing', () => mapped({})],
    [
      'the file as text',
      () => parts(field('operations', OPERATIONS), field('map', MAP), field('0', 'x')),
    ],
    [
      'another boundary',
      () => Buffer.from(good().toString('latin1').replaceAll('--b', '--c'), 'latin1'),
    ],
    ['a body cut in the file', () => good().subarray(0, -200)],
    ['a body cut in the operations', () => good().subarray(0, 120)],
    ['a body without its end', () => good().subarray(0, -END.length)],
    ['parts without headers', () => Buffer.from('--b\r\n\r\nx\r\n--b--\r\n')],
    ['a header without end', () => Buffer.from(`--b\r\nX: ${'y'.repeat(200_000)}`)],
    [
      'two maps, the second one sly',
      () =>
        parts(
          field('operations', OPERATIONS),
          field('map', MAP),
          field('map', '{"0":["query"]}'),
          attached('0', 'a.xlsx'),
        ),
    ],
  ];

  it.each(MALFORMED)('%s', async (_what, body) => {
    const before = await imported();
    const answer = await upload(body());
    expect(answer.status).toBe(400);
    expect(codeIn(answer.text)).toBe('BAD_INPUT');
    expect(await imported()).toBe(before);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['no boundary', 'multipart/form-data'],
    ['an empty boundary', 'multipart/form-data; boundary='],
    ['a boundary of 10,000', `multipart/form-data; boundary=${'b'.repeat(10_000)}`],
    ['a name like multipart', 'multipart/form-dataset; boundary=b'],
  ])('%s', async (_what, contentType) => {
    const answer = await upload(good(), contentType);
    expect([400, 415]).toContain(answer.status);
    expect(codeIn(answer.text)).toBe('BAD_INPUT');
  });

  it('and a whole one still goes through', async () => {
    const answer = await upload(good());
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('"rowCount":1');
  });
});

describe('the name of an upload', () => {
  // Each a file of its own: the same workbook under another name would be the same import.
  it.each([
    [2, '../C:\\\\temp/../etc/名册（一）.xlsx', '名册（一）.xlsx'],
    [3, `${'名'.repeat(300)}.xlsx`, '名'.repeat(200)],
    [4, `${idNumber(1)} 的名册.xlsx`, '＊ 的名册.xlsx'],
  ])('%i: %j leads nowhere and tells nothing', async (n, sent, kept) => {
    const bytes = Buffer.from(await xlsx({ name: '前潘村', rows: [HEADER, row(n)] }));
    const file = attached('0', sent, bytes);
    const body = parts(field('operations', OPERATIONS), field('map', MAP), file);
    const answer = await upload(body);
    expect(answer.status).toBe(200);
    const { data } = JSON.parse(answer.text) as { data: { importRoster: { fileName: string } } };
    expect(data.importRoster.fileName).toBe(kept);
  });
});

describe('an upload of strangers is refused before it is read', () => {
  /** Sends the head and some of the body, then waits. */
  function begin(headers: Record<string, string>): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const outgoing = request(new URL('/graphql', town.url), {
        method: 'POST',
        agent: false,
        headers: {
          'content-type': 'multipart/form-data; boundary=b',
          'content-length': '15000000',
          ...headers,
        },
      });
      outgoing.on('error', reject);
      outgoing.on('response', (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => {
          outgoing.destroy();
          resolve({ status: response.statusCode!, text });
        });
      });
      outgoing.write(field('operations', OPERATIONS));
    });
  }

  it.each([
    ['nobody', {}, 401, 'SIGN_IN_REQUIRED'],
    ['a made-up cookie', { cookie: `lianxin_staff=${'A'.repeat(43)}` }, 401, 'SIGN_IN_REQUIRED'],
  ])('%s', async (_who, headers, status, code) => {
    const answer = await begin({ 'apollo-require-preflight': 'true', ...headers });
    expect(answer.status).toBe(status);
    expect(codeIn(answer.text)).toBe(code);
  });

  it('one that staff break off leaves the server running', async () => {
    const outgoing = request(new URL('/graphql', town.url), {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'multipart/form-data; boundary=b',
        'content-length': '15000000',
        'apollo-require-preflight': 'true',
        cookie,
      },
    });
    const broken = new Promise((resolve) => outgoing.on('error', resolve));
    outgoing.write(attached('0', 'a.xlsx', Buffer.alloc(200_000)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    outgoing.destroy(new Error('the cable was pulled'));
    await broken;
    expect((await send(town.url, { method: 'GET', path: '/healthz' })).status).toBe(200);
  });

  it('20 MB and a byte is too large, from staff too', async () => {
    const bytes = Buffer.alloc(20 * 1024 * 1024 + 1);
    const body = parts(
      field('operations', OPERATIONS),
      field('map', MAP),
      attached('0', 'a.xlsx', bytes),
    );
    const answer = await upload(body);
    expect(answer.status).toBe(400);
    expect(codeIn(answer.text)).toBe('FILE_TOO_LARGE');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { StaffSessionRow } from '../../../server/staff/staff.entity.ts';
import type { Client } from '../../support/client.ts';
import { openTown, type StaffName, type Town } from '../../support/town.ts';
import { codeIn, postJson, type Wire } from './wire.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const MINUTE = 60;
const SIGN_IN = 'mutation ($n: String!, $p: String!) { signIn(name: $n, password: $p) { name } }';

let devices = 0;
/** A machine nobody has used yet. */
function newDevice(): string {
  devices += 1;
  return `127.0.${2 + Math.floor(devices / 250)}.${1 + (devices % 250)}`;
}

const tryToSignIn = (name: string, password: string, from = newDevice()) =>
  postJson(town.url, { query: SIGN_IN, variables: { n: name, p: password } }, { from });
const codeOf = async (answer: Promise<Wire>) => codeIn((await answer).text);
const me = async (client: Client) =>
  (await client.run<{ me: { name: string } | null }>('{ me { name } }')).data?.me?.name ?? null;

async function failTimes(name: string, times: number): Promise<void> {
  for (let at = 0; at < times; at += 1) {
    expect(await codeOf(tryToSignIn(name, `wrong ${at}`))).toBe('SIGN_IN_FAILED');
  }
}

describe('guessing passwords', () => {
  it('four wrong ones leave the door open, and a right one forgets them', async () => {
    for (let round = 0; round < 2; round += 1) {
      await failTimes('leader', 4);
      expect(await codeOf(tryToSignIn('leader', 'lianxin-demo'))).toBeNull();
    }
  });

  it('five wrong ones lock the name for 15 minutes, also for the right one', async () => {
    await failTimes('committee', 5);
    expect(await codeOf(tryToSignIn('committee', 'lianxin-demo'))).toBe('SIGN_IN_FAILED');
    town.clock.advance(15 * MINUTE - 1);
    expect(await codeOf(tryToSignIn('committee', 'lianxin-demo'))).toBe('SIGN_IN_FAILED');
    town.clock.advance(1);
    expect(await codeOf(tryToSignIn('committee', 'lianxin-demo'))).toBeNull();
  });

  it('a locked name locks nobody else', async () => {
    await failTimes('committee', 6);
    expect(await codeOf(tryToSignIn('office', 'lianxin-demo'))).toBeNull();
  });

  it('ten at the same moment are not more than five', async () => {
    const wrong = Array.from({ length: 10 }, (_, at) => tryToSignIn('supervisor', `wrong ${at}`));
    await Promise.all(wrong);
    expect(await codeOf(tryToSignIn('supervisor', 'lianxin-demo'))).toBe('SIGN_IN_FAILED');
  });

  it.each(['Fees', 'fees '])('writing the name as %j gains no tries', async (variant) => {
    town.clock.advance(16 * MINUTE);
    await failTimes(variant, 3);
    await failTimes('fees', 2);
    await failTimes(variant, 3);
    const isSameName = variant.toLowerCase() === 'fees' || town.databaseUrl !== null;
    expect(await codeOf(tryToSignIn('fees', 'lianxin-demo'))).toBe(
      isSameName ? 'SIGN_IN_FAILED' : null,
    );
  });

  it('a locked name gets the answer of an unknown one', async () => {
    await failTimes('admin', 5);
    const locked = await tryToSignIn('admin', 'lianxin-demo');
    expect(locked.text).toBe((await tryToSignIn('nobody', 'else')).text);
  });

  it.each([
    ['an unknown name', 'nobody', 'lianxin-demo'],
    ['a known name', 'station', 'wrong'],
    ['an empty password', 'station', ''],
    ['an empty name', '', ''],
    ['a name of 5,000 letters', 'a'.repeat(5_000), 'x'],
    ['a name of half characters', '\ud800\udc00\ud800', 'x'],
    ['a name with a null', 'office\u0000', 'lianxin-demo'],
    ['a name that is a pattern', '%', 'lianxin-demo'],
    ['a name that is a statement', "office' OR '1'='1", 'lianxin-demo'],
  ])('%s gets the same answer', async (_what, name, password) => {
    const answer = await tryToSignIn(name, password);
    expect(answer.status).toBe(200);
    expect(answer.text).toBe((await tryToSignIn('somebody', 'else')).text);
  });

  it('takes as long for unknown names as for known ones', async () => {
    town.clock.advance(16 * MINUTE);
    const unknown: number[] = [];
    const known: number[] = [];
    for (const name of ['drafter', 'roster', 'station'])
      for (let at = 0; at < 4; at += 1) {
        known.push(await milliseconds(() => tryToSignIn(name, 'wrong')));
        unknown.push(await milliseconds(() => tryToSignIn(`no-${name}`, 'wrong')));
      }
    const ratio = median(known) / median(unknown);
    console.log(
      `sign-in known ${median(known).toFixed(0)} ms, unknown ${median(unknown).toFixed(0)} ms`,
    );
    expect(ratio).toBeGreaterThan(1 / 3);
    expect(ratio).toBeLessThan(3);
  });
});

describe('trying from one machine', () => {
  const wrong = (from: string, times: number) =>
    Promise.all(
      Array.from({ length: times }, (_, at) => codeOf(tryToSignIn(`nobody ${at}`, 'x', from))),
    );

  it('thirty wrong ones are judged, also under invented names, for fifteen minutes', async () => {
    const from = newDevice();
    const codes = await wrong(from, 40);
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(30);
    expect(codes.filter((code) => code === 'TRY_LATER')).toHaveLength(10);
    town.clock.advance(15 * MINUTE - 1);
    expect(await codeOf(tryToSignIn('leader', 'lianxin-demo', from))).toBe('TRY_LATER');
    town.clock.advance(1);
    expect(await codeOf(tryToSignIn('leader', 'lianxin-demo', from))).toBeNull();
  });

  it('known and unknown names are told the same, and no name is locked by it', async () => {
    const from = newDevice();
    await wrong(from, 30);
    const answers: Wire[] = [];
    for (const name of ['leader', 'nobody', '', 'a'.repeat(5_000)])
      for (let at = 0; at < 6; at += 1) answers.push(await tryToSignIn(name, 'wrong', from));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(codeIn(answers[0]!.text)).toBe('TRY_LATER');
    expect(await codeOf(tryToSignIn('leader', 'lianxin-demo'))).toBeNull();
  });

  it('an office behind one address signs in as often as it likes', async () => {
    const from = newDevice();
    for (let at = 0; at < 32; at += 1)
      expect(await codeOf(tryToSignIn('office', 'lianxin-demo', from))).toBeNull();
    const codes = await wrong(from, 40);
    expect(codes.filter((code) => code === 'SIGN_IN_FAILED')).toHaveLength(30);
  });
});

describe('unlocking a name', () => {
  const UNLOCK = 'mutation ($name: String!) { unlockStaff(name: $name) }';

  it('lets its owner in at once, and nobody else', async () => {
    await failTimes('leader', 5);
    await failTimes('committee', 5);
    const admin = await town.staff('admin');
    expect(await admin.must(UNLOCK, { name: 'leader' })).toEqual({ unlockStaff: true });
    expect(await codeOf(tryToSignIn('leader', 'lianxin-demo'))).toBeNull();
    expect(await codeOf(tryToSignIn('committee', 'lianxin-demo'))).toBe('SIGN_IN_FAILED');
  });

  it('a name nobody has is told, for it was mistyped', async () => {
    const admin = await town.staff('admin');
    const { errors } = await admin.run(UNLOCK, { name: 'lader' });
    expect(errors[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('is for the administrator only', async () => {
    const office = await town.staff('office');
    const { errors } = await office.run(UNLOCK, { name: 'leader' });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a session', () => {
  it('ends after 15 minutes without use', async () => {
    const client = await town.staff('office');
    town.clock.advance(15 * MINUTE - 1);
    expect(await me(client)).toBe('office');
    town.clock.advance(15 * MINUTE);
    expect(await me(client)).toBeNull();
  });

  it('goes on while it is used, for eight hours at most', async () => {
    const client = await town.staff('office');
    for (let minutes = 10; minutes < 8 * 60; minutes += 10) {
      town.clock.advance(10 * MINUTE);
      expect(await me(client)).toBe('office');
    }
    town.clock.advance(10 * MINUTE);
    expect(await me(client)).toBeNull();
  });

  it('is over on the server when its owner signs out', async () => {
    const client = await town.staff('office');
    const { cookie } = client;
    await client.must('mutation { signOut }');
    expect(client.cookie).toBe('lianxin_staff=');
    client.cookie = cookie;
    expect(await me(client)).toBeNull();
  });

  it('signing out ends no other session', async () => {
    const [one, other] = [await town.staff('office'), await town.staff('office')];
    expect(one.cookie).not.toBe(other.cookie);
    await one.must('mutation { signOut }');
    expect(await me(other)).toBe('office');
  });

  it('cannot be chosen by whoever sends a cookie before signing in', async () => {
    const client = town.visitor();
    client.cookie = `lianxin_staff=${'x'.repeat(43)}`;
    await client.signIn('office');
    expect(client.cookie).not.toContain('xxxx');
    expect(await me(client)).toBe('office');
  });

  it('is worth nothing to a thief of the database', async () => {
    await town.staff('office');
    const rows = await town.deps.database.read.find(StaffSessionRow);
    expect(rows.length).toBeGreaterThan(0);
    for (const { tokenHash } of rows) {
      const forms = [tokenHash, Buffer.from(tokenHash, 'base64url').toString('hex')];
      for (const token of forms) {
        const headers = { cookie: `lianxin_staff=${token}` };
        const answer = await postJson(town.url, { query: '{ me { name } }' }, { headers });
        expect(codeIn(answer.text)).toBe('QUERY_NOT_ALLOWED');
      }
    }
  });

  it.each(['', 'null', 'undefined', '%00', "' OR 1=1 --", 'a'.repeat(8_000), '%E0%A4%A', 's:x.y'])(
    'is not opened by the cookie %j',
    async (token) => {
      const headers = { cookie: `lianxin_staff=${token}` };
      const answer = await postJson(town.url, { query: '{ me { name } }' }, { headers });
      expect(answer.status).toBe(400);
      expect(codeIn(answer.text)).toBe('QUERY_NOT_ALLOWED');
    },
  );
});

describe('the answer to a sign-in', () => {
  it.each<StaffName>(['office', 'roster', 'organisation'])('tells %s no secret', async (name) => {
    const client = await town.staff(name);
    const token = client.cookie!.split('=')[1]!;
    const { text } = await client.run('{ me { id name displayName roles { role scope } } }');
    expect(text).not.toContain(token);
    expect(text).not.toMatch(/argon2|password/i);
  });
});

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { AttemptRow } from '../../../server/attempt/attempt.entity.ts';
import { ResidentSessionRow } from '../../../server/resident/resident.entity.ts';
import {
  accepted,
  officesOf,
  verbs,
  type EditionFacts,
  type Offices,
} from '../../support/editions.ts';
import { account, HEADER, idNumber, row, xlsx } from '../../support/roster-files.ts';
import { explainWarnings } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';
import { codeIn, kioskOperation, postJson, type Wire } from './wire.ts';

let town: Town;
let offices: Offices;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
  await publish(await edition(await importPeople([1, 2, 3, 4, 5, 6])));
});
afterAll(() => town.close());

const OPEN = kioskOperation('OpenResidentSession');
const CLOSE = kioskOperation('CloseResidentSession');
const MINUTE = 60;
const tail = (n: number) => account(n).slice(-4);
const wrongTail = (n: number) => String((Number(tail(n)) + 1) % 10_000).padStart(4, '0');

let device = 1;
/** A machine nobody has used yet. */
const newDevice = () => `127.0.1.${(device += 1)}`;

const look = (
  id: string,
  proof: string,
  from = newDevice(),
  headers: Record<string, string> = {},
) => postJson(town.url, { query: OPEN, variables: { idNumber: id, proof } }, { from, headers });

const tokenOf = ({ text }: Wire) =>
  (JSON.parse(text) as { data: { openResidentSession: { token: string } } }).data
    .openResidentSession.token;

const fiveTimes = <T>(work: () => T): T[] => Array.from({ length: 5 }, work);

/** What staff with a resident's token would see; the kiosk itself never asks again. */
async function own(token: string) {
  // The clock of these tests outruns a session of staff.
  const supervisor = await town.staff('supervisor');
  const answer = await supervisor.run<{ resident: { subsidies: { amount: string }[] } | null }>(
    '{ resident { maskedName subsidies { amount maskedAccount disclosureId } } }',
    {},
    { authorization: `Bearer ${token}` },
  );
  return answer.data?.resident ?? null;
}

async function importPeople(people: number[], period = '2026'): Promise<string> {
  const rows = people.map((n) => row(n));
  const bytes = await xlsx({ name: '前潘村', rows: [HEADER, ...rows] });
  const answer = await offices.roster.upload<{ importRoster: { id: string } }>(
    'mutation ($input: ImportRosterInput!, $file: Upload!) { importRoster(input: $input, file: $file) { id } }',
    { input: { programmeCode: 'FARMLAND_FERTILITY', period } },
    { name: '名册.xlsx', bytes },
  );
  const { id } = answer.data!.importRoster;
  await explainWarnings(offices.roster, id);
  return id;
}

async function edition(rosterDraftId: string): Promise<EditionFacts> {
  return accepted(await verbs.draft(offices.roster, { rosterDraftId }));
}

async function approve(draft: EditionFacts): Promise<EditionFacts> {
  let step = accepted(await verbs.submit(offices.roster, draft));
  step = accepted(await verbs.pass(offices.leader, step));
  return step.state === 'REVIEWED' ? accepted(await verbs.approve(offices.committee, step)) : step;
}

async function publish(draft: EditionFacts, times: Record<string, string> = {}) {
  return accepted(await verbs.publish(offices.office, await approve(draft), times));
}

describe('trying numbers', () => {
  it('180 tries from one machine are judged 60 times at most, and show no record', async () => {
    const from = newDevice();
    const started = performance.now();
    const answers: Wire[] = [];
    for (let batch = 0; batch < 3; batch += 1)
      answers.push(
        ...(await Promise.all(
          Array.from({ length: 60 }, (_, at) =>
            look(idNumber(1), String(batch * 60 + at).padStart(4, '0'), from),
          ),
        )),
      );
    const judged = answers.filter(({ text }) => codeIn(text) === 'LOOKUP_NOT_FOUND');
    const later = answers.filter(({ text }) => codeIn(text) === 'TRY_LATER');
    console.log(
      `180 look-ups: ${judged.length} counted, ${(performance.now() - started).toFixed(0)} ms`,
    );
    expect(judged).toHaveLength(60);
    expect(later).toHaveLength(120);
    expect(answers.filter(({ text }) => text.includes('"data":{'))).toEqual([]);
  });

  it('a machine that tried too often is told so whatever it asks, until ten minutes are over', async () => {
    const from = newDevice();
    await Promise.all(
      Array.from({ length: 60 }, (_, at) => look(idNumber(100 + at), '0000', from)),
    );
    const refused = [await look(idNumber(1), tail(1), from), await look('x', '', from)];
    expect(new Set(refused.map(({ text }) => text)).size).toBe(1);
    expect(codeIn(refused[0]!.text)).toBe('TRY_LATER');
    town.clock.advance(10 * MINUTE - 1);
    expect(codeIn((await look(idNumber(1), tail(1), from)).text)).toBe('TRY_LATER');
    town.clock.advance(1);
    expect(codeIn((await look(idNumber(1), tail(1), from)).text)).toBeNull();
  });

  it('of one person five are judged, and the right one after them is not', async () => {
    const from = newDevice();
    await Promise.all(fiveTimes(() => look(idNumber(2), wrongTail(2), from)));
    expect(codeIn((await look(idNumber(2), tail(2), from)).text)).toBe('LOOKUP_NOT_FOUND');
    town.clock.advance(15 * MINUTE - 1);
    expect(codeIn((await look(idNumber(2), tail(2), from)).text)).toBe('LOOKUP_NOT_FOUND');
    town.clock.advance(1);
    expect(codeIn((await look(idNumber(2), tail(2), from)).text)).toBeNull();
  });

  it('at one moment gain no more than one after another', async () => {
    const from = newDevice();
    const tries = Array.from({ length: 20 }, () => look(idNumber(3), wrongTail(3), from));
    await Promise.all(tries);
    const counts = await town.deps.database.read.find(AttemptRow);
    const ofPerson = counts.filter(({ bucket }) => bucket.startsWith(`lookUpPerson:${from}:`));
    expect(ofPerson.map(({ count }) => count)).toEqual([6]);
  });

  it('locks nobody out elsewhere: another machine still serves the victim', async () => {
    const from = newDevice();
    await Promise.all(fiveTimes(() => look(idNumber(4), wrongTail(4), from)));
    expect(codeIn((await look(idNumber(4), tail(4), from)).text)).toBe('LOOKUP_NOT_FOUND');
    expect(codeIn((await look(idNumber(4), tail(4))).text)).toBeNull();
  });

  it('under 70 forged addresses is counted as one machine', async () => {
    const from = newDevice();
    const answers = await Promise.all(
      Array.from({ length: 70 }, (_, at) =>
        look(idNumber(200 + at), '0000', from, {
          'x-forwarded-for': `203.0.113.${at}`,
          'x-real-ip': `203.0.113.${at}`,
          forwarded: `for=203.0.113.${at}`,
          'x-device': String(at),
        }),
      ),
    );
    expect(answers.filter(({ text }) => codeIn(text) === 'TRY_LATER')).toHaveLength(10);
  });

  it('writes no number into the counts', async () => {
    await look(idNumber(5), wrongTail(5));
    const counts = JSON.stringify(await town.deps.database.read.find(AttemptRow));
    expect(counts).not.toMatch(/\d{15}/);
  });
});

describe('a look-up that finds nothing', () => {
  it('answers the same whatever was wrong', async () => {
    const lockedAt = newDevice();
    await Promise.all(fiveTimes(() => look(idNumber(5), wrongTail(5), lockedAt)));
    const answers: [string, Promise<Wire>][] = [
      ['a wrong digit', look(idNumber(5), wrongTail(5))],
      ['locked out', look(idNumber(5), tail(5), lockedAt)],
      ['an unknown person', look(idNumber(900), tail(5))],
      [
        'a wrong check digit',
        look(`${idNumber(5).slice(0, 17)}${idNumber(5).endsWith('1') ? 2 : 1}`, tail(5)),
      ],
      ['a short number', look('123', tail(5))],
      ['nothing', look('', '')],
      ['a whole account for a proof', look(idNumber(5), account(5))],
      ['three digits', look(idNumber(5), tail(5).slice(1))],
      ['a proof with a space', look(idNumber(5), `${tail(5)} `)],
      ['a pattern', look(idNumber(5), '%')],
      ['a statement', look("' OR '1'='1", "' OR '1'='1")],
      ['a very long number', look('9'.repeat(50_000), tail(5))],
    ];
    const first = await answers[0]![1];
    expect(codeIn(first.text)).toBe('LOOKUP_NOT_FOUND');
    for (const [what, answer] of answers) {
      const { status, text, headers } = await answer;
      expect([what, status, text]).toEqual([what, 200, first.text]);
      expect(headers['content-length']).toBe(first.headers['content-length']);
    }
  });

  it('takes as long as one that finds', async () => {
    const times = { hit: [] as number[], wrong: [] as number[], unknown: [] as number[] };
    for (let at = 0; at < 5; at += 1) {
      // One after another: at the same time they would wait for each other's writes.
      times.hit.push(await milliseconds(() => look(idNumber(6), tail(6))));
      times.wrong.push(await milliseconds(() => look(idNumber(6), wrongTail(6))));
      times.unknown.push(await milliseconds(() => look(idNumber(901), tail(6))));
    }
    // The quickest of each: what is added by a busy machine tells nothing.
    const [hit, wrong, unknown] = [times.hit, times.wrong, times.unknown].map((all) =>
      Math.min(...all),
    ) as [number, number, number];
    console.log(
      `hit ${hit.toFixed(0)}, wrong ${wrong.toFixed(0)}, unknown ${unknown.toFixed(0)} ms`,
    );
    for (const quickest of [hit, wrong, unknown]) expect(quickest).toBeGreaterThanOrEqual(245);
    for (const other of [wrong, unknown]) expect(Math.abs(hit / other - 1)).toBeLessThan(0.15);
  });
});

describe("a resident's session", () => {
  it('ends two minutes after its last use', async () => {
    const token = tokenOf(await look(idNumber(1), tail(1)));
    for (let at = 0; at < 4; at += 1) {
      town.clock.advance(2 * MINUTE - 1);
      expect(await own(token)).not.toBeNull();
    }
    town.clock.advance(2 * MINUTE);
    expect(await own(token)).toBeNull();
  });

  it('ends after ten minutes however much it is used', async () => {
    const token = tokenOf(await look(idNumber(1), tail(1)));
    for (let minutes = 1; minutes < 10; minutes += 1) {
      town.clock.advance(MINUTE);
      expect(await own(token)).not.toBeNull();
    }
    town.clock.advance(MINUTE);
    expect(await own(token)).toBeNull();
  });

  it('ends when it is closed, and closing ends no other', async () => {
    const [mine, other] = [
      tokenOf(await look(idNumber(1), tail(1))),
      tokenOf(await look(idNumber(1), tail(1))),
    ];
    const headers = { authorization: `Bearer ${mine}` };
    const closed = await postJson(town.url, { query: CLOSE }, { headers });
    expect(closed.text).toContain('"closeResidentSession":true');
    expect(await own(mine)).toBeNull();
    expect(await own(other)).not.toBeNull();
  });

  it('shows its owner and nobody else', async () => {
    const answer = await look(idNumber(3), tail(3));
    const other = await look(idNumber(6), tail(6));
    const [mine, theirs] = [await own(tokenOf(answer)), await own(tokenOf(other))];
    expect(JSON.stringify(mine)).toContain(tail(3));
    expect(JSON.stringify(mine)).not.toContain(tail(6));
    expect(JSON.stringify(theirs)).not.toContain(tail(3));
    for (const { text } of [answer, other]) {
      expect(text).not.toMatch(/\d{15}/);
      expect(text).not.toContain('王桂兰');
    }
  });

  it('is worth nothing to a thief of the database', async () => {
    await look(idNumber(1), tail(1));
    const rows = await town.deps.database.read.find(ResidentSessionRow);
    expect(rows.length).toBeGreaterThan(0);
    for (const { tokenHash, personKey } of rows)
      for (const token of [tokenHash, personKey]) expect(await own(token)).toBeNull();
  });

  it.each(['', 'x', "' OR 1=1 --", 'a'.repeat(9_000)])(
    'is not opened by the token %j',
    async (token) => {
      expect(await own(token)).toBeNull();
    },
  );
});

describe('only what the public sees now can be found', () => {
  beforeEach(async () => {
    offices = await officesOf(town);
  });

  const finds = async (n: number) => codeIn((await look(idNumber(n), tail(n))).text) === null;

  it('not a roster on its way to publication, nor before its time, nor after it', async () => {
    const draft = await edition(await importPeople([20], '2025'));
    expect(await finds(20)).toBe(false);
    const ready = await approve(draft);
    expect(await finds(20)).toBe(false);
    const now = town.clock.now().getTime();
    const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
    accepted(
      await verbs.publish(offices.office, ready, { visibleFrom: at(20), visibleUntil: at(40) }),
    );
    expect(await finds(20)).toBe(false);
    town.clock.advance(20 * MINUTE);
    expect(await finds(20)).toBe(true);
    town.clock.advance(20 * MINUTE);
    expect(await finds(20)).toBe(false);
  });

  it('not a roster that was withdrawn, and not with a token from before', async () => {
    const shown = await publish(await edition(await importPeople([21], '2025')));
    const token = tokenOf(await look(idNumber(21), tail(21)));
    accepted(await verbs.withdraw(offices.office, shown));
    expect(await finds(21)).toBe(false);
    expect(await own(token)).toBeNull();
  });

  it('not a roster that a newer edition replaced, while the newer one is found', async () => {
    const first = await publish(await edition(await importPeople([22, 23], '2025')));
    expect(await finds(22)).toBe(true);
    const next = accepted(await verbs.revise(offices.roster, first.disclosureId));
    const rosterDraftId = await importPeople([23, 24], '2025');
    await publish(accepted(await verbs.update(offices.roster, next, { rosterDraftId })));
    expect(await Promise.all([22, 23, 24].map(finds))).toEqual([false, true, true]);
  });

  it('not a roster for party members only', async () => {
    const draft = accepted(
      await verbs.draft(offices.roster, {
        rosterDraftId: await importPeople([25], '2025'),
        audience: 'PARTY_MEMBERS',
      }),
    );
    await publish(draft);
    expect(await finds(25)).toBe(false);
  });
});

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

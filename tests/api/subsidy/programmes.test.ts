import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Client } from '../../support/client.ts';
import { refusalCode } from '../../support/editions.ts';
import { HEADER, row, xlsx } from '../../support/roster-files.ts';
import { importFile } from '../../support/rosters.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let office: Client;
let clerk: Client;

beforeAll(async () => {
  town = await openTown();
  [office, clerk] = await Promise.all([town.staff('office'), town.staff('roster')]);
});
afterAll(() => town.close());

interface Facts {
  code: string;
  revision: number;
  isRetired: boolean;
  name: string;
  interval: string;
  publicPeriod: { days: number; kind: string } | null;
  rates: { fromPeriod: string; rate: string; by: string; document: string }[];
}

const FIELDS = `code revision isRetired name interval publicPeriod { days kind }
  rates { fromPeriod rate by document }`;

async function programmes(by: Client = clerk): Promise<Facts[]> {
  return (await by.must<{ programmes: Facts[] }>(`{ programmes { ${FIELDS} } }`)).programmes;
}

const revisionOf = async (code: string) =>
  (await programmes()).find((one) => one.code === code)!.revision;

const TRACTOR = {
  name: '农机购置补贴',
  kind: 'FARMING',
  unit: '户',
  arithmetic: 'STATED',
  catalogueCode: 'POLICIES',
  recipient: '购机人',
  legalBasis: ['《中华人民共和国农业机械化促进法》'],
  interval: 'HALF_YEARLY',
  explanation: '买了补贴目录里的农机，按机型定额补。',
  askOffice: '农机站',
  askTelephone: '0558-8801234',
};

const add = (by: Client, code: string, input: object = {}) =>
  by.run(
    `mutation ($code: ID!, $input: ProgrammeInput!) {
       addProgramme(code: $code, input: $input) { ${FIELDS} } }`,
    { code, input: { ...TRACTOR, ...input } },
  );

const change = (code: string, revision: number, input: object, reason = '按新规定') =>
  office.run<{ changeProgramme: Facts }>(
    `mutation ($code: ID!, $revision: Int!, $input: ProgrammeInput!, $reason: String!) {
       changeProgramme(code: $code, revision: $revision, input: $input, reason: $reason) {
         ${FIELDS} } }`,
    { code, revision, input, reason },
  );

const setRate = (code: string, revision: number, input: object = {}) =>
  office.run<{ setProgrammeRate: Facts }>(
    `mutation ($code: ID!, $revision: Int!, $input: ProgrammeRateInput!) {
       setProgrammeRate(code: $code, revision: $revision, input: $input) { ${FIELDS} } }`,
    {
      code,
      revision,
      input: { fromPeriod: '2026', rate: '131.42', document: '利财农〔2026〕1号', ...input },
    },
  );

const step = (verb: 'retireProgramme' | 'restoreProgramme', code: string, revision: number) =>
  office.run(
    `mutation ($code: ID!, $revision: Int!) {
       ${verb}(code: $code, revision: $revision, reason: "年度调整") { isRetired revision } }`,
    { code, revision },
  );

async function importOne(programmeCode: string, period: string): Promise<Answer<{ id: string }>> {
  const bytes = await xlsx({ name: '前潘村', rows: [HEADER, row(1)] });
  return importFile(clerk, programmeCode, period, { name: '名册.xlsx', bytes });
}

it('every clerk finds the four the town begins with', async () => {
  const found = await programmes(await town.staff('drafter'));
  expect(found.map(({ code, interval }) => [code, interval])).toEqual([
    ['FARMLAND_FERTILITY', 'YEARLY'],
    ['MINIMUM_LIVING_ALLOWANCE', 'MONTHLY'],
    ['EXTREME_POVERTY_SUPPORT', 'QUARTERLY'],
    ['GRAIN_DIRECT_SUBSIDY', 'YEARLY'],
  ]);
});

it('a period that is none of the programme’s is refused with how to write it', async () => {
  const answer = await importOne('FARMLAND_FERTILITY', '2026-Q3');
  expect(refusalCode(answer)).toBe('BAD_INPUT');
  expect(answer.errors[0]!.message).toContain('2026 的样子');
});

describe('a new programme', () => {
  it('takes rosters as soon as the office has added it', async () => {
    expect(refusalCode(await importOne('TRACTOR', '2026-H1'))).toBe('BAD_INPUT');
    expect((await add(office, 'TRACTOR')).errors).toEqual([]);
    expect((await importOne('TRACTOR', '2026-H1')).errors).toEqual([]);
    expect(refusalCode(await importOne('TRACTOR', '2026'))).toBe('BAD_INPUT');
  });

  it.each([
    ['a code that is there already', 'FARMLAND_FERTILITY', {}, 'BAD_INPUT'],
    ['a code in small letters', 'tractor', {}, 'BAD_INPUT'],
    ['a catalogue entry nobody knows', 'OTHER_ONE', { catalogueCode: 'NONE' }, 'NOT_FOUND'],
    ['an excluded programme nobody knows', 'OTHER_ONE', { excludes: ['NONE'] }, 'BAD_INPUT'],
  ])('is refused with %s', async (_what, code, input, refusal) => {
    const before = await programmes();
    expect(refusalCode(await add(office, code, input))).toBe(refusal);
    expect(await programmes()).toEqual(before);
  });
});

describe('a change', () => {
  const code = 'MINIMUM_LIVING_ALLOWANCE';

  it('keeps what is left out, and tells who changed what and why', async () => {
    const revision = await revisionOf(code);
    const { data } = await change(code, revision, { name: '农村低保金' }, '县里改了名称');
    expect(data!.changeProgramme).toMatchObject({
      name: '农村低保金',
      revision: revision + 1,
      interval: 'MONTHLY',
      publicPeriod: { days: 7, kind: 'CALENDAR_DAYS' },
    });
    const { programmeHistory } = await clerk.must<{ programmeHistory: unknown[] }>(
      `query ($code: ID!) { programmeHistory(code: $code) {
         number by reason programme { name } } }`,
      { code },
    );
    expect(programmeHistory).toEqual([
      {
        number: revision + 1,
        by: expect.stringMatching(/./) as string,
        reason: '县里改了名称',
        programme: { name: '农村低保金' },
      },
      { number: 1, by: null, reason: null, programme: { name: '农村最低生活保障金' } },
    ]);
  });

  it('of two at once one comes through, the other is told to look again', async () => {
    const revision = await revisionOf(code);
    const answers = await Promise.all(
      ['甲', '乙', '丙'].map((recipient) => change(code, revision, { recipient })),
    );
    const codes = answers.map(refusalCode).toSorted();
    expect(codes.filter((one) => one === null)).toHaveLength(1);
    expect(codes.filter((one) => one === 'STALE')).toHaveLength(2);
    expect(await revisionOf(code)).toBe(revision + 1);
  });

  it('takes the public period away with null', async () => {
    const grain = 'GRAIN_DIRECT_SUBSIDY';
    const { data } = await change(grain, await revisionOf(grain), { publicPeriod: null });
    expect(data!.changeProgramme.publicPeriod).toBeNull();
  });

  it('of 低保 never makes the public period shorter than seven days', async () => {
    for (const publicPeriod of [null, { days: 2, kind: 'CALENDAR_DAYS' }]) {
      const answer = await change(code, await revisionOf(code), { publicPeriod });
      expect(refusalCode(answer)).toBe('BAD_INPUT');
    }
  });

  it('needs a reason', async () => {
    const answer = await change(code, await revisionOf(code), { name: '低保' }, ' ');
    expect(refusalCode(answer)).toBe('BAD_INPUT');
  });

  it.each([{ unit: '人' }, { arithmetic: 'AREA' }, { interval: 'YEARLY' }])(
    'that would give the rows of a roster another meaning is refused: %o',
    async (input) => {
      const used = await revisionOf('TRACTOR');
      expect(refusalCode(await change('TRACTOR', used, input))).toBe('WRONG_STATE');
      expect(await revisionOf('TRACTOR')).toBe(used);
    },
  );
});

describe('rates', () => {
  const code = 'GRAIN_DIRECT_SUBSIDY';

  it('are kept with document and name, seven places exact, the last set first', async () => {
    const first = await revisionOf(code);
    const set = { fromPeriod: '2024', rate: '124.9788302' };
    expect((await setRate(code, first, set)).errors).toEqual([]);
    const { data } = await setRate(code, first + 1);
    expect(data!.setProgrammeRate.revision).toBe(first + 2);
    const by = expect.stringMatching(/./) as string;
    expect(data!.setProgrammeRate.rates).toEqual([
      { fromPeriod: '2026', rate: '131.42', by, document: '利财农〔2026〕1号' },
      { fromPeriod: '2024', rate: '124.9788302', by, document: '利财农〔2026〕1号' },
    ]);
  });

  it.each([
    ['eight places', { rate: '1.12345678' }, 'BAD_INPUT'],
    ['nothing', { rate: '0' }, 'BAD_INPUT'],
    ['a quarter of a yearly programme', { fromPeriod: '2026-Q1' }, 'BAD_INPUT'],
    ['no document', { document: '' }, 'BAD_INPUT'],
  ])('%s is refused and leaves no trace', async (_what, input, refusal) => {
    const before = (await programmes()).find((one) => one.code === code);
    expect(refusalCode(await setRate(code, before!.revision, input))).toBe(refusal);
    expect((await programmes()).find((one) => one.code === code)).toEqual(before);
  });

  it('set on an old revision are refused, and no rate is left behind', async () => {
    const before = (await programmes()).find((one) => one.code === code)!;
    const answer = await setRate(code, before.revision - 1, { rate: '999' });
    expect(refusalCode(answer)).toBe('STALE');
    expect((await programmes()).find((one) => one.code === code)!.rates).toEqual(before.rates);
  });

  it('set by several at once are set once', async () => {
    const { revision, rates } = (await programmes()).find((one) => one.code === code)!;
    const answers = await Promise.all(
      ['1.1', '1.2', '1.3'].map((rate) => setRate(code, revision, { fromPeriod: '2030', rate })),
    );
    expect(answers.filter((answer) => refusalCode(answer) === null)).toHaveLength(1);
    const after = (await programmes()).find((one) => one.code === code)!;
    expect(after.rates).toHaveLength(rates.length + 1);
  });
});

describe('a retired programme', () => {
  it('takes no roster, keeps its old ones, and can be taken up again', async () => {
    const code = 'TRACTOR';
    const earlier = (await importOne(code, '2026-H2')).data!;
    const revision = await revisionOf(code);
    expect((await step('retireProgramme', code, revision)).errors).toEqual([]);
    expect(refusalCode(await step('retireProgramme', code, revision + 1))).toBe('WRONG_STATE');
    expect(refusalCode(await importOne(code, '2026-H2'))).toBe('WRONG_STATE');
    const { rosterDraft } = await clerk.must<{ rosterDraft: { programme: string } }>(
      'query ($id: ID!) { rosterDraft(id: $id) { programme } }',
      { id: earlier.id },
    );
    expect(rosterDraft.programme).toBe('农机购置补贴');
    expect((await step('restoreProgramme', code, revision + 1)).errors).toEqual([]);
    expect((await importOne(code, '2026-H2')).errors).toEqual([]);
  });
});

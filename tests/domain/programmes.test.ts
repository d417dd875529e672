import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROGRAMMES } from '../../server/database/demo/programmes.ts';
import { Refusal } from '../../server/shared/refusal.ts';
import { allocatedFen, standing } from '../../server/subsidy/allocation.ts';
import {
  checkProgramme,
  checkRate,
  publicColumnsSince,
  rateFor,
  refuseOtherPeriod,
  type ProgrammeContent,
} from '../../server/subsidy/programme.ts';

const [GOOD] = PROGRAMMES as [ProgrammeContent & { code: string }];

const refusalOf = (work: () => void): Refusal | null => {
  try {
    work();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
};

describe('what a programme says', () => {
  it.each(PROGRAMMES)('$name, as it comes with the demo, is complete', ({ code, ...content }) => {
    expect(() => checkProgramme(code, content)).not.toThrow();
  });

  it.each<[string, Partial<ProgrammeContent>, string]>([
    ['no name', { name: ' ' }, 'name'],
    ['a unit nobody counts in', { unit: '斤' }, 'unit'],
    ['no legal basis', { legalBasis: [] }, 'legalBasis'],
    ['a public period of no day', { publicPeriod: { days: 0, kind: 'CALENDAR_DAYS' } }, '公示期'],
    ['a programme that excludes itself', { excludes: [GOOD.code] }, 'excludes'],
    ['words as telephone', { askTelephone: '问村里' }, 'askTelephone'],
    ['a novel as explanation', { explanation: '长'.repeat(501) }, 'explanation'],
  ])('%s is refused and named', (_what, change, named) => {
    const refusal = refusalOf(() => checkProgramme(GOOD.code, { ...GOOD, ...change }));
    expect(refusal?.code).toBe('BAD_INPUT');
    expect(refusal?.message).toContain(named);
  });

  it.each([
    ['two days', { days: 2, kind: 'CALENDAR_DAYS' }, false],
    ['six days', { days: 6, kind: 'CALENDAR_DAYS' }, false],
    ['six working days, which may be six days', { days: 6, kind: 'WORKING_DAYS' }, false],
    ['what the catalogue says, whatever that is', null, false],
    ['seven days', { days: 7, kind: 'CALENDAR_DAYS' }, true],
    ['seven working days', { days: 7, kind: 'WORKING_DAYS' }, true],
  ] as const)('a roster of 低保 is public for %s', (_what, publicPeriod, isRight) => {
    const allowance = PROGRAMMES.find(({ kind }) => kind === 'SOCIAL_ASSISTANCE')!;
    const refusal = refusalOf(() => checkProgramme(allowance.code, { ...allowance, publicPeriod }));
    expect(refusal?.message ?? null).toBe(
      isRight ? null : '社会救助项目的公示期 publicPeriod 不能少于 7 天，也不能空着。请改后重试。',
    );
  });

  it('a farming programme may be public for two days', () => {
    const publicPeriod = { days: 2, kind: 'CALENDAR_DAYS' } as const;
    expect(() => checkProgramme(GOOD.code, { ...GOOD, publicPeriod })).not.toThrow();
  });

  it('everything wrong is told at once', () => {
    const refusal = refusalOf(() => checkProgramme('农机', { ...GOOD, name: '', unit: '' }));
    expect(refusal?.message).toMatch(/code.*name.*unit/);
  });
});

describe('a period fits how often a programme is paid', () => {
  it.each([
    ['YEARLY', '2026', true],
    ['YEARLY', '2026-Q3', false],
    ['HALF_YEARLY', '2026-H1', true],
    ['HALF_YEARLY', '2026', false],
    ['QUARTERLY', '2026-Q3', true],
    ['QUARTERLY', '2026-10', false],
    ['MONTHLY', '2026-10', true],
    ['MONTHLY', '2026-H1', false],
  ] as const)('%s, %s: %s', (interval, period, fits) => {
    const refusal = refusalOf(() => refuseOtherPeriod({ name: '补贴', interval }, period));
    expect(refusal?.code ?? null).toBe(fits ? null : 'BAD_INPUT');
  });
});

describe('a rate', () => {
  it.each([
    ['124.9788302', true],
    ['131.42', true],
    ['0.0000001', true],
    ['0', false],
    ['0.0000000', false],
    ['-1', false],
    ['1.12345678', false],
    ['1e3', false],
    ['123456789', false],
  ])('%s may be set: %s', (rate, may) => {
    const refusal = refusalOf(() => checkRate({ fromPeriod: '2026', rate, document: '文件' }));
    expect(refusal === null).toBe(may);
  });

  const set = (fromPeriod: string, rate: string) => ({ fromPeriod, rate, document: '文件' });
  const rates = [set('2024', '124.9788302'), set('2026', '131.42'), set('2026', '131.5')];

  it.each([
    ['before the first there is none', '2023', null],
    ['holds from its first period', '2024', '124.9788302'],
    ['holds until the next begins', '2025', '124.9788302'],
    ['set again for the same period is corrected', '2026', '131.5'],
    ['goes on after the last', '2031', '131.5'],
  ])('%s', (_sentence, period, rate) => {
    expect(rateFor(rates, period)?.rate ?? null).toBe(rate);
  });

  it('set late for an earlier period leaves the later one alone', () => {
    expect(rateFor([...rates, set('2025', '128.35')], '2026')?.rate).toBe('131.5');
  });
});

describe('what is public of a roster', () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  const wording = (at: string, ...publicColumns: ProgrammeContent['publicColumns']) => ({
    at: day(at),
    content: { ...GOOD, publicColumns },
  });
  const wordings = [
    wording('2026-01-01', 'QUANTITY', 'VILLAGER_GROUP'),
    wording('2026-06-01', 'QUANTITY', 'VILLAGER_GROUP', 'RATE'),
    wording('2026-09-01', 'QUANTITY', 'RATE'),
  ];

  it.each([
    ['a column opened after its import stays closed', '2026-02-01', ['QUANTITY']],
    ['one closed since is closed', '2026-06-02', ['QUANTITY', 'RATE']],
    ['what holds now holds for a new one', '2026-10-01', ['QUANTITY', 'RATE']],
    ['older than the first wording, the first counts', '2024-01-01', ['QUANTITY']],
  ])('%s', (_sentence, importedAt, columns) => {
    expect(publicColumnsSince(wordings, day(importedAt))).toEqual(columns);
  });
});

describe('what was allocated', () => {
  const amount = fc.integer({ min: 1, max: 10_000_000_000_00 });

  it('is the sum of the entries nobody took back, whatever came between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, fc.boolean()), { maxLength: 20 }), (given) => {
        const entries = given.map(([amountFen], at) => ({
          id: at + 1,
          amountFen,
          reversesId: null,
        }));
        const against = entries
          .filter((_, at) => given[at]![1])
          .map(({ id, amountFen }) => ({ id: id + 100, amountFen: -amountFen, reversesId: id }));
        const all = [...entries, ...against];
        const kept = given.filter(([, isReversed]) => !isReversed).map(([fen]) => fen);
        const sum = kept.reduce((total, fen) => total + fen, 0);
        expect(allocatedFen(all)).toBe(kept.length === 0 ? null : sum);
        // The ledger as a whole says the same.
        expect(all.reduce((total, { amountFen }) => total + amountFen, 0)).toBe(sum);
        expect(standing(all)).toHaveLength(kept.length);
      }),
    );
  });
});

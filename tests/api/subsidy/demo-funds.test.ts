import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let supervisor: Client;

beforeAll(async () => {
  town = await openTown('demo');
  supervisor = await town.staff('supervisor');
});
afterAll(() => town.close());

interface Carried {
  rosterDraft: {
    programmeCode: string;
    period: string;
    totalAmount: string;
    mayBeSubmitted: boolean;
    unexplainedCount: number;
    problems: { code: string; reason: string | null }[];
    allocations: { totalAmount: string | null };
  } | null;
}

async function rosters() {
  const { editions } = await supervisor.must<{ editions: { nodes: Carried[] } }>(
    `{ editions(first: 200) { nodes { rosterDraft {
         programmeCode period totalAmount mayBeSubmitted unexplainedCount
         problems { code reason } allocations { totalAmount } } } } }`,
  );
  return editions.nodes.flatMap(({ rosterDraft }) => rosterDraft ?? []);
}

it('every roster of the demo shares out exactly what a document gave, and nothing is unexplained', async () => {
  const found = await rosters();
  expect(found).toHaveLength(8);
  for (const { totalAmount, allocations, mayBeSubmitted, unexplainedCount } of found)
    expect([allocations.totalAmount, mayBeSubmitted, unexplainedCount]).toEqual([
      totalAmount,
      true,
      0,
    ]);
});

it('years that differ from the last are explained, the first ones and the samples’ rates need no word', async () => {
  const told = (await rosters()).map(({ programmeCode, period, problems }) => {
    return [`${programmeCode} ${period}`, problems.map(({ code }) => code).toSorted()];
  });
  const byMatter = Object.fromEntries(told) as Record<string, string[]>;
  expect(byMatter['FARMLAND_FERTILITY 2024']).toEqual([]);
  expect(byMatter['EXTREME_POVERTY_SUPPORT 2026-Q3']).toEqual([]);
  expect(byMatter['MINIMUM_LIVING_ALLOWANCE 2026-10']).toEqual([]);
  expect(byMatter['FARMLAND_FERTILITY 2026']).toEqual(['PERSONS_GONE', 'PERSONS_NEW']);
});

it('farmland and grain have a rate for each of three years, with its document', async () => {
  const { programmes } = await supervisor.must<{
    programmes: { code: string; rates: { fromPeriod: string; rate: string }[] }[];
  }>('{ programmes { code rates { fromPeriod rate document } } }');
  const ratesOf = (code: string) => {
    const { rates } = programmes.find((one) => one.code === code)!;
    return rates.map(({ fromPeriod, rate }) => `${fromPeriod}: ${rate}`);
  };
  expect(ratesOf('GRAIN_DIRECT_SUBSIDY')).toEqual([
    '2026: 131.42',
    '2025: 128.35',
    '2024: 124.9788302',
  ]);
  expect(ratesOf('FARMLAND_FERTILITY')).toHaveLength(3);
});

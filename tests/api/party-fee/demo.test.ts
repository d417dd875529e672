import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { FEE_SUMMARY, party, type FeeSummary } from '../../support/party.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let office: Client;

beforeAll(async () => {
  town = await openTown('demo');
  office = await town.staff('office');
});
afterAll(() => town.close());

interface Shown {
  title: string;
  publicPeriod: { endsOn: string; hasEnded: boolean } | null;
  timeliness: { isLate: boolean };
  partyFeeSummary: FeeSummary | null;
}

async function under(catalogueCode: string): Promise<Shown[]> {
  const { disclosures } = await office.must<{ disclosures: { nodes: Shown[] } }>(
    `query ($code: ID!) { disclosures(filter: { catalogueCode: $code }) { nodes { title
       publicPeriod { endsOn hasEnded } timeliness { isLate } partyFeeSummary { ${FEE_SUMMARY} } } } }`,
    { code: catalogueCode },
  );
  return disclosures.nodes;
}

it('the demo town has published last year’s party fees as its ledgers have them', async () => {
  const [shown, ...more] = await under('PARTY_FEES');
  expect(more).toEqual([]);
  expect(shown).toMatchObject({
    title: '王市镇党费收支（2025年）',
    timeliness: { isLate: false },
  });
  const { branches, totals } = shown!.partyFeeSummary!;
  expect(branches.map(({ name, memberCount }) => [name, memberCount])).toEqual([
    ['高寨村党支部', 20],
    ['王市镇机关党支部', 18],
    ['前潘村党支部', 22],
  ]);
  const organisation = await town.staff('organisation');
  for (const [at, code] of ['GAOZHAI', 'JIGUAN', 'QIANPAN'].entries()) {
    const { dues, remitted, used, balance } = await party.statement(organisation, code, 2025);
    expect(branches[at]).toMatchObject({ dues, remitted, used, balance });
  }
  expect(totals).toMatchObject({ memberCount: 60, remitted: '10800.00', used: '5404.50' });
});

it('admissions are in their publicity now', async () => {
  const shown = await under('PARTY_ADMISSION');
  expect(shown.map(({ title, publicPeriod }) => [title, publicPeriod])).toEqual([
    ['拟接收预备党员公示', { endsOn: '2026-11-30', hasEnded: false }],
    ['预备党员转正公示', { endsOn: '2026-11-27', hasEnded: false }],
  ]);
});

it.each(['REWARDS_PUNISHMENTS', 'RECTIFICATION', 'CLEAN_GOVERNMENT'])(
  '%s has something to show, in time',
  async (code) => {
    const shown = await under(code);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(({ timeliness }) => timeliness.isLate)).toEqual([]);
  },
);

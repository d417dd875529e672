import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officesOf, type EditionFacts, type Offices } from '../../support/editions.ts';
import { publish, stated } from '../../support/roster-publication.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterAll(() => town.close());

describe('what a programme says reaches the public', () => {
  let edition: EditionFacts;
  let rosterId: string;

  beforeAll(async () => {
    rosterId = await stated(offices, 'MINIMUM_LIVING_ALLOWANCE', '2025-01', [120]);
    edition = await publish(offices, rosterId);
  });

  it('only its columns are shown, whatever the file told', async () => {
    const { roster } = await offices.office.must<{ roster: unknown }>(
      `query ($id: ID!) { roster(id: $id) { hasVillagerGroup hasQuantity hasRate hasSupportMode askOffice
         rows { nodes { maskedName villagerGroup quantity rate supportMode amount } } } }`,
      { id: rosterId },
    );
    expect(roster).toEqual({
      hasVillagerGroup: false,
      hasQuantity: true,
      hasRate: false,
      hasSupportMode: false,
      askOffice: '王市镇民政所',
      rows: {
        nodes: [
          {
            maskedName: '王＊兰',
            villagerGroup: null,
            quantity: '2',
            rate: null,
            supportMode: null,
            amount: '1200.00',
          },
        ],
      },
    });
  });

  it('a column the office opens later shows nothing of what was published before', async () => {
    const { programmes } = await offices.office.must<{
      programmes: { code: string; revision: number }[];
    }>('{ programmes { code revision } }');
    const { code, revision } = programmes.find((one) => one.code === 'MINIMUM_LIVING_ALLOWANCE')!;
    town.clock.advance(60);
    await offices.office.must(
      `mutation ($code: ID!, $revision: Int!, $input: ProgrammeInput!) {
         changeProgramme(code: $code, revision: $revision, input: $input, reason: "县里要求") {
           revision } }`,
      { code, revision, input: { publicColumns: ['VILLAGER_GROUP', 'RATE'] } },
    );
    const { roster } = await offices.office.must<{ roster: unknown }>(
      `query ($id: ID!) { roster(id: $id) { hasVillagerGroup hasQuantity hasRate
         rows { nodes { villagerGroup quantity rate } } } }`,
      { id: rosterId },
    );
    expect(roster).toEqual({
      hasVillagerGroup: false,
      hasQuantity: false,
      hasRate: false,
      rows: { nodes: [{ villagerGroup: null, quantity: null, rate: null }] },
    });
  });

  it('its public period goes before the catalogue’s', async () => {
    // The edition stands under POLICIES, which has no public period of its own.
    const { edition: read } = await offices.office.must<{
      edition: { publicPeriodEndsOn: string | null };
    }>('query ($id: ID!) { edition(id: $id) { publicPeriodEndsOn } }', { id: edition.id });
    expect(read.publicPeriodEndsOn).toBe('2026-12-01');
  });
});

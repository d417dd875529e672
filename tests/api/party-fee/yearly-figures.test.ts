import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  PartyFeeSummaryLineRow,
  PartyFeeSummaryRow,
} from '../../../server/party-fee/summary.entity.ts';
import type { Client } from '../../support/client.ts';
import {
  accepted,
  officesOf,
  refusalCode,
  verbs,
  type EditionFacts,
  type Offices,
} from '../../support/editions.ts';
import { FEE_SUMMARY, party, type FeeSummary } from '../../support/party.ts';
import { HEADER, row, xlsx } from '../../support/roster-files.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let organisation: Client;
let fees: Client;
let offices: Offices;
let n = 400;

/** Three branches with three payers each; what they paid, sent up and used in 2025. */
async function openYear(): Promise<void> {
  town = await openTown();
  organisation = await town.staff('organisation');
  fees = await town.staff('fees');
  offices = await officesOf(town);
  for (const code of ['A', 'B', 'C']) {
    await party.branch(organisation, code);
    for (const amount of ['180.00', '15.01', '0.99']) await paid(code, amount);
  }
  for (const amount of ['10.00', '10.00', '10.00']) await paid('A', amount, '2024-12-20');
  await party.remit(fees, 'A', '100.00', '2025-12-01');
  await party.use(fees, 'A', '33.33', { paidOn: '2025-05-05' });
  await party.use(fees, 'A', '0.01', { paidOn: '2025-06-06', item: 'MATERIALS' });
  await party.use(fees, 'B', '7.00', { paidOn: '2025-12-31' });
}

async function openClosedYear(): Promise<void> {
  await openYear();
  for (const code of ['A', 'B', 'C']) await party.close(fees, code);
}

async function paid(branchCode: string, amount: string, paidOn = '2025-03-05'): Promise<void> {
  n += 1;
  const id = await party.payer(fees, n, branchCode);
  const answer = await party.pay(fees, id, amount, `${branchCode}-${n}`, { paidOn });
  if (answer.data === null) throw new Error(answer.text);
}

async function prepared(): Promise<FeeSummary> {
  const { data, text } = await party.prepare(organisation);
  if (data === null) throw new Error(text);
  return data.preparePartyFeeSummary;
}

const INPUT = { catalogueCode: 'PARTY_FEES', title: '2025年党费收缴和使用情况', bulletin: null };

const drafted = async (partyFeeSummaryId: string, more: object = {}): Promise<EditionFacts> =>
  accepted(await verbs.draft(fees, { ...INPUT, partyFeeSummaryId, ...more }));

async function approved(edition: EditionFacts): Promise<EditionFacts> {
  const submitted = accepted(await verbs.submit(fees, edition));
  return accepted(await verbs.pass(offices.leader, submitted));
}

interface Shown {
  partyFeeSummary: FeeSummary | null;
  changes: Record<'partyFeesBefore' | 'partyFeesAfter', { dues: string } | null> | null;
}

async function shown(disclosureId: string, number = 1): Promise<Shown> {
  const { disclosure } = await offices.office.must<{ disclosure: Shown }>(
    `query ($id: ID!, $number: Int!) { disclosure(id: $id) { partyFeeSummary { ${FEE_SUMMARY} }
       changes(number: $number) { partyFeesBefore { dues } partyFeesAfter { dues } } } }`,
    { id: disclosureId, number },
  );
  return disclosure;
}

it('while a branch has not closed the year nothing is prepared, and it is named', async () => {
  await openYear();
  await party.close(fees, 'B');
  const refused = await party.prepare(organisation);
  expect(refusalCode(refused)).toBe('YEAR_NOT_CLOSED');
  expect(refused.errors[0]!.message).toContain('A党支部、C党支部');
  expect(refused.errors[0]!.message).toContain('closePartyFeeYear');
  expect(await town.deps.database.read.count(PartyFeeSummaryRow)).toBe(0);
  await town.close();
});

describe('the figures of a closed year', () => {
  beforeAll(openClosedYear);
  afterAll(() => town.close());

  it('are those of the ledger, to the fen, and add up', async () => {
    const { year, branches, totals } = await prepared();
    expect(year).toBe(2025);
    for (const [at, code] of ['A', 'B', 'C'].entries()) {
      const { dues, contributions, remitted, used, uses, broughtForward, balance } =
        await party.statement(fees, code, 2025);
      expect(branches[at]).toEqual({
        name: `${code}党支部`,
        branchNames: [],
        memberCount: 3,
        dues,
        contributions,
        remitted,
        used,
        uses,
        broughtForward,
        balance,
      });
    }
    expect(branches[0]).toMatchObject({
      dues: '196.00',
      broughtForward: '30.00',
      balance: '92.66',
    });
    expect(totals).toMatchObject({
      memberCount: 9,
      dues: '588.00',
      remitted: '100.00',
      used: '40.34',
      broughtForward: '30.00',
      balance: '477.66',
    });
  });

  it('prepared twice, also at once, are one summary', async () => {
    const first = await prepared();
    const again = await Promise.all([prepared(), prepared()]);
    expect(again.map(({ id }) => id)).toEqual([first.id, first.id]);
    const { partyFeeSummaries } = await fees.must<{ partyFeeSummaries: { id: string }[] }>(
      '{ partyFeeSummaries(year: 2025) { id } }',
    );
    expect(partyFeeSummaries).toEqual([{ id: first.id }]);
  });

  it('take nothing more, neither for the year nor for one before it', async () => {
    for (const paidOn of ['2025-12-31', '2024-06-01'])
      expect(refusalCode(await party.use(fees, 'A', '1.00', { paidOn }))).toBe('YEAR_CLOSED');
  });
});

describe('what cannot be prepared', () => {
  beforeAll(openClosedYear);
  afterAll(() => town.close());

  it.each([[2026], [2027], [1999]])('the year %i, which is not over or long past', async (year) => {
    expect(refusalCode(await party.prepare(organisation, year))).toBe('BAD_INPUT');
  });

  it('a year without members and entries', async () => {
    expect(refusalCode(await party.prepare(organisation, 2019))).toBe('NOT_FOUND');
  });

  it('anything by a clerk of party fees', async () => {
    expect(refusalCode(await party.prepare(fees))).toBe('FORBIDDEN');
  });
});

describe('an edition that carries them', () => {
  let summary: FeeSummary;
  beforeAll(openClosedYear);
  afterAll(() => town.close());
  beforeEach(async () => {
    summary = await prepared();
  });

  it('is about their year, and is read by reviewers as by the public later', async () => {
    const { id } = await drafted(summary.id);
    const query = `query ($id: ID!) { edition(id: $id) { period isMajor partyFeeSummary { ${FEE_SUMMARY} } } }`;
    const { edition } = await offices.leader.must<{ edition: object }>(query, { id });
    expect(edition).toEqual({ period: '2025', isMajor: false, partyFeeSummary: summary });
  });

  it('shows them to everyone, and nothing recorded later changes them', async () => {
    const edition = await approved(await drafted(summary.id));
    const { disclosureId } = accepted(await verbs.publish(offices.office, edition));
    expect((await shown(disclosureId)).partyFeeSummary).toEqual(summary);
    const note = '补记2025年12月漏记的一笔';
    const { data } = await party.use(fees, 'A', '5.00', { note });
    await fees.must(
      `mutation { reversePartyFeeEntry(id: "${data!.recordPartyFeeUse}", reason: "记错了") }`,
    );
    await party.use(fees, 'A', '6.00', { note });
    expect((await shown(disclosureId)).partyFeeSummary).toEqual(summary);
    expect((await prepared()).id).toBe(summary.id);
  });

  it('carries no roster beside them, neither from the start nor added later', async () => {
    const bytes = await xlsx({ name: '前潘村', rows: [HEADER, row(1)] });
    const { data } = await offices.roster.upload<{ importRoster: { id: string } }>(
      `mutation ($file: Upload!) { importRoster(file: $file, input: {
         programmeCode: "FARMLAND_FERTILITY", period: "2026" }) { id } }`,
      {},
      { name: 'a.xlsx', bytes },
    );
    const rosterDraftId = data!.importRoster.id;
    const both = { ...INPUT, partyFeeSummaryId: summary.id, rosterDraftId };
    const refused = await verbs.draft(fees, both);
    expect(refusalCode(refused)).toBe('BAD_INPUT');
    expect(refused.errors[0]!.message).toContain('只能带一样');
    const edition = await drafted(summary.id);
    expect(refusalCode(await verbs.update(fees, edition, { rosterDraftId }))).toBe('BAD_INPUT');
    const instead = { rosterDraftId, partyFeeSummaryId: null };
    accepted(await verbs.update(fees, edition, instead));
  });

  it('cannot carry a summary that is not there', async () => {
    const refused = await verbs.draft(fees, { ...INPUT, partyFeeSummaryId: '999999' });
    expect(refusalCode(refused)).toBe('NOT_FOUND');
  });

  it('is not published when a figure was changed behind the review', async () => {
    const edition = await approved(await drafted(summary.id));
    const line = { summaryId: Number(summary.id), position: 1 };
    const write = (duesFen: number) =>
      town.deps.database.write(async (writer) => {
        await writer.update(PartyFeeSummaryLineRow, line, { duesFen });
      });
    await write(19_601);
    expect(refusalCode(await verbs.publish(offices.office, edition))).toBe('CONTENT_CHANGED');
    const another = await prepared();
    expect(another.id).not.toBe(summary.id);
    expect(another.branches[0]!.dues).toBe('196.00');
    await write(19_600);
    accepted(await verbs.publish(offices.office, edition));
  });

  it('tells the totals before and after when a new edition carries others', async () => {
    const ofYearBefore = (await party.prepare(organisation, 2024)).data!.preparePartyFeeSummary;
    const first = await approved(await drafted(ofYearBefore.id));
    const { disclosureId } = accepted(await verbs.publish(offices.office, first));
    const revised = accepted(await verbs.revise(fees, disclosureId, '上一版误用了2024年的数字'));
    const changed = accepted(await verbs.update(fees, revised, { partyFeeSummaryId: summary.id }));
    accepted(await verbs.publish(offices.office, await approved(changed)));
    const { partyFeeSummary, changes } = await shown(disclosureId, 2);
    expect(partyFeeSummary).toEqual(summary);
    expect(changes).toEqual({
      partyFeesBefore: { dues: '30.00' },
      partyFeesAfter: { dues: '588.00' },
    });
  });
});

describe('a branch with one payer, or one that comes late', () => {
  beforeEach(openYear);
  afterEach(() => town.close());

  const close = async (...codes: string[]) => {
    for (const code of codes) await party.close(fees, code);
  };

  it('is told together with others', async () => {
    await party.branch(organisation, 'E');
    await paid('E', '77.77');
    await close('A', 'B', 'C', 'E');
    const { branches, totals } = await prepared();
    expect(branches.map(({ name, branchNames }) => [name, branchNames])).toEqual([
      ['B党支部', []],
      ['C党支部', []],
      ['其他支部合计', ['A党支部', 'E党支部']],
    ]);
    expect(JSON.stringify(branches)).not.toContain('77.77');
    expect(branches.map(({ balance }) => balance)).toEqual([null, null, null]);
    expect(totals.balance).toBe('555.43');
  });

  it('records nothing of a year whose figures are prepared, nor of one before', async () => {
    await close('A', 'B', 'C');
    const { id } = await prepared();
    await party.branch(organisation, 'E');
    for (const paidOn of ['2025-12-01', '2024-12-01'])
      expect(refusalCode(await party.use(fees, 'E', '1.00', { paidOn }))).toBe('YEAR_CLOSED');
    expect(refusalCode(await party.use(fees, 'E', '1.00'))).toBeNull();
    expect((await prepared()).id).toBe(id);
  });

  it('either records first or is too late, when both happen at once', async () => {
    await close('A', 'B', 'C');
    await party.branch(organisation, 'E');
    const [figures, ...used] = await Promise.all([
      party.prepare(organisation),
      ...[1, 2, 3].map(() => party.use(fees, 'E', '1.00', { paidOn: '2025-12-01' })),
    ]);
    const wasFirst = used.some(({ data }) => data !== null);
    expect(refusalCode(figures)).toBe(wasFirst ? 'YEAR_NOT_CLOSED' : null);
    if (!wasFirst) expect(used.map(refusalCode)).toEqual(used.map(() => 'YEAR_CLOSED'));
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENTITIES } from '../../../server/database/entities.ts';
import { PermitListRow, PermitRow } from '../../../server/permit/permit.entity.ts';
import { STAFF_ROLES } from '../../../server/staff/roles.ts';
import { filesIn, findInFiles } from '../../support/canary.ts';
import {
  accepted,
  officesOf,
  refusalCode,
  verbs,
  type EditionFacts,
  type Offices,
} from '../../support/editions.ts';
import {
  importPermits,
  permitBook,
  PERMIT_INPUT,
  permitName,
  permitNumber,
  permitRow,
  permitsOf,
  PERMITS,
  PRIVATE_CELLS,
  type PermitFacts,
} from '../../support/permits.ts';
import { HEADER, row, xlsx } from '../../support/roster-files.ts';
import { openTown, STAFF_OF_ROLE, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterAll(() => town.close());

const drafted = async (permitListId: string, more: object = {}): Promise<EditionFacts> =>
  accepted(await verbs.draft(offices.drafter, { ...PERMIT_INPUT, permitListId, ...more }));

async function approved(edition: EditionFacts): Promise<EditionFacts> {
  const submitted = accepted(await verbs.submit(offices.drafter, edition));
  return accepted(await verbs.pass(offices.leader, submitted));
}

const published = async (edition: EditionFacts): Promise<EditionFacts> =>
  accepted(await verbs.publish(offices.office, await approved(edition)));

interface Shown {
  permits: PermitFacts | null;
  editions: { number: number; permits: PermitFacts | null }[];
  changes: { permitsBefore: number | null; permitsAfter: number | null } | null;
}

async function shown(disclosureId: string, number = 1): Promise<Shown | null> {
  const { disclosure } = await offices.office.must<{ disclosure: Shown | null }>(
    `query ($id: ID!, $number: Int!) { disclosure(id: $id) { permits { ${PERMITS} }
       editions { number permits { ${PERMITS} } }
       changes(number: $number) { permitsBefore permitsAfter } } }`,
    { id: disclosureId, number },
  );
  return disclosure;
}

/** Every row of every table, as one text. */
async function everything(): Promise<string> {
  const { read } = town.deps.database;
  const tables = await Promise.all(ENTITIES.map((table) => read.find<object>(table)));
  return JSON.stringify(tables);
}

const SECRETS = [permitName(1), permitName(2), ...Object.values(PRIVATE_CELLS)];

describe('a file of permits', () => {
  it('is taken as numbers and masked names, by number, and the columns left out are named', async () => {
    const answer = await importPermits(
      offices.drafter,
      await permitBook([permitRow(10), permitRow(2), permitRow(1)]),
    );
    expect(answer.data).toEqual({
      permitList: {
        id: expect.any(String) as string,
        period: '2026-Q3',
        issuedCount: 3,
        entries: {
          nodes: [
            { position: 1, permitNumber: permitNumber(1), maskedName: '李＊燕' },
            { position: 2, permitNumber: permitNumber(2), maskedName: '陈＊梅' },
            { position: 3, permitNumber: permitNumber(10), maskedName: '陈＊华' },
          ],
        },
      },
      rowCount: 3,
      columnsLeftOut: Object.keys(PRIVATE_CELLS),
      problems: [],
    });
    for (const secret of [...SECRETS, permitName(10)]) expect(answer.text).not.toContain(secret);
  });

  it('taken again, in whatever order, is the same list', async () => {
    const first = await permitsOf(offices.drafter, [1, 2, 3]);
    expect((await permitsOf(offices.drafter, [3, 1, 2])).id).toBe(first.id);
    expect((await permitsOf(offices.drafter, [1, 2])).id).not.toBe(first.id);
  });

  it('is kept out whole by one row that is not right, with everything that is wrong', async () => {
    const before = await town.deps.database.read.count(PermitRow);
    const { data, text } = await importPermits(
      offices.drafter,
      await permitBook([
        permitRow(1),
        permitRow(2, { 证号: null }),
        permitRow(3, { 证号: '13855512345' }),
        permitRow(4, { 证号: permitNumber(1) }),
      ]),
    );
    expect(data).toMatchObject({
      permitList: null,
      rowCount: 4,
      problems: [
        { code: 'PERMIT_NUMBER_MISSING', row: 4, column: '证号' },
        { code: 'PERMIT_NUMBER_TELLS', row: 5, column: '证号' },
        { code: 'PERMIT_NUMBER_TWICE', row: 6, column: '证号' },
      ],
    });
    for (const secret of SECRETS) expect(text).not.toContain(secret);
    expect(await town.deps.database.read.count(PermitRow)).toBe(before);
  });

  it.each([['2026'], ['2026-Q2'], ['2026-10']])('may be of %s', async (period) => {
    const { data } = await importPermits(offices.drafter, await permitBook([permitRow(1)]), period);
    expect(data!.permitList!.period).toBe(period);
  });

  it.each([['三季度'], ['2027-Q1'], ['2026-Q5'], ['']])('is not of %j', async (period) => {
    const refused = await importPermits(offices.drafter, await permitBook([permitRow(1)]), period);
    expect(refusalCode(refused)).toBe('BAD_INPUT');
  });

  it.each(STAFF_ROLES.filter((role) => role !== 'DRAFTER'))('is not for %s', async (role) => {
    const by = await town.staff(STAFF_OF_ROLE[role]);
    expect(refusalCode(await importPermits(by, await permitBook([permitRow(1)])))).toBe(
      'FORBIDDEN',
    );
  });
});

describe('an edition that carries permits', () => {
  it('is of their period, and is read by reviewers as by the public later', async () => {
    const list = await permitsOf(offices.drafter, [1, 2]);
    const { id } = await drafted(list.id);
    const { edition } = await offices.leader.must<{ edition: object }>(
      `query ($id: ID!) { edition(id: $id) { period permits { ${PERMITS} } } }`,
      { id },
    );
    expect(edition).toEqual({ period: '2026-Q3', permits: list });
  });

  it('shows them with the edition, page by page, and takes them along when withdrawn', async () => {
    const list = await permitsOf(offices.drafter, [1, 2, 3]);
    const waiting = await approved(await drafted(list.id));
    expect(await shown(waiting.disclosureId)).toBeNull();
    const edition = accepted(await verbs.publish(offices.office, waiting));
    const { disclosureId } = edition;
    expect(await shown(disclosureId)).toEqual({
      permits: list,
      editions: [{ number: 1, permits: list }],
      changes: null,
    });
    const page = `query ($id: ID!, $after: String) { disclosure(id: $id) { permits {
      entries(first: 2, after: $after) { totalCount endCursor hasNextPage nodes { position } } } } }`;
    const turn = async (after: string | null) =>
      (
        await offices.office.must<{
          disclosure: { permits: { entries: { endCursor: string; nodes: object[] } } };
        }>(page, { id: disclosureId, after })
      ).disclosure.permits.entries;
    const first = await turn(null);
    expect(first).toMatchObject({
      totalCount: 3,
      hasNextPage: true,
      nodes: [{ position: 1 }, { position: 2 }],
    });
    expect(await turn(first.endCursor)).toMatchObject({
      totalCount: 3,
      hasNextPage: false,
      nodes: [{ position: 3 }],
    });
    accepted(await verbs.withdraw(offices.office, edition));
    expect(await shown(disclosureId)).toEqual({ permits: null, editions: [], changes: null });
  });

  it('tells nobody a whole name or anything of the other columns, nor keeps it', async () => {
    const { disclosureId } = await published(
      await drafted((await permitsOf(offices.drafter, [1, 2])).id),
    );
    const text = [await everything(), JSON.stringify(await shown(disclosureId)), ...town.log].join(
      '\n',
    );
    expect(text).toContain('李＊燕');
    for (const secret of SECRETS) expect([secret, text.includes(secret)]).toEqual([secret, false]);
    if (town.dataFolder !== '') expect(findInFiles(filesIn(town.dataFolder), SECRETS)).toEqual([]);
  });

  it('stands under no other entry, and under no village', async () => {
    const { id } = await permitsOf(offices.drafter, [1]);
    const elsewhere = { ...PERMIT_INPUT, permitListId: id, catalogueCode: 'POLICIES' };
    expect(refusalCode(await verbs.draft(offices.drafter, elsewhere))).toBe('BAD_INPUT');
    const ofVillage = { ...PERMIT_INPUT, permitListId: id, villageCode: '341623110202' };
    const refused = await verbs.draft(offices.drafter, ofVillage);
    expect(refusalCode(refused)).toBe('BAD_INPUT');
    expect(refused.errors[0]!.message).toContain('全镇');
    const policy = accepted(await verbs.draft(offices.drafter));
    const added = await verbs.update(offices.drafter, policy, { permitListId: id });
    expect(refusalCode(added)).toBe('BAD_INPUT');
  });

  it('carries nothing else, and without permits no roster stands in their place', async () => {
    const { id: permitListId } = await permitsOf(offices.drafter, [1]);
    const bytes = await xlsx({ name: '前潘村', rows: [HEADER, row(1)] });
    const { data } = await offices.roster.upload<{ importRoster: { id: string } }>(
      `mutation ($file: Upload!) { importRoster(file: $file, input: {
         programmeCode: "FARMLAND_FERTILITY", period: "2026" }) { id } }`,
      {},
      { name: 'a.xlsx', bytes },
    );
    const rosterDraftId = data!.importRoster.id;
    for (const payload of [{ permitListId, rosterDraftId }, { rosterDraftId }]) {
      const input = { ...PERMIT_INPUT, ...payload };
      expect(refusalCode(await verbs.draft(offices.drafter, input))).toBe('BAD_INPUT');
    }
  });

  it('cannot carry a list that is not there', async () => {
    const input = { ...PERMIT_INPUT, permitListId: '999999' };
    expect(refusalCode(await verbs.draft(offices.drafter, input))).toBe('NOT_FOUND');
  });

  it('is frozen when it is handed in', async () => {
    const first = await permitsOf(offices.drafter, [1]);
    const second = await permitsOf(offices.drafter, [2]);
    const submitted = accepted(await verbs.submit(offices.drafter, await drafted(first.id)));
    const change = { permitListId: second.id };
    expect(refusalCode(await verbs.update(offices.drafter, submitted, change))).toBe('WRONG_STATE');
  });

  it.each<[string, (listId: number) => Promise<unknown>]>([
    [
      'a name was changed',
      (listId) =>
        town.deps.database.write((writer) =>
          writer.update(PermitRow, { listId, position: 1 }, { maskedName: '李海燕' }),
        ),
    ],
    [
      'a permit was taken away',
      (listId) =>
        town.deps.database.write((writer) => writer.delete(PermitRow, { listId, position: 2 })),
    ],
    [
      'the count was changed',
      (listId) =>
        town.deps.database.write((writer) =>
          writer.update(PermitListRow, { id: listId }, { issuedCount: 7 }),
        ),
    ],
  ])('is not published when %s behind the review', async (what, change) => {
    const n = 20 + what.length;
    const list = await permitsOf(offices.drafter, [n, n + 1]);
    const edition = await approved(await drafted(list.id));
    await change(Number(list.id));
    expect(refusalCode(await verbs.publish(offices.office, edition))).toBe('CONTENT_CHANGED');
    // The same file makes a list of its own again.
    expect((await permitsOf(offices.drafter, [n, n + 1])).id).not.toBe(list.id);
  });

  it('tells how many there were and are when a new edition lists others', async () => {
    const { disclosureId } = await published(
      await drafted((await permitsOf(offices.drafter, [1])).id),
    );
    const list = await permitsOf(offices.drafter, [1, 2]);
    const revised = accepted(await verbs.revise(offices.drafter, disclosureId, '上一版漏了一本证'));
    const change = { permitListId: list.id };
    await published(accepted(await verbs.update(offices.drafter, revised, change)));
    const { permits, editions, changes } = (await shown(disclosureId, 2))!;
    expect(permits).toEqual(list);
    expect(editions.map((each) => [each.number, each.permits!.issuedCount])).toEqual([
      [2, 2],
      [1, 1],
    ]);
    expect(changes).toEqual({ permitsBefore: 1, permitsAfter: 2 });
  });
});

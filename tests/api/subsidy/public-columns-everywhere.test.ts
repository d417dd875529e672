import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { officesOf, type EditionFacts, type Offices } from '../../support/editions.ts';
import { download, exportVerbs, granted } from '../../support/exports.ts';
import { pdfPages } from '../../support/pdf.ts';
import { publish, stated } from '../../support/roster-publication.ts';
import { openTown, type Town } from '../../support/town.ts';

let town: Town;
let offices: Offices;

beforeAll(async () => {
  town = await openTown();
  offices = await officesOf(town);
});
afterAll(() => town.close());

/** Every file tells 组别, 人数 and 标准; the programme says what of it is public. */
const PROGRAMMES: readonly [
  name: string,
  code: string,
  period: string,
  board: string,
  file: string,
][] = [
  [
    '低保 publishes how many persons are covered',
    'MINIMUM_LIVING_ALLOWANCE',
    '2026-11',
    '序号 户主 人数（人） 金额（元）',
    '序号,村,户主,保障人口,补贴金额（元）',
  ],
  [
    '特困 publishes the mode of support, which this file does not tell',
    'EXTREME_POVERTY_SUPPORT',
    '2026-Q4',
    '序号 救助对象 金额（元）',
    '序号,村,救助对象,补贴金额（元）',
  ],
  [
    '养老 publishes persons and standard, and no village group',
    'OLD_AGE',
    '2026-11',
    '序号 老人 人数（人） 标准（元） 金额（元）',
    '序号,村,老人,保障人口,补贴标准（元）,补贴金额（元）',
  ],
];

describe.each(PROGRAMMES)('%s', (_name, code, period, board, file) => {
  let rosterId: string;
  let edition: EditionFacts;

  beforeAll(async () => {
    if (code === 'OLD_AGE') await addOldAge();
    const first = 100 + 10 * PROGRAMMES.findIndex(([, each]) => each === code);
    rosterId = await stated(offices, code, period, [first, first + 1]);
    edition = await publish(offices, rosterId);
  }, 60_000);

  it('on the notice board', async () => {
    const path = `/print/rosters/${edition.id}.pdf?paper=A4`;
    const headers = { cookie: offices.office.cookie! };
    const response = await fetch(town.url + path, { headers });
    const [page = ''] = pdfPages(new Uint8Array(await response.arrayBuffer()));
    expect(page).toContain(board);
    expect(page).not.toContain('5组');
  }, 60_000);

  it('in the file that tells what is public', async () => {
    const [header = '', ...rows] = await exported('MASKED');
    expect(header).toBe(file);
    expect(rows.join()).not.toContain('5组');
  });

  it('and not in the file for the offices that pay, which tells all', async () => {
    const [header = '', ...rows] = await exported('PERSONAL');
    expect(header).toMatch(/村民组.*保障人口,补贴标准（元）/);
    expect(rows.join()).toContain('5组');
  });

  async function exported(kind: 'MASKED' | 'PERSONAL'): Promise<string[]> {
    const { roster } = offices;
    const { id } = granted(await exportVerbs.request(roster, rosterId, { format: 'CSV', kind }));
    const text = await (await download(roster, id)).text();
    return text.replaceAll('"', '').replace('\uFEFF', '').split('\r\n');
  }

  it('as on the screen', async () => {
    const { roster } = await offices.office.must<{ roster: Record<string, unknown> }>(
      `query ($id: ID!) { roster(id: $id) {
         hasVillagerGroup hasQuantity hasRate hasSupportMode } }`,
      { id: rosterId },
    );
    expect(roster).toEqual({
      hasVillagerGroup: board.includes('村民组'),
      hasQuantity: board.includes('人数'),
      hasRate: board.includes('标准'),
      hasSupportMode: board.includes('供养方式'),
    });
  });
});

function addOldAge() {
  return offices.office.must(
    `mutation ($input: ProgrammeInput!) { addProgramme(code: "OLD_AGE", input: $input) { code } }`,
    {
      input: {
        name: '高龄津贴',
        kind: 'OTHER',
        unit: '人',
        arithmetic: 'STATED',
        catalogueCode: 'POLICIES',
        recipient: '老人',
        legalBasis: ['高龄津贴发放办法'],
        interval: 'MONTHLY',
        publicColumns: ['QUANTITY', 'RATE'],
        excludes: [],
        explanation: '八十岁以上老人每月一份。',
        askOffice: '王市镇民政所',
        askTelephone: '0558-8801299',
      },
    },
  );
}

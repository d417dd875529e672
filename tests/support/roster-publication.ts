import type { CellValue } from 'hucre/xlsx';
import { accepted, verbs, type EditionFacts, type Offices } from './editions.ts';
import { account, HEADER, idNumber, row, xlsx } from './roster-files.ts';
import { explainWarnings, importFile } from './rosters.ts';

/** Imports a farmland roster of these persons with their areas at 131.42 yuan; returns its id. */
export async function farmland(
  offices: Offices,
  period: string,
  people: Readonly<Record<number, number>>,
): Promise<string> {
  const rows = Object.entries(people).map(([n, area]) =>
    row(Number(n), { 4: area, 6: Number((area * 131.42).toFixed(2)) }),
  );
  return imported(offices, 'FARMLAND_FERTILITY', period, [HEADER, ...rows]);
}

const STATED_HEADER = ['姓名', '身份证号码', '一卡通账号', '组别', '人数', '补贴标准', '补贴金额'];

/** Imports a roster of stated amounts, 1,200 yuan each, with more columns than may be public. */
export async function stated(
  offices: Offices,
  programme: string,
  period: string,
  people: readonly number[],
): Promise<string> {
  const rows = people.map((n) => ['王桂兰', idNumber(n), account(n), '5组', 2, 600, 1200]);
  return imported(offices, programme, period, [STATED_HEADER, ...rows]);
}

async function imported(
  { roster }: Offices,
  programme: string,
  period: string,
  rows: CellValue[][],
): Promise<string> {
  const file = { name: '名册.xlsx', bytes: await xlsx({ name: '前潘村', rows }) };
  const answer = await importFile(roster, programme, period, file);
  if (answer.data === null) throw new Error(`refused: ${answer.text}`);
  return answer.data.id;
}

/** An edition that carries the roster, still a draft. */
export async function carrying({ roster }: Offices, rosterDraftId: string): Promise<EditionFacts> {
  return accepted(await verbs.draft(roster, { rosterDraftId }));
}

/** A roster the public sees, its warnings explained. */
export async function publish(offices: Offices, rosterDraftId: string): Promise<EditionFacts> {
  const { roster, leader, committee, office } = offices;
  await explainWarnings(roster, rosterDraftId);
  let step = accepted(await verbs.submit(roster, await carrying(offices, rosterDraftId)));
  step = accepted(await verbs.pass(leader, step));
  step = accepted(await verbs.approve(committee, step));
  return accepted(await verbs.publish(office, step));
}

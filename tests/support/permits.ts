import type { CellValue } from 'hucre/xlsx';
import type { Answer, Client, UploadFile } from './client.ts';
import type { ProblemFacts } from './party-files.ts';
import { xlsx } from './roster-files.ts';

/** A list of permits as an office keeps it, with what is never public beside what is. */
export const PERMIT_HEADER = [
  ...[
    '序号',
    '证号',
    '姓名',
    '身份证号码',
    '村',
    '孕周',
    '末次月经',
    '避孕措施',
    '联系电话',
    '备注',
  ],
];

const SURNAMES = ['王', '李', '陈', '赵', '孙', '周', '吴', '郑'];
const GIVEN = ['桂兰', '海燕', '玉梅', '春华', '小芳', '秀英', '雨欣'];

/** The n-th invented applicant; the first 56 are all different. */
export function permitName(n: number): string {
  return `${SURNAMES[n % SURNAMES.length]!}${GIVEN[n % GIVEN.length]!}`;
}

export function permitNumber(n: number): string {
  return `皖王（2026）${String(n).padStart(4, '0')}号`;
}

/** What stands in the columns nobody may read. */
export const PRIVATE_CELLS: Readonly<Record<string, string>> = {
  身份证号码: '999999199003070038',
  村: '前潘村东头丙',
  孕周: '孕二十三周半',
  末次月经: '2026年四月初三',
  避孕措施: '曾放置宫内环甲',
  联系电话: '13855512345',
  备注: '婆婆代领乙',
};

/** A right row under PERMIT_HEADER. */
export function permitRow(
  n: number,
  changes: Partial<Record<string, CellValue>> = {},
  header: readonly string[] = PERMIT_HEADER,
): CellValue[] {
  const cells: Partial<Record<string, CellValue>> = {
    序号: n,
    证号: permitNumber(n),
    姓名: permitName(n),
    ...PRIVATE_CELLS,
    ...changes,
  };
  return header.map((label) => cells[label] ?? null);
}

/** The rows on one sheet under their header, with a title. */
export async function permitBook(
  rows: readonly CellValue[][],
  header: readonly string[] = PERMIT_HEADER,
): Promise<UploadFile> {
  const sheet = [['王市镇二孩生育证发证登记'], [...header], ...rows];
  return { name: '发证名单.xlsx', bytes: await xlsx({ name: 'Sheet1', rows: sheet }) };
}

export interface PermitImport {
  permitList: PermitFacts | null;
  rowCount: number;
  columnsLeftOut: string[];
  problems: ProblemFacts[];
}

export interface PermitFacts {
  id: string;
  period: string;
  issuedCount: number;
  entries: { nodes: { position: number; permitNumber: string; maskedName: string }[] };
}

export const PERMITS =
  'id period issuedCount entries { nodes { position permitNumber maskedName } }';

export async function importPermits(
  by: Client,
  file: UploadFile,
  period = '2026-Q3',
): Promise<Answer<PermitImport>> {
  const answer = await by.upload<{ importPermitList: PermitImport }>(
    `mutation ($period: String!, $file: Upload!) { importPermitList(period: $period, file: $file) {
       permitList { ${PERMITS} } rowCount columnsLeftOut
       problems { sheet row column code severity message } } }`,
    { period },
    file,
  );
  return { ...answer, data: answer.data?.importPermitList ?? null };
}

/** The list of the permits n; fails the test when the file was kept out. */
export async function permitsOf(
  by: Client,
  ns: readonly number[],
  numberOf = permitNumber,
): Promise<PermitFacts> {
  const rows = ns.map((n) => permitRow(n, { 证号: numberOf(n) }));
  const { data, text } = await importPermits(by, await permitBook(rows));
  if (data === null || data.permitList === null) throw new Error(`not taken: ${text}`);
  return data.permitList;
}

/** What an edition that carries permits says besides. */
export const PERMIT_INPUT = {
  catalogueCode: 'SECOND_CHILD_PERMIT',
  title: '王市镇2026年第三季度二孩生育证发放名单',
  body: '三季度发放情况见名单，办理不收费。发放以镇政府窗口登记为准，共公布全部件数。',
  bulletin: { headline: '三季度二孩生育证发放', summary: '全镇发证名单公开，姓名遮去一部分。' },
};

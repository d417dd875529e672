import { readFileSync } from 'node:fs';
import { writeXlsx, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { checkDigit } from '../../server/shared/id-number.ts';
import { readRosterFile } from '../../server/subsidy/import/read-file.ts';
import { PROGRAMMES } from '../../server/database/demo/programmes.ts';
import type { SubsidyProgramme } from '../../server/subsidy/programme.ts';
import type { Places } from '../../server/subsidy/import/villages.ts';
import type { RosterReading } from '../../server/subsidy/import/reading.ts';

/** The demo town's villages (DOMAIN.md). */
const VILLAGES = (
  '341623110001 王市社区,341623110002 东城社区,341623110003 中王社区,341623110202 前潘村,' +
  '341623110203 高寨村,341623110207 朱新寨村,341623110209 刘寨村,341623110211 常营村,' +
  '341623110212 马万庄村,341623110213 王郢村,341623110214 金李村,341623110215 刘元村,' +
  '341623110216 马高庄村'
)
  .split(',')
  .map((line) => ({ code: line.slice(0, 12), name: line.slice(13) }));

/** Where the test rosters are from. */
export const PLACES: Places = { townName: '王市镇', villages: VILLAGES };

export function sample(name: string): Uint8Array {
  return readFileSync(new URL(`./samples/${name}`, import.meta.url));
}

export function programme(code: string): SubsidyProgramme {
  const found = PROGRAMMES.find((each) => each.code === code);
  if (found === undefined) throw new Error(`no programme ${code}`);
  return { ...found, revision: 1, isRetired: false };
}

export const FARMLAND = programme('FARMLAND_FERTILITY');
export const ALLOWANCE = programme('MINIMUM_LIVING_ALLOWANCE');
export const SUPPORT = programme('EXTREME_POVERTY_SUPPORT');

/** The n-th invented person: a valid ID number, area code 999999. */
export function idNumber(n: number): string {
  const day = String(1 + (n % 28)).padStart(2, '0');
  const year = 1930 + (Math.floor(n / 1000) % 60);
  const first17 = `999999${year}01${day}${String(n % 1000).padStart(3, '0')}`;
  return first17 + checkDigit(first17);
}

export function account(n: number): string {
  return `62${String(1e16 + n * 7919).padStart(17, '0')}`;
}

export const HEADER = [
  '序号',
  '户主姓名',
  '身份证号码',
  '一卡通账号',
  '补贴面积（亩）',
  '补贴标准（元/亩）',
  '补贴金额（元）',
];

/** A right row under HEADER: 10 亩 × 131.42 = 1314.20 元. */
export function row(n: number, changes: Partial<Record<number, CellValue>> = {}): CellValue[] {
  const cells: CellValue[] = [n, '王桂兰', idNumber(n), account(n), 10, 131.42, 1314.2];
  return cells.map((cell, at) => (at in changes ? (changes[at] ?? null) : cell));
}

export async function xlsx(...sheets: WriteSheet[]): Promise<Uint8Array> {
  return writeXlsx({ sheets });
}

/** Reads sheets of cells as an uploaded .xlsx of the farmland subsidy. */
export async function readSheets(...sheets: WriteSheet[]): Promise<RosterReading> {
  return readRosterFile({ name: '名册.xlsx', bytes: await xlsx(...sheets) }, FARMLAND, PLACES);
}

/** One sheet named after a village. */
export function readRows(...rows: CellValue[][]): Promise<RosterReading> {
  return readSheets({ name: '前潘村', rows });
}

export function readText(
  text: string,
  encode: (text: string) => Uint8Array = (plain) => new TextEncoder().encode(plain),
  read: SubsidyProgramme = FARMLAND,
): Promise<RosterReading> {
  return readRosterFile({ name: '前潘村.csv', bytes: encode(text) }, read, PLACES);
}

/** What a problem says besides its sentence. */
export function placesOf({ problems }: RosterReading): unknown[] {
  return problems.map(({ sheet, row, column, code, severity }) => [
    sheet,
    row,
    column,
    code,
    severity,
  ]);
}

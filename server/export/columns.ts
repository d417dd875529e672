import { yuanFromFen, type Fen } from '../shared/money.ts';
import type { ShownColumns } from '../subsidy/public-columns.ts';

/** A row as it may leave; the numbers are masked already. */
export interface ExportLine {
  readonly position: number;
  readonly village: string;
  readonly villagerGroup: string | null;
  readonly name: string;
  readonly maskedIdNumber: string | null;
  readonly maskedAccount: string | null;
  readonly quantity: string | null;
  readonly rate: string | null;
  readonly supportMode: string | null;
  readonly amountFen: Fen;
}

export interface ExportColumn {
  readonly header: string;
  /** Characters wide, in a workbook. */
  readonly width: number;
  /** An exact decimal; anything else is text. */
  readonly isFigure: boolean;
  readonly cell: (line: ExportLine) => string;
}

const QUANTITY_HEADERS: Readonly<Record<string, string>> = {
  亩: '补贴面积（亩）',
  人: '保障人口',
  户: '保障户数',
};

/**
 * What an export has columns for. The headers are those an import understands, so that a file that
 * was handed out can be compared with one that is handed in.
 */
export function exportColumns(about: {
  readonly recipient: string;
  readonly unit: string;
  readonly shown: ShownColumns;
  readonly isPersonal: boolean;
}): ExportColumn[] {
  const { shown, unit, isPersonal } = about;
  const columns: (ExportColumn | false)[] = [
    figure('序号', 8, ({ position }) => String(position)),
    text('村', 14, ({ village }) => village),
    shown.villagerGroup && text('村民组', 14, ({ villagerGroup }) => villagerGroup ?? ''),
    text(about.recipient, 12, ({ name }) => name),
    isPersonal && text('身份证号码', 12, ({ maskedIdNumber }) => maskedIdNumber ?? ''),
    isPersonal && text('一卡通账号', 12, ({ maskedAccount }) => maskedAccount ?? ''),
    shown.supportMode && text('供养方式', 12, ({ supportMode }) => supportMode ?? ''),
    shown.quantity &&
      figure(QUANTITY_HEADERS[unit] ?? '数量', 16, ({ quantity }) => quantity ?? ''),
    shown.rate &&
      figure(unit === '亩' ? '补贴标准（元/亩）' : '补贴标准（元）', 18, ({ rate }) => rate ?? ''),
    figure('补贴金额（元）', 16, ({ amountFen }) => yuanFromFen(amountFen)),
  ];
  return columns.filter((column) => column !== false);
}

function text(header: string, width: number, cell: ExportColumn['cell']): ExportColumn {
  return { header, width, isFigure: false, cell };
}

function figure(header: string, width: number, cell: ExportColumn['cell']): ExportColumn {
  return { header, width, isFigure: true, cell };
}

import { escapeHtml } from '../shared/html.ts';
import type { ShownColumns } from '../subsidy/public-columns.ts';
import { LAYOUTS, type Paper, type SheetPage, type SheetRow, type SheetTotal } from './sheet.ts';
import { LOWEST_LINE_MM, sheetStyle } from './sheet-style.ts';
import { groupedYuan } from './sheet-text.ts';

/** What stands on every page around the rows; all of it is public. */
export interface SheetNotice {
  readonly title: string;
  readonly programme: string;
  readonly period: string;
  /** 公示期：… or when it was made public. */
  readonly standing: string;
  readonly telephone: string;
  readonly publishingBody: string;
  readonly madeOn: string;
  /** Approved but not yet to be seen: every page says so. */
  readonly isSample: boolean;
  readonly recipient: string;
  readonly unit: string;
  readonly has: ShownColumns;
}

interface SheetColumn {
  readonly header: string;
  /** Share of the table's width. */
  readonly width: number;
  readonly isFigure?: true;
  readonly cell: (row: SheetRow) => string;
  readonly total?: (total: SheetTotal) => string;
}

const QUANTITY_HEADERS: Readonly<Record<string, string>> = { 亩: '面积', 人: '人数', 户: '户数' };

/** The page's own policy: nothing is fetched and nothing runs, whatever a name contains. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

/** One document with a section for every page. */
export function sheetHtml(notice: SheetNotice, pages: readonly SheetPage[], paper: Paper): string {
  const columns = columnsOf(notice);
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta http-equiv="content-security-policy" content="${POLICY}">
<title>${escapeHtml(notice.title)}</title><style>${sheetStyle(paper)}</style></head><body>
${pages.map((page) => pageHtml(notice, page, columns, paper)).join('\n')}
</body></html>
`;
}

function columnsOf({ has, unit, recipient }: SheetNotice): SheetColumn[] {
  const columns: (SheetColumn | false)[] = [
    { header: '序号', width: 17, cell: ({ number }) => String(number) },
    has.villagerGroup && {
      header: '村民组',
      width: 27,
      cell: ({ villagerGroup }) => villagerGroup ?? '',
    },
    { header: recipient, width: 30, cell: ({ maskedName }) => maskedName },
    has.supportMode && {
      header: '供养方式',
      width: 27,
      cell: ({ supportMode }) => supportMode ?? '',
    },
    has.quantity && {
      header: `${QUANTITY_HEADERS[unit] ?? '数量'}（${unit}）`,
      width: 32,
      isFigure: true,
      cell: ({ quantity }) => quantity ?? '',
      total: ({ quantity }) => quantity,
    },
    has.rate && {
      header: unit === '亩' ? '标准（元/亩）' : '标准（元）',
      width: 33,
      isFigure: true,
      cell: ({ rate }) => rate ?? '',
    },
    {
      header: '金额（元）',
      width: 40,
      isFigure: true,
      cell: ({ amountFen }) => groupedYuan(amountFen),
      total: ({ amountFen }) => groupedYuan(amountFen),
    },
  ];
  return columns.filter((column) => column !== false);
}

function pageHtml(
  notice: SheetNotice,
  page: SheetPage,
  columns: readonly SheetColumn[],
  paper: Paper,
): string {
  const lines = [
    ...page.rows.map((row) => rowHtml(row, columns)),
    ...page.totals.map((total) =>
      totalHtml(total, columns, notice.recipient === '户主' ? '户' : '人'),
    ),
  ];
  const { blocks } = LAYOUTS[paper];
  const half = Math.min(Math.ceil(lines.length / blocks), Math.max(1, page.rows.length));
  const tables = blocks === 1 ? [lines] : [lines.slice(0, half), lines.slice(half)];
  const text = escapedTexts(notice);
  return `<section>
<header><h1${sizeOf(notice.title, TITLE_LIMITS[paper])}>${text.title}</h1><hr>
<div class="facts"><h2${sizeOf(page.village, [6, 12, 30])}>${escapeHtml(page.village)}</h2>
<span${sizeOf(notice.programme, [12, 18, 30])}>${text.programme}　${text.period}</span>
<span>第 ${page.number} 页　共 ${page.of} 页</span></div>
<div class="facts small"><span${notice.isSample ? ' class="notyet"' : ''}>${text.standing}</span>
<span>单位：${notice.has.quantity ? `${escapeHtml(notice.unit)}、元` : '元'}</span></div></header>
<div class="blocks" style="--line: ${lineHeight(Math.max(...tables.map(({ length }) => length)), paper)}mm">${tables.map((each) => tableHtml(each, columns)).join('')}</div>
<footer><div class="note"><p><b>${text.telephone}</b></p>
<p>姓名按规定隐去部分，身份证号和账号不公示。</p>
<p>对名单或金额有异议的，请在公示期内提出。</p></div>
<div class="seal"><p>${text.publishingBody}</p><p>${text.madeOn}</p><i>盖章处</i></div></footer>
${notice.isSample ? '<div class="sample">样张</div>' : ''}</section>`;
}

/** How wide a title may be in each size, in characters. */
const TITLE_LIMITS = { A3: [36, 54, 150], A4: [21, 26, 72] } as const;

const TALLEST_LINE_MM = 9.8;

/** A page that is not full has taller lines, so that the paper is used. */
function lineHeight(lines: number, paper: Paper): number {
  const room = LAYOUTS[paper].linesPerBlock * LOWEST_LINE_MM;
  return Math.min(TALLEST_LINE_MM, Math.floor((room / lines) * 10) / 10);
}

function escapedTexts(notice: SheetNotice) {
  const { title, programme, period, standing, telephone, publishingBody, madeOn } = notice;
  const texts = { title, programme, period, standing, telephone, publishingBody, madeOn };
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, escapeHtml(text)]),
  ) as typeof texts;
}

function tableHtml(lines: readonly string[], columns: readonly SheetColumn[]): string {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => `<col style="width:${(100 * width) / whole}%">`);
  const headers = columns.map(({ header }) => `<th>${escapeHtml(header)}</th>`);
  return `<table><colgroup>${widths.join('')}</colgroup><thead><tr>${headers.join('')}</tr></thead><tbody>
${lines.join('\n')}</tbody></table>`;
}

function rowHtml(row: SheetRow, columns: readonly SheetColumn[]): string {
  const cells = columns.map(({ cell, isFigure, width }) => {
    const text = cell(row);
    return isFigure
      ? figureHtml(text, width)
      : `<td${sizeOf(text, [5.4, 14, 20])}>${escapeHtml(text)}</td>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

/** The label takes the columns before the first figure that is summed. */
function totalHtml(total: SheetTotal, columns: readonly SheetColumn[], counted: string): string {
  const first = columns.findIndex((column) => column.total !== undefined);
  const cells = columns
    .slice(first)
    .map(({ total: text, width }) => figureHtml(text?.(total) ?? '', width));
  return `<tr class="total"><th colspan="${first}">${total.label}　${total.rowCount} ${counted}</th>${cells.join('')}</tr>`;
}

function figureHtml(text: string, width: number): string {
  // A digit is some three millimetres wide, and half as wide in the next size.
  const size = sizeOf(text, [width * 0.19, width * 0.28, width * 0.36]);
  return `<td${size}><span class="figure">${escapeHtml(text)}</span></td>`;
}

const SIZES = ['', ' class="long"', ' class="longer"', ' class="longest"'] as const;

/** Nothing is cut: what is longer stands in smaller letters, on two lines where it must. */
function sizeOf(text: string, limits: readonly [number, number, number]): string {
  const width = [...text].reduce((sum, character) => sum + (character < '⺀' ? 0.56 : 1), 0);
  return SIZES[limits.filter((limit) => width > limit).length]!;
}

import type { Paper } from './sheet.ts';

/** The height of a line on a full page, in millimetres. */
export const LOWEST_LINE_MM = 8.2;

/** Page, paper edge and width between, in millimetres. Both papers have tables of one width. */
const SIZES: Readonly<Record<Paper, { width: number; height: number; edge: number }>> = {
  A3: { width: 420, height: 297, edge: 14 },
  A4: { width: 210, height: 297, edge: 12 },
};

/**
 * Read from a metre away and pinned up for a week: 14-point rows of one height, so that pages can be
 * counted before they are laid out. Titles are set in a serif as official papers are.
 */
export function sheetStyle(paper: Paper): string {
  const { width, height, edge } = SIZES[paper];
  return `
@page { size: ${width}mm ${height}mm; margin: 0 }
* { box-sizing: border-box }
html { -webkit-print-color-adjust: exact; print-color-adjust: exact }
body { margin: 0; color: #000; font: 14pt/1.15 'Noto Sans CJK SC', 'Noto Sans SC',
  'Source Han Sans SC', 'Microsoft YaHei', sans-serif; font-variant-numeric: tabular-nums }
section { position: relative; width: ${width}mm; height: ${height}mm; padding: 12mm ${edge}mm 9mm;
  overflow: hidden; display: flex; flex-direction: column; break-after: page; break-inside: avoid }
section:last-child { break-after: auto }
h1, h2 { font-family: 'Noto Serif CJK SC', 'Noto Serif SC', 'Source Han Serif SC', serif;
  font-weight: 700; margin: 0 }
h1 { font-size: 25pt; line-height: 12mm; height: 12mm; text-align: center; white-space: nowrap;
  text-wrap-style: balance }
h1.long { font-size: 20pt }
h1.longer { font-size: 13pt; line-height: 6mm; white-space: normal }
${paper === 'A3' ? 'h1:not([class]) { font-size: 30pt }' : ''}
h1.longest { font-size: 8pt; line-height: 4mm; white-space: normal }
header { height: 35mm }
hr { border: 0; border-top: 0.7mm solid #b3261e; margin: 1.5mm 0 2.5mm }
.facts { display: flex; align-items: baseline; gap: 7mm; height: 9mm; white-space: nowrap }
.facts.small { height: 7mm; font-size: 13pt }
.facts > :last-child { margin-left: auto }
h2 { font-size: 21pt }
h2.long { font-size: 15pt }
h2.longer, h2.longest { font-size: 10pt; white-space: normal }
.facts span.long { font-size: 12pt }
.facts span.longer, .facts span.longest { font-size: 9pt; white-space: normal }
.blocks { display: flex; gap: 8mm; align-items: flex-start; flex: 1 }
table { flex: 1 1 0; width: 0; border-collapse: collapse; table-layout: fixed }
th, td { border: 0.25mm solid #333; padding: 0 1mm; height: var(--line); overflow: hidden;
  line-height: 1.05; text-align: center }
thead th { height: 9.5mm; background: #efe9e2; font-weight: 700; font-size: 12.5pt }
.figure { display: block; text-align: right; padding-right: 0.8mm }
tbody tr:nth-child(even) td { background: #f8f5f1 }
td.long { font-size: 9.5pt; line-height: 1 }
td.longer { font-size: 7.5pt; line-height: 1 }
td.longest { font-size: 5pt; line-height: 1 }
tbody tr.total th, tbody tr.total td { font-weight: 700; background: #efe9e2 }
tr.total th { text-align: left; white-space: nowrap }
footer { display: flex; gap: 8mm; height: 31mm; padding-top: 2.5mm; font-size: 12.5pt }
footer p { margin: 0; line-height: 7mm }
footer .note { flex: 1 }
footer .note b { font-size: 14.5pt }
.seal { width: 78mm; height: 27mm; border: 0.3mm dashed #777; border-radius: 2mm; padding: 2.5mm 4mm;
  position: relative; text-align: right }
.seal i { position: absolute; left: 3mm; bottom: 1.5mm; color: #777; font-style: normal;
  font-size: 11pt }
.sample { position: absolute; inset: 0; display: flex; align-items: center; justify-content: center;
  font: 700 140pt 'Noto Serif CJK SC', serif; color: rgba(179, 38, 30, 0.13); letter-spacing: 18mm;
  padding-left: 18mm; white-space: nowrap; transform: rotate(-24deg) }
.notyet { color: #b3261e; font-weight: 700 }
`;
}

import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import { printToPdf, type Printer } from './print-to-pdf.service.ts';
import { noticeOf, requirePrintable, rowsByVillage, villageSums } from './roster-sheet.service.ts';
import { sheetHtml } from './sheet-html.ts';
import { periodText } from './sheet-text.ts';
import { LAYOUTS, PAPERS, pagesOf, sharesOf, sumsOf, type Paper } from './sheet.ts';

/** A PDF that can be fetched, and how many pages it will have. */
export interface SheetLink {
  readonly paper: Paper;
  /** Null for the whole town. */
  readonly village: { readonly code: string; readonly name: string } | null;
  readonly path: string;
  readonly pageCount: number;
}

export interface RosterSheets {
  readonly isSample: boolean;
  readonly links: readonly SheetLink[];
}

/** Every sheet of an edition's roster: the whole town's, then each village's. */
export async function listRosterSheets(
  deps: Deps,
  actor: Actor,
  editionId: number,
): Promise<RosterSheets> {
  const { facts, isSample } = await requirePrintable(deps, actor, editionId);
  const villages = await villageSums(deps, facts);
  const path = (paper: Paper, code: string | null) =>
    `/print/rosters/${editionId}.pdf?paper=${paper}${code === null ? '' : `&village=${code}`}`;
  const pages = (paper: Paper, rows: number, sums: number) =>
    sharesOf(rows, sums, LAYOUTS[paper]).length;
  const links = PAPERS.flatMap((paper): SheetLink[] => [
    {
      paper,
      village: null,
      path: path(paper, null),
      pageCount: villages.reduce(
        (sum, { rowCount }, at) => sum + pages(paper, rowCount, sumsOf(at, villages.length, true)),
        0,
      ),
    },
    ...villages.map(({ villageCode, name, rowCount }) => ({
      paper,
      village: { code: villageCode, name },
      path: path(paper, villageCode),
      pageCount: pages(paper, rowCount, 1),
    })),
  ]);
  return { isSample, links };
}

export interface SheetRequest {
  readonly editionId: number;
  readonly paper: string;
  readonly villageCode: string | null;
}

/**
 * The notice-board sheet of an edition's roster as PDF: public columns, masked names.
 * Throws BAD_INPUT, FORBIDDEN, NOT_FOUND, WRONG_STATE, CONTENT_CHANGED, TRY_LATER.
 */
export async function printRoster(
  deps: Deps,
  actor: Actor,
  { editionId, paper, villageCode }: SheetRequest,
  printer: Printer,
): Promise<{ fileName: string; pdf: Buffer }> {
  if (!isPaper(paper))
    throw new Refusal('BAD_INPUT', '纸张 paper 只能是 A3 或 A4，请改地址后再试。');
  const printable = await requirePrintable(deps, actor, editionId);
  const all = await rowsByVillage(deps, printable.facts);
  const villages =
    villageCode === null ? all : all.filter((village) => village.villageCode === villageCode);
  if (villages.length === 0)
    throw new Refusal('NOT_FOUND', '名册里没有这个村，请核对村代码 village。');
  const notice = await noticeOf(deps, printable);
  const pages = pagesOf(villages, LAYOUTS[paper], villageCode === null);
  const pdf = await printToPdf(sheetHtml(notice, pages, paper), printer);
  const whose = villageCode === null ? '全镇' : villages[0]!.name;
  const { programme, period } = printable.facts;
  const kind = printable.isSample ? '样张' : '公示表';
  return { fileName: `${programme.name}${periodText(period)}-${whose}-${paper}-${kind}.pdf`, pdf };
}

function isPaper(paper: string): paper is Paper {
  return (PAPERS as readonly string[]).includes(paper);
}

import { FIELD_LABELS, type TableField } from '../import/header-names.ts';
import { readMonth } from '../import/day-cell.ts';
import { quote } from '../import/cell-text.ts';
import { hideNumbers } from '../import/file-text.ts';
import { PeopleSeen } from '../import/people.ts';
import { villageFinder, type Places, type VillageFinder } from '../import/villages.ts';
import type { OfficeFile, RowOutcome, RowPlace } from '../office-file/office-file.ts';
import { incomeKindOf, paysShare } from './income-kind.ts';
import { memberHeaders } from './party-headers.ts';
import { partyProblem, type PartyProblemCode } from './party-problem.ts';
import type { FeeLine, MemberLine } from './party-reading.ts';
import { RowCells } from './row-cells.ts';

/** More members than any town's branch has. */
const MAX_ROWS = 20_000;
/** The day the party counts from. */
const FOUNDED = '1921-07-01';

const LABELS = { ...FIELD_LABELS, name: '姓名', account: '账号', reason: '原因' };

/** How a list of members is read. With a year, what each pays a month in it is read too. */
export function memberFile(
  places: Places,
  year: number | null,
): OfficeFile<MemberLine, PartyProblemCode> {
  const villages = villageFinder(places);
  const people = new PeopleSeen();
  let hasToldOfFees = false;
  const needed: TableField[] = ['name', 'idNumber', 'joinedOn', 'fromMonth'];
  if (year !== null) needed.push('incomeKind');

  function readRow(place: RowPlace): RowOutcome<MemberLine, PartyProblemCode> {
    const cells = new RowCells(place);
    if (year === null && !hasToldOfFees && hasFees(cells)) {
      hasToldOfFees = true;
      cells.report('incomeKind', 'FEES_NOT_READ');
    }
    const line = readMember(cells, villages, year);
    const { sheet, row } = place;
    const idColumn = cells.label('idNumber');
    const twice = people.add({
      ...{ sheet, row, idNumber: line.idNumber, account: null, householderIdNumber: null },
      ...{ idColumn, accountColumn: null, householderColumn: null },
    });
    cells.problems.push(...twice);
    const { problems, isClear } = cells;
    return {
      stored: isClear ? ({ sheet, row, ...line } as MemberLine) : null,
      problems,
      statedFen: null,
    };
  }

  return {
    headers: memberHeaders,
    labels: LABELS,
    missing: (columns) => needed.filter((one) => !columns.has(one)).map((one) => LABELS[one]),
    readRow,
    problem: partyProblem,
    checkTotals: null,
    mostRows: MAX_ROWS,
    refusals: {
      noHeader:
        '没有认出党员名册的表头。表头应有姓名、身份证号码、入党日期、起交月份等列名，请补上后重新上传。',
      noRows: '只有表头，没有党员。请检查是否选错了文件。',
      tooManyRows: `党员名册超过 ${MAX_ROWS.toLocaleString('en-US')} 行，请按支部拆成几个文件后上传。`,
    },
  };
}

/** Of a row with a BLOCKING problem some facts are null that never are otherwise. */
type Read<T> = { readonly [Key in keyof T]: T[Key] | null };

function readMember(
  cells: RowCells,
  villages: VillageFinder,
  year: number | null,
): Omit<Read<MemberLine>, 'sheet' | 'row'> {
  return {
    name: cells.name(),
    idNumber: cells.idNumber(),
    account: cells.account(),
    phone: cells.phone(),
    villageCode: villageOf(cells, villages),
    joinedOn: cells.day('joinedOn', FOUNDED),
    probationUntil: cells.isBlank('probationUntil') ? null : cells.day('probationUntil', FOUNDED),
    fromMonth: monthOf(cells),
    fee: year === null ? null : feeOf(cells),
  };
}

function villageOf(cells: RowCells, villages: VillageFinder): string | null {
  const text = cells.text('village');
  if (text === '') return null;
  const village = villages.named(text);
  if (village === null) cells.report('village', 'VILLAGE_UNKNOWN', quote(text));
  return village?.code ?? null;
}

function monthOf(cells: RowCells): string | null {
  const month = readMonth(cells.raw('fromMonth'));
  if (month === null)
    cells.report(
      'fromMonth',
      'MONTH_UNREADABLE',
      cells.label('fromMonth'),
      quote(cells.text('fromMonth')),
    );
  return month;
}

const FEE_FIELDS = ['incomeKind', 'monthlyIncome', 'monthly'] as const;

function hasFees(cells: RowCells): boolean {
  return FEE_FIELDS.some((field) => cells.has(field));
}

function feeOf(cells: RowCells): FeeLine | null {
  if (FEE_FIELDS.every((field) => cells.isBlank(field))) {
    cells.report('incomeKind', 'FEE_BLANK');
    return null;
  }
  const text = cells.text('incomeKind');
  const kind = incomeKindOf(text);
  if (text === '') cells.report('incomeKind', 'INCOME_KIND_MISSING');
  else if (kind === null) cells.report('incomeKind', 'INCOME_KIND_UNKNOWN', quote(text));
  const isIncomeBlank = cells.isBlank('monthlyIncome');
  if (kind !== null && paysShare(kind) && isIncomeBlank)
    cells.report('monthlyIncome', 'INCOME_MISSING');
  const monthlyIncomeFen = isIncomeBlank ? 0 : cells.fen('monthlyIncome');
  const monthlyFen = cells.isBlank('monthly') ? null : cells.fen('monthly');
  const words = cells.words('reason');
  const reason = words === null ? null : hideNumbers(words);
  return kind === null || monthlyIncomeFen === null
    ? null
    : { kind, monthlyIncomeFen, monthlyFen, reason };
}

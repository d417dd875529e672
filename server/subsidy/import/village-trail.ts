import { problem } from './problem.ts';
import { filledTexts, looksLikeVillage, separatorOf, villageText } from './village-words.ts';
import type { RosterProblem } from './reading.ts';
import type { Cell } from './sheet.ts';
import type { Village, VillageFinder } from './villages.ts';

type Rows = readonly (readonly Cell[])[];

/**
 * Whose rows these are, going down a sheet: its name, the titles above its headers and the rows
 * between its rows that only name a village. Where two of them disagree nobody guesses: the village
 * is unknown, and the first row that needs it brings a blocking problem.
 */
export class VillageTrail {
  readonly #sheet: string;
  readonly #villages: VillageFinder;
  /** Of the sheet's name. */
  readonly #named: Village | null;
  /** Of the sheet's name or the last title: a row in between may contradict it, not change it. */
  #anchor: Village | null;
  #current: Village | null;
  #fault: RosterProblem | null;

  constructor(sheet: string, villages: VillageFinder) {
    this.#sheet = sheet;
    this.#villages = villages;
    this.#named = villages.named(sheet) ?? only(villages.mentioned(sheet));
    this.#anchor = this.#named;
    this.#current = this.#named;
    this.#fault =
      this.#named === null ? problem('VILLAGE_MISSING', { sheet, row: null, column: null }) : null;
  }

  /** The village of rows that name none themselves. */
  get village(): Village | null {
    return this.#current;
  }

  /** Why there is none, once. */
  takeFault(): RosterProblem[] {
    const fault = this.#fault;
    this.#fault = null;
    return fault === null ? [] : [fault];
  }

  /** What stands above a header. A header printed again without a title changes nothing. */
  title(rows: Rows): void {
    const fault = this.#titleFault(rows);
    const told = this.#clearly(rows) ?? only(this.#mentioned(rows.flat()));
    if (fault !== null) this.#lose(fault);
    else if (told !== null) {
      this.#anchor = told;
      this.#set(told);
    }
  }

  /** A row among the data that is neither a person nor money. Returns what must be told at once. */
  note(row: number, cells: readonly Cell[]): RosterProblem[] {
    const separator = separatorOf(cells, this.#villages);
    if (separator === null && looksLikeVillage(cells)) {
      this.#lose(null);
      return [this.#unknown(row, cells)];
    }
    const known = this.#anchor ?? this.#current;
    const stranger = separator ?? this.#mentioned(cells).find((village) => village !== known);
    if (stranger === undefined) return [];
    const mayTurn = separator !== null && (this.#anchor ?? separator) === separator;
    if (mayTurn) this.#set(stranger);
    else if (known !== null) this.#lose(this.#against(row, known, stranger));
    return [];
  }

  /** A total that names another village than the rows around it: one of the two is wrong. */
  total(row: number, cells: readonly Cell[]): RosterProblem[] {
    const around = this.#current;
    const stranger = this.#mentioned(cells).find((village) => village !== around);
    return around === null || stranger === undefined ? [] : [this.#against(row, around, stranger)];
  }

  #set(village: Village): void {
    this.#current = village;
    this.#fault = null;
  }

  #lose(fault: RosterProblem | null): void {
    this.#current = null;
    this.#fault = fault;
  }

  #titleFault(rows: Rows): RosterProblem | null {
    const [one, other] = this.#mentioned(rows.flat());
    const clear = this.#clearly(rows);
    const told = clear ?? one;
    if (told === undefined) return this.#strangerFault(rows);
    if ((this.#named ?? told) !== told)
      return this.#conflict(null, this.#sheetSays(), `标题写的却是${told.name}`);
    return clear === null && other !== undefined
      ? this.#conflict(null, `标题写有${told.name}`, `又写有${other.name}`)
      : null;
  }

  /** A title that names no village of ours may name somebody else's. */
  #strangerFault(rows: Rows): RosterProblem | null {
    if (this.#villages.isOfAnotherTown(filledTexts(rows.flat()).join(' ')))
      return this.#conflict(null, this.#sheetSays(), '标题写的却是别的乡镇的村');
    const stranger = rows.find(looksLikeVillage);
    return stranger === undefined ? null : this.#unknown(null, stranger);
  }

  #sheetSays(): string {
    return this.#named === null ? '工作表名没有写明村名' : `工作表名是${this.#named.name}`;
  }

  /** The last of the rows that does nothing but name a village. */
  #clearly(rows: Rows): Village | null {
    return rows.reduce<Village | null>(
      (found, cells) => separatorOf(cells, this.#villages) ?? found,
      null,
    );
  }

  #mentioned(cells: readonly Cell[]): Village[] {
    return this.#villages.mentioned(filledTexts(cells).join(' '));
  }

  #unknown(row: number | null, cells: readonly Cell[]): RosterProblem {
    return problem('VILLAGE_UNKNOWN', this.#place(row), villageText(cells));
  }

  #against(row: number, before: Village, village: Village): RosterProblem {
    return this.#conflict(row, `上面写的是${before.name}`, `这一行写的却是${village.name}`);
  }

  #conflict(row: number | null, one: string, other: string): RosterProblem {
    return problem('VILLAGE_CONFLICT', this.#place(row), one, other);
  }

  #place(row: number | null): { sheet: string; row: number | null; column: null } {
    return { sheet: this.#sheet, row: row === null ? null : row + 1, column: null };
  }
}

function only(villages: readonly Village[]): Village | null {
  return villages.length === 1 ? (villages[0] ?? null) : null;
}

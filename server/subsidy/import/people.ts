import { problem } from './problem.ts';
import type { RosterProblem } from './reading.ts';

/** Where a row stands. */
interface Place {
  readonly sheet: string;
  readonly row: number;
}

export interface PersonRow extends Place {
  readonly idNumber: string | null;
  readonly account: string | null;
  readonly householderIdNumber: string | null;
  /** The labels of the columns, for the problems. */
  readonly idColumn: string | null;
  readonly accountColumn: string | null;
  readonly householderColumn: string | null;
}

/** More of one householder than this are looked at: a number dragged down over a whole column. */
const LARGEST_HOUSEHOLD = 12;

/**
 * Looks over all rows of a file for one person twice, for one account of several people and for
 * households that are too large for one.
 */
export class PeopleSeen {
  readonly #people = new Map<string, Place>();
  readonly #accounts = new Map<string, Place & { idNumber: string }>();
  readonly #households = new Map<string, number>();

  /** Notes a row and tells what is wrong between it and the rows before. */
  add(person: PersonRow): RosterProblem[] {
    const { sheet, row, idNumber, account, idColumn, accountColumn } = person;
    if (idNumber === null) return [];
    const problems = this.#addToHousehold(person);
    const twice = this.#people.get(idNumber);
    if (twice !== undefined)
      problems.push(problem('PERSON_TWICE', { sheet, row, column: idColumn }, placeText(twice)));
    else this.#people.set(idNumber, { sheet, row });

    const shared = account === null ? undefined : this.#accounts.get(account);
    if (shared !== undefined && shared.idNumber !== idNumber)
      problems.push(
        problem('ACCOUNT_SHARED', { sheet, row, column: accountColumn }, placeText(shared)),
      );
    if (account !== null && shared === undefined)
      this.#accounts.set(account, { sheet, row, idNumber });
    return problems;
  }

  /** Told once, where the household becomes too large. */
  #addToHousehold({ sheet, row, householderIdNumber, householderColumn }: PersonRow) {
    if (householderIdNumber === null) return [];
    const members = (this.#households.get(householderIdNumber) ?? 0) + 1;
    this.#households.set(householderIdNumber, members);
    if (members !== LARGEST_HOUSEHOLD + 1) return [];
    const place = { sheet, row, column: householderColumn };
    return [problem('HOUSEHOLD_TOO_LARGE', place, String(LARGEST_HOUSEHOLD))];
  }
}

function placeText({ sheet, row }: Place): string {
  return `“${sheet}”第 ${row} 行`;
}

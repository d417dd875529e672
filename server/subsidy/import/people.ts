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
  /** The labels of the columns, for the problems. */
  readonly idColumn: string | null;
  readonly accountColumn: string | null;
}

/** Looks over all rows of a file for one person twice and for one account of several people. */
export class PeopleSeen {
  readonly #people = new Map<string, Place>();
  readonly #accounts = new Map<string, Place & { idNumber: string }>();

  /** Notes a row and tells what is wrong between it and the rows before. */
  add({ sheet, row, idNumber, account, idColumn, accountColumn }: PersonRow): RosterProblem[] {
    if (idNumber === null) return [];
    const problems: RosterProblem[] = [];
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
}

function placeText({ sheet, row }: Place): string {
  return `“${sheet}”第 ${row} 行`;
}

import type { Deps } from '../context.ts';
import { publishedRosters } from '../disclosure/roster-use.service.ts';
import { staffNames } from '../staff/staff.service.ts';
import { allocationsOf, type Allocations } from './allocation.service.ts';
import { listExplanations } from './explanation.store.ts';
import {
  allocationProblems,
  changeProblems,
  excludedProblems,
  rateProblems,
  type ProvenProblem,
} from './proof.ts';
import * as store from './proof.store.ts';
import type { SubsidyProgramme } from './programme.ts';
import { programmesByCode, rateOfPeriod } from './programme.service.ts';
import { overlap, personChanges, rosterBefore, type EarlierRoster } from './roster-changes.ts';
import type { RosterRow } from './roster.entity.ts';
import { requireDraft } from './roster.service.ts';

/** Why a roster is right in spite of a warning, by whom and when. */
export interface Explanation {
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
}

export interface ListedProblem extends Omit<ProvenProblem, 'code'> {
  readonly code: string;
  /** Null for a blocking one: that is mended, not explained. */
  readonly explanation: Explanation | null;
}

/** Everything that speaks against a roster, and what was said to it. */
export interface RosterProof {
  readonly roster: RosterRow;
  readonly problems: readonly ListedProblem[];
  readonly blockingCount: number;
  /** Warnings nobody explained. */
  readonly unexplainedCount: number;
  readonly allocations: Allocations;
}

/**
 * Holds a roster against the file it came from, the money that was given, the rates that were set
 * and the rosters that are public. Derived at every reading: any of these may have changed since the
 * import. Throws NOT_FOUND.
 */
export async function proveRoster(deps: Deps, rosterId: number): Promise<RosterProof> {
  const roster = await requireDraft(deps, rosterId);
  const { read } = deps.database;
  const programmes = await programmesByCode(deps);
  const programme = programmes.get(roster.programmeCode)!;
  const [allocations, rates, changes, excluded, ofFile, explanations] = await Promise.all([
    allocationsOf(deps, roster.programmeCode, roster.period),
    ratesAgainst(deps, roster, programme),
    changesAgainst(deps, roster),
    excludedBy(deps, roster, programme, programmes),
    store.listFileProblems(read, rosterId),
    explanationsOf(deps, rosterId),
  ]);
  const found: Omit<ListedProblem, 'explanation'>[] = [
    ...allocationProblems(roster.totalFen, allocations.totalFen),
    ...rates,
    ...changes,
    ...ofFile.map(({ position, sheetRow, columnHeader, sheet, code, severity, message }) => {
      const key = String(position);
      return { key, sheet, row: sheetRow, column: columnHeader, code, severity, message };
    }),
    ...excluded,
  ];
  const problems = found.map((one) => ({
    ...one,
    explanation: one.severity === 'WARNING' ? (explanations.get(one.key) ?? null) : null,
  }));
  return {
    roster,
    problems,
    blockingCount: problems.filter(({ severity }) => severity === 'BLOCKING').length,
    unexplainedCount: problems.filter(isUnexplained).length,
    allocations,
  };
}

export function isUnexplained({ severity, explanation }: ListedProblem): boolean {
  return severity === 'WARNING' && explanation === null;
}

async function ratesAgainst(
  deps: Deps,
  { id, period }: RosterRow,
  { code, unit }: SubsidyProgramme,
): Promise<ProvenProblem[]> {
  const [used, set] = await Promise.all([
    store.listUsedRates(deps.database.read, id),
    rateOfPeriod(deps, code, period),
  ]);
  return rateProblems(used, set, unit);
}

async function changesAgainst(deps: Deps, roster: RosterRow): Promise<ProvenProblem[]> {
  const against = await publishedBefore(deps, roster);
  if (against === null) return [];
  const { read } = deps.database;
  const [before, after] = await Promise.all([
    store.listPersonSums(read, against.rosterId),
    store.listPersonSums(read, roster.id),
  ]);
  return changeProblems(personChanges(before, after), against);
}

/** The published roster of the programme this one is compared with. */
export async function publishedBefore(
  deps: Deps,
  { id, programmeCode, period }: RosterRow,
): Promise<EarlierRoster | null> {
  const rosters = await store.listRostersOf(deps.database.read, [programmeCode]);
  const periods = new Map(rosters.map((roster) => [roster.id, roster.period]));
  const published = await publishedRosters(deps, [...periods.keys()]);
  const named = published.map((one) => ({ ...one, period: periods.get(one.rosterId)! }));
  return rosterBefore({ rosterId: id, period }, named);
}

/** Either of two programmes may name the other. */
async function excludedBy(
  deps: Deps,
  { id, period }: RosterRow,
  { code, excludes }: SubsidyProgramme,
  programmes: ReadonlyMap<string, SubsidyProgramme>,
): Promise<ProvenProblem[]> {
  const codes = [...programmes.values()]
    .filter((other) => excludes.includes(other.code) || other.excludes.includes(code))
    .map((other) => other.code);
  if (codes.length === 0) return [];
  const { read } = deps.database;
  const rosters = await store.listRostersOf(read, codes);
  const overlapping = rosters.filter((other) => overlap(other.period, period));
  const published = await publishedRosters(
    deps,
    overlapping.map((other) => other.id),
  );
  const inForce = published.filter(({ isLatest }) => isLatest);
  const rows = await store.listRowsAlsoOn(
    read,
    id,
    inForce.map(({ rosterId }) => rosterId),
  );
  const told = overlapping.map((other): [number, { programme: string; period: string }] => {
    const { name } = programmes.get(other.programmeCode)!;
    return [other.id, { programme: name, period: other.period }];
  });
  return excludedProblems(rows, new Map(told));
}

/** By the key of the problem; the last one counts. */
async function explanationsOf(
  deps: Deps,
  rosterId: number,
): Promise<ReadonlyMap<string, Explanation>> {
  const rows = await listExplanations(deps.database.read, rosterId);
  const names = await staffNames(
    deps,
    rows.map(({ staffId }) => staffId),
  );
  return new Map(
    rows.map(({ problemKey, reason, staffId, at }) => {
      return [problemKey, { reason, by: names.get(staffId) ?? '', at }];
    }),
  );
}

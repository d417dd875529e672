import type { Deps } from '../context.ts';
import { maskAccount, maskIdNumber } from '../shared/mask.ts';
import type { Fen } from '../shared/money.ts';
import type { Page, PageRequest } from '../shared/page.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Place } from '../shared/crypto.ts';
import type { PublicColumn, SubsidyProgramme } from './programme.ts';
import { programmesByCode, publicColumnsOf } from './programme.service.ts';
import type { RosterEntryRow, RosterRow } from './roster.entity.ts';
import { rosterDigest, type RosterLine } from './roster.ts';
import * as store from './roster.store.ts';

/** Who may read what an office sent in. */
export const ROSTER_READERS = [
  'ROSTER_CLERK',
  'LEADING_GROUP',
  'PARTY_COMMITTEE',
  'OFFICE',
  'SUPERVISOR',
] as const;

/** What a roster says as a whole; frozen since its import. */
export interface RosterFacts {
  readonly id: number;
  readonly programme: SubsidyProgramme;
  readonly period: string;
  readonly rowCount: number;
  readonly totalFen: Fen;
  readonly contentHash: string;
  /** What the programme lets the public read of a row. */
  readonly publicColumns: readonly PublicColumn[];
  /** What the file had columns for: quantity, rate, supportMode … */
  readonly fields: ReadonlySet<string>;
  readonly villages: readonly { villageCode: string; rowCount: number; amountFen: Fen }[];
}

/** A row and what its roster is of; nothing of it is opened. */
export interface PersonEntry extends RosterLine {
  readonly rosterId: number;
  readonly programmeCode: string;
  readonly period: string;
}

/** A person's row with what only its owner may see. */
export interface OwnEntry extends PersonEntry {
  readonly account: string;
  /** Last three of the ID number. */
  readonly idNumberTail: string;
}

/** Facts by roster id; ids that do not exist are absent. */
export async function rosterFacts(
  deps: Deps,
  ids: readonly number[],
): Promise<ReadonlyMap<number, RosterFacts>> {
  if (ids.length === 0) return new Map();
  const { read } = deps.database;
  const [rosters, sums, programmes, publicColumns] = await Promise.all([
    store.findRosters(read, ids),
    store.listVillageSums(read, ids),
    programmesByCode(deps),
    publicColumnsOf(deps),
  ]);
  const facts = [...rosters.values()].map((roster): [number, RosterFacts] => [
    roster.id,
    {
      id: roster.id,
      programme: programmes.get(roster.programmeCode)!,
      period: roster.period,
      rowCount: roster.rowCount,
      totalFen: roster.totalFen,
      contentHash: roster.contentHash,
      publicColumns: publicColumns(roster.programmeCode, roster.importedAt),
      fields: new Set(roster.columns.map(({ field }) => field)),
      villages: sums.filter(({ rosterId }) => rosterId === roster.id),
    },
  ]);
  return new Map(facts);
}

/** The ids of every roster of a programme and period, drafts included. */
export async function rostersOfPeriod(
  deps: Deps,
  programmeCode: string,
  period: string,
): Promise<number[]> {
  return store.findRosterIds(deps.database.read, programmeCode, period);
}

/** A page of rows without anything sealed: names are masked, no ID number, no account. */
export function pageLines(
  deps: Deps,
  rosterId: number,
  villageCode: string | null,
  request: PageRequest,
): Promise<Page<RosterLine>> {
  return store.pageEntries(deps.database.read, rosterId, villageCode, request);
}

/** True while every stored row is what was imported. Reads the whole roster. */
export async function isUnchanged(deps: Deps, facts: RosterFacts): Promise<boolean> {
  const digest = rosterDigest();
  for await (const entry of store.everyEntry(deps.database.read, facts.id)) digest.add(entry);
  return digest.done() === facts.contentHash;
}

/** Every row of a person with the opened account; drafts are included, the caller filters. */
export async function entriesOfPerson(deps: Deps, personKey: string): Promise<OwnEntry[]> {
  const entries = await store.findEntriesOfPerson(deps.database.read, personKey);
  return entries.map((entry) => ({
    ...personEntry(entry),
    account: deps.vault.open(entry.accountSealed, placeOf(entry, 'account')),
    idNumberTail: deps.vault.open(entry.idNumberSealed, placeOf(entry, 'id_number')).slice(-3),
  }));
}

/** Of a household of six, with five payments in a year, more than ten years. */
const MOST_OF_HOUSEHOLD = 500;

/** The newest rows of the others in a householder's household; drafts are included as well. */
export async function entriesOfHousehold(
  deps: Deps,
  householderKey: string,
): Promise<PersonEntry[]> {
  const { read } = deps.database;
  const entries = await store.findEntriesOfHousehold(read, householderKey, MOST_OF_HOUSEHOLD);
  return entries.map(personEntry);
}

function personEntry(entry: store.EntryOfRoster): PersonEntry {
  const { rosterId, programmeCode, period } = entry;
  return { ...line(entry), rosterId, programmeCode, period };
}

/** A draft as staff see it. Throws NOT_FOUND. */
export async function requireDraft(deps: Deps, id: number): Promise<RosterRow> {
  const roster = await store.findRoster(deps.database.read, id);
  if (roster === null) throw new Refusal('NOT_FOUND', '没有这份名册，请核对编号。');
  return roster;
}

/** A row for staff who must tell namesakes apart: ends of the ID number, end of the account. */
export interface StaffLine extends RosterLine {
  readonly sheet: string;
  readonly sheetRow: number;
  readonly maskedIdNumber: string;
  readonly maskedAccount: string;
}

export async function pageStaffLines(
  deps: Deps,
  rosterId: number,
  request: PageRequest,
): Promise<Page<StaffLine>> {
  const page = await store.pageEntries(deps.database.read, rosterId, null, request);
  return { ...page, nodes: page.nodes.map((entry) => staffLine(deps, entry)) };
}

/** By position; those that do not exist are absent. */
export async function staffLinesAt(
  deps: Deps,
  rosterId: number,
  positions: readonly number[],
): Promise<ReadonlyMap<number, StaffLine>> {
  const entries = await store.findEntriesAt(deps.database.read, rosterId, positions);
  return new Map(entries.map((entry) => [entry.position, staffLine(deps, entry)]));
}

function staffLine(deps: Deps, entry: RosterEntryRow): StaffLine {
  const open = (sealed: string, column: 'id_number' | 'account') =>
    deps.vault.open(sealed, placeOf(entry, column));
  return {
    ...line(entry),
    sheet: entry.sheet,
    sheetRow: entry.sheetRow,
    maskedIdNumber: maskIdNumber(open(entry.idNumberSealed, 'id_number')),
    maskedAccount: maskAccount(open(entry.accountSealed, 'account')),
  };
}

/** What every row promises, in the order of the roster. */
export function amountsOf(
  deps: Deps,
  rosterId: number,
): Promise<{ position: number; amountFen: Fen }[]> {
  return store.listAmounts(deps.database.read, rosterId);
}

/** A row with the name and account that a bank knows its owner by; never for an answer. */
export interface Payee extends RosterLine {
  readonly name: string;
  readonly account: string;
}

export async function payeesOf(deps: Deps, rosterId: number): Promise<Payee[]> {
  const payees: Payee[] = [];
  for await (const entry of store.everyEntry(deps.database.read, rosterId))
    payees.push({
      ...line(entry),
      name: deps.vault.open(entry.nameSealed, placeOf(entry, 'name')),
      account: deps.vault.open(entry.accountSealed, placeOf(entry, 'account')),
    });
  return payees;
}

/** Where a sealed field of a row belongs. */
export function placeOf(
  entry: { readonly rosterId: number; readonly position: number },
  column: 'name' | 'id_number' | 'account',
): Place {
  return { table: 'roster_entry', column, row: `${entry.rosterId}:${entry.position}` };
}

/** What the public may know of a stored row; nothing sealed goes along. */
export function line(entry: RosterEntryRow): RosterLine {
  const { position, villageCode, villagerGroup, personKey, householderKey, maskedName } = entry;
  const { quantity, rate, supportMode, amountFen } = entry;
  return {
    position,
    villageCode,
    villagerGroup,
    personKey,
    householderKey,
    maskedName,
    quantity,
    rate,
    supportMode,
    amountFen,
  };
}

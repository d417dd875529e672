import { yuanFromFen } from '../shared/money.ts';
import type { Village } from '../town/town.service.ts';
import type { RosterImportRow } from './roster-import.entity.ts';
import type { RosterImportType } from './roster-import.graphql.ts';
import type { RosterRow } from './roster.entity.ts';
import type {
  PublicRosterType,
  RosterDraftType,
  RosterSummaryType,
  RosterVillageTotalType,
} from './roster.graphql.ts';
import { requireProgramme, type RosterFacts } from './roster.service.ts';

export function rosterDraft(roster: RosterRow): RosterDraftType {
  return {
    id: String(roster.id),
    programmeCode: roster.programmeCode,
    programme: requireProgramme(roster.programmeCode).name,
    period: roster.period,
    fileName: roster.fileName,
    importedAt: roster.importedAt,
    importedById: roster.importedById,
    rowCount: roster.rowCount,
    storedRowCount: roster.storedRowCount,
    totalAmount: yuanFromFen(roster.totalFen),
    mayBeSubmitted: roster.blockingCount === 0,
    columns: [...roster.columns],
  };
}

export function rosterImport(row: RosterImportRow): RosterImportType {
  return {
    id: String(row.id),
    programmeCode: row.programmeCode,
    programme: requireProgramme(row.programmeCode).name,
    period: row.period,
    fileName: row.fileName,
    requestedAt: row.requestedAt,
    stage: row.stage,
    rowsDone: row.rowsDone,
    rowsInAll: row.rowsInAll,
    refusalCode: row.refusalCode,
    refusalMessage: row.refusalMessage,
    finishedAt: row.finishedAt,
    rosterId: row.rosterId,
  };
}

export function rosterSummary(
  facts: RosterFacts,
  villages: ReadonlyMap<string, Village>,
): RosterSummaryType {
  return {
    programme: facts.programme.name,
    period: facts.period,
    recipient: facts.programme.recipient,
    rowCount: facts.rowCount,
    totalAmount: yuanFromFen(facts.totalFen),
    villages: facts.villages.flatMap((sum): RosterVillageTotalType[] => {
      const village = villages.get(sum.villageCode);
      if (village === undefined) return [];
      return [{ village, rowCount: sum.rowCount, amount: yuanFromFen(sum.amountFen) }];
    }),
  };
}

export function publicRoster(
  facts: RosterFacts,
  villages: ReadonlyMap<string, Village>,
  page: PublicRosterType['page'],
): PublicRosterType {
  return {
    ...rosterSummary(facts, villages),
    id: String(facts.id),
    unit: facts.programme.unit,
    hasQuantity: facts.fields.has('quantity'),
    hasRate: facts.fields.has('rate'),
    hasSupportMode: facts.fields.has('supportMode'),
    page,
  };
}

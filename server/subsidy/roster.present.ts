import type { Deps } from '../context.ts';
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
import { requireProgramme } from './programme.service.ts';
import { shownColumns } from './public-columns.ts';
import type { RosterFacts } from './roster.service.ts';

export async function rosterDraft(deps: Deps, roster: RosterRow): Promise<RosterDraftType> {
  return {
    id: String(roster.id),
    programmeCode: roster.programmeCode,
    programme: (await requireProgramme(deps, roster.programmeCode)).name,
    period: roster.period,
    fileName: roster.fileName,
    importedAt: roster.importedAt,
    importedById: roster.importedById,
    rowCount: roster.rowCount,
    storedRowCount: roster.storedRowCount,
    totalAmount: yuanFromFen(roster.totalFen),
    columns: [...roster.columns],
  };
}

export async function rosterImport(deps: Deps, row: RosterImportRow): Promise<RosterImportType> {
  return {
    id: String(row.id),
    programmeCode: row.programmeCode,
    programme: (await requireProgramme(deps, row.programmeCode)).name,
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
  const { unit, explanation, askOffice, askTelephone } = facts.programme;
  const shown = shownColumns(facts);
  return {
    ...rosterSummary(facts, villages),
    id: String(facts.id),
    unit,
    explanation,
    askOffice,
    askTelephone,
    hasVillagerGroup: shown.villagerGroup,
    hasQuantity: shown.quantity,
    hasRate: shown.rate,
    hasSupportMode: shown.supportMode,
    shown,
    page,
  };
}

import { AttemptRow } from '../attempt/attempt.entity.ts';
import { CalendarAnnouncementRow } from '../calendar/calendar.entity.ts';
import { CatalogueEntryRow, CatalogueRevisionRow } from '../catalogue/catalogue.entity.ts';
import {
  ContentVersionRow,
  DisclosureRow,
  EditionEventRow,
  EditionRow,
} from '../disclosure/disclosure.entity.ts';
import { ExportEventRow, RosterExportRow } from '../export/export.entity.ts';
import { ObligationRow } from '../obligation/obligation.entity.ts';
import { PartyBranchRow, PartyMemberRow, PartyMembershipRow } from '../party-fee/branch.entity.ts';
import {
  PartyFeeEntryRow,
  PartyFeeFixingRow,
  PartyFeeReliefRow,
  PartyFeeYearRow,
} from '../party-fee/fee.entity.ts';
import { PartyFeeSummaryLineRow, PartyFeeSummaryRow } from '../party-fee/summary.entity.ts';
import { PermitListRow, PermitRow } from '../permit/permit.entity.ts';
import {
  BankReturnRow,
  PaymentEntryRow,
  PaymentLedgerRow,
  TakenBackReturnRow,
} from '../payment/payment.entity.ts';
import { ResidentSessionRow, WindowCodeRow } from '../resident/resident.entity.ts';
import { RotationArrangementRow } from '../rotation/rotation.entity.ts';
import { StaffRoleRow, StaffRow, StaffSessionRow } from '../staff/staff.entity.ts';
import { AllocationRow } from '../subsidy/allocation.entity.ts';
import { ExplanationRow } from '../subsidy/explanation.entity.ts';
import {
  ProgrammeRateRow,
  ProgrammeRevisionRow,
  ProgrammeRow,
} from '../subsidy/programme.entity.ts';
import {
  RosterEntryRow,
  RosterProblemRow,
  RosterRow,
  RosterVillageRow,
} from '../subsidy/roster.entity.ts';
import {
  RosterColumnRow,
  RosterHeaderRow,
  RosterImportRow,
  RosterUploadRow,
} from '../subsidy/roster-import.entity.ts';
import { TownRow, VillageRow } from '../town/town.entity.ts';
import { KeyCheckRow } from './key-check.ts';

/** Every table the server knows; the migrations build exactly these on both engines. */
export const ENTITIES = [
  AllocationRow,
  AttemptRow,
  BankReturnRow,
  CalendarAnnouncementRow,
  CatalogueEntryRow,
  CatalogueRevisionRow,
  ContentVersionRow,
  DisclosureRow,
  EditionEventRow,
  EditionRow,
  ExplanationRow,
  ExportEventRow,
  KeyCheckRow,
  ObligationRow,
  PartyBranchRow,
  PartyFeeEntryRow,
  PartyFeeFixingRow,
  PartyFeeReliefRow,
  PartyFeeSummaryLineRow,
  PartyFeeSummaryRow,
  PartyFeeYearRow,
  PartyMemberRow,
  PartyMembershipRow,
  PaymentEntryRow,
  PaymentLedgerRow,
  PermitListRow,
  PermitRow,
  ProgrammeRateRow,
  ProgrammeRevisionRow,
  ProgrammeRow,
  ResidentSessionRow,
  WindowCodeRow,
  RosterColumnRow,
  RosterEntryRow,
  RosterExportRow,
  RosterHeaderRow,
  RosterImportRow,
  RosterProblemRow,
  RosterRow,
  RosterUploadRow,
  RosterVillageRow,
  RotationArrangementRow,
  StaffRoleRow,
  StaffRow,
  StaffSessionRow,
  TakenBackReturnRow,
  TownRow,
  VillageRow,
];

import { AttemptRow } from '../attempt/attempt.entity.ts';
import { CalendarAnnouncementRow } from '../calendar/calendar.entity.ts';
import { CatalogueEntryRow, CatalogueRevisionRow } from '../catalogue/catalogue.entity.ts';
import {
  ContentVersionRow,
  DisclosureRow,
  EditionEventRow,
  EditionRow,
} from '../disclosure/disclosure.entity.ts';
import { ObligationRow } from '../obligation/obligation.entity.ts';
import { ResidentSessionRow } from '../resident/resident.entity.ts';
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
import { TownRow, VillageRow } from '../town/town.entity.ts';
import { KeyCheckRow } from './key-check.ts';

/** Every table the server knows; the migrations build exactly these on both engines. */
export const ENTITIES = [
  AllocationRow,
  AttemptRow,
  CalendarAnnouncementRow,
  CatalogueEntryRow,
  CatalogueRevisionRow,
  ContentVersionRow,
  DisclosureRow,
  EditionEventRow,
  EditionRow,
  ExplanationRow,
  KeyCheckRow,
  ObligationRow,
  ProgrammeRateRow,
  ProgrammeRevisionRow,
  ProgrammeRow,
  ResidentSessionRow,
  RosterEntryRow,
  RosterProblemRow,
  RosterRow,
  RosterVillageRow,
  RotationArrangementRow,
  StaffRoleRow,
  StaffRow,
  StaffSessionRow,
  TownRow,
  VillageRow,
];

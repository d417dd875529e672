import { AttemptRow } from '../attempt/attempt.entity.ts';
import { CatalogueEntryRow } from '../catalogue/catalogue.entity.ts';
import { DisclosureRow, EditionEventRow, EditionRow } from '../disclosure/disclosure.entity.ts';
import { ResidentSessionRow } from '../resident/resident.entity.ts';
import { StaffRoleRow, StaffRow, StaffSessionRow } from '../staff/staff.entity.ts';
import {
  RosterEntryRow,
  RosterProblemRow,
  RosterRow,
  RosterVillageRow,
} from '../subsidy/roster.entity.ts';
import { TownRow, VillageRow } from '../town/town.entity.ts';

/** Every table the server knows; the migrations build exactly these on both engines. */
export const ENTITIES = [
  AttemptRow,
  CatalogueEntryRow,
  DisclosureRow,
  EditionEventRow,
  EditionRow,
  ResidentSessionRow,
  RosterEntryRow,
  RosterProblemRow,
  RosterRow,
  RosterVillageRow,
  StaffRoleRow,
  StaffRow,
  StaffSessionRow,
  TownRow,
  VillageRow,
];

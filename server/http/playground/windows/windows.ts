import { STAFF_ROLES, type StaffRole } from '../../../staff/roles.ts';
import { ADMIN_WINDOWS } from './admin.ts';
import { DRAFTER_WINDOWS } from './drafter.ts';
import { EVERYONE_WINDOWS } from './everyone.ts';
import { LEADING_GROUP_WINDOWS } from './leading-group.ts';
import { OFFICE_WINDOWS } from './office.ts';
import { PARTY_COMMITTEE_WINDOWS } from './party-committee.ts';
import { PARTY_FEE_WINDOWS } from './party-fee.ts';
import {
  DRAFT_PARTY_FEES_WINDOW,
  PREPARE_SUMMARY_WINDOW,
  SUMMARIES_WINDOW,
} from './party-fee-summary.ts';
import { PARTY_BRANCH_WINDOW } from './party-member.ts';
import { DRAFT_PERMITS_WINDOW, IMPORT_PERMITS_WINDOW } from './permit.ts';
import { ROSTER_CLERK_WINDOWS } from './roster-clerk.ts';
import { SUPERVISOR_WINDOWS } from './supervisor.ts';
import type { PlaygroundWindow } from './window.ts';

/** The work each role finds ready when it signs in; the compiler keeps the table complete. */
export const WINDOWS_OF_ROLE: Readonly<Record<StaffRole, readonly PlaygroundWindow[]>> = {
  DRAFTER: [...DRAFTER_WINDOWS, IMPORT_PERMITS_WINDOW, DRAFT_PERMITS_WINDOW],
  LEADING_GROUP: LEADING_GROUP_WINDOWS,
  PARTY_COMMITTEE: PARTY_COMMITTEE_WINDOWS,
  OFFICE: OFFICE_WINDOWS,
  ROSTER_CLERK: ROSTER_CLERK_WINDOWS,
  PARTY_FEE_CLERK: [
    ...PARTY_FEE_WINDOWS,
    SUMMARIES_WINDOW,
    DRAFT_PARTY_FEES_WINDOW,
    ...DRAFTER_WINDOWS,
  ],
  ORGANISATION: [
    ...PARTY_FEE_WINDOWS,
    PREPARE_SUMMARY_WINDOW,
    SUMMARIES_WINDOW,
    PARTY_BRANCH_WINDOW,
    ...EVERYONE_WINDOWS,
  ],
  FEEDBACK_OFFICER: EVERYONE_WINDOWS,
  STATION_HANDLER: EVERYONE_WINDOWS,
  SUPERVISOR: SUPERVISOR_WINDOWS,
  ADMIN: ADMIN_WINDOWS,
};

/** The windows of a person who may hold several roles, each window once. */
export function windowsFor(roles: readonly StaffRole[]): readonly PlaygroundWindow[] {
  const windows = STAFF_ROLES.filter((role) => roles.includes(role)).flatMap(
    (role) => WINDOWS_OF_ROLE[role],
  );
  return windows.length > 0 ? [...new Set(windows)] : EVERYONE_WINDOWS;
}

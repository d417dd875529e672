/** What a staff member may be; a person may hold several (README tells what each does). */
export const STAFF_ROLES = [
  'DRAFTER',
  'LEADING_GROUP',
  'PARTY_COMMITTEE',
  'OFFICE',
  'ROSTER_CLERK',
  'PARTY_FEE_CLERK',
  'ORGANISATION',
  'FEEDBACK_OFFICER',
  'STATION_HANDLER',
  'SUPERVISOR',
  'ADMIN',
] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];

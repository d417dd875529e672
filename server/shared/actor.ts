import type { StaffRole } from '../staff/roles.ts';

/** A role, everywhere in the town (`scope` null) or only for one village code, station or branch. */
export interface RoleAssignment {
  readonly role: StaffRole;
  readonly scope: string | null;
}

/** The signed-in staff member behind a request. */
export interface Actor {
  readonly staffId: number;
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly RoleAssignment[];
}

/** What a scope is compared with: the village and the publishing body of the matter. */
export interface Matter {
  readonly villageCode: string | null;
  readonly publishingBody: string;
}

/** True if one of the roles reaches this matter. */
export function mayActAs(actor: Actor, roles: readonly StaffRole[], matter: Matter): boolean {
  return actor.roles.some(
    ({ role, scope }) =>
      roles.includes(role) &&
      (scope === null || scope === matter.villageCode || scope === matter.publishingBody),
  );
}

export function hasAnyRole(actor: Actor, roles: readonly StaffRole[]): boolean {
  return actor.roles.some(({ role }) => roles.includes(role));
}

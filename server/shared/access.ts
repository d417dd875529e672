import { Extensions } from 'type-graphql';
import type { StaffRole } from '../staff/roles.ts';

/** Who may call a root field: anybody (the kiosk), any signed-in staff member, or these roles. */
export type AccessRule = 'ANYONE' | 'STAFF' | readonly StaffRole[];

/** Every root field carries one; the schema refuses to build when one is missing (schema.ts). */
export function Access(...rule: ['ANYONE'] | ['STAFF'] | StaffRole[]): MethodDecorator {
  const access: AccessRule = rule[0] === 'ANYONE' || rule[0] === 'STAFF' ? rule[0] : rule;
  return Extensions({ access });
}

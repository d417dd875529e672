import { Field, ID, ObjectType } from 'type-graphql';
import type { Actor } from '../shared/actor.ts';
import { enumOf } from '../shared/enums.ts';
import { STAFF_ROLES, type StaffRole } from './roles.ts';

export const StaffRoleEnum = enumOf(STAFF_ROLES, 'StaffRole', 'What a staff member may do (岗位).');

@ObjectType('RoleAssignment', { description: 'A role and where it holds (岗位分工).' })
export class RoleAssignmentType {
  @Field(() => StaffRoleEnum, { description: 'The role (岗位).' })
  role!: StaffRole;

  @Field(() => String, {
    nullable: true,
    description: 'Village code, station or branch it is limited to; null is the whole town (范围).',
  })
  scope!: string | null;
}

@ObjectType('StaffMember', { description: 'A signed-in member of staff (工作人员).' })
export class StaffMemberType {
  @Field(() => ID, { description: 'Lasting number (编号).' })
  id!: string;

  @Field(() => String, { description: 'Name used to sign in (用户名).' })
  name!: string;

  @Field(() => String, { description: 'Name shown to colleagues (显示名).' })
  displayName!: string;

  @Field(() => [RoleAssignmentType], { description: 'Roles held (岗位).' })
  roles!: RoleAssignmentType[];
}

export function staffMember(actor: Actor): StaffMemberType {
  return {
    id: String(actor.staffId),
    name: actor.name,
    displayName: actor.displayName,
    roles: actor.roles.map(({ role, scope }) => ({ role, scope })),
  };
}

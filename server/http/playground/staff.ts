import type { FastifyRequest } from 'fastify';
import type { StaffRole } from '../../staff/roles.ts';

/** The person a request comes from, as far as the playground needs to know. */
export interface PlaygroundStaff {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly StaffRole[];
}

export interface DemoAccount {
  readonly name: string;
  readonly displayName: string;
  readonly duty: string;
}

export interface PlaygroundOptions {
  /** The signed-in staff member of this request, or null. */
  staffOf(request: FastifyRequest): Promise<PlaygroundStaff | null>;
  /** Shown on the sign-in page, with the password, in demo mode only. */
  readonly demoAccounts: readonly DemoAccount[] | null;
  readonly demoPassword: string | null;
}

/** What the bar calls each role. */
export const ROLE_NAMES: Readonly<Record<StaffRole, string>> = {
  DRAFTER: '起草员',
  LEADING_GROUP: '领导小组',
  PARTY_COMMITTEE: '党委',
  OFFICE: '党政办',
  ROSTER_CLERK: '名册员',
  PARTY_FEE_CLERK: '党费员',
  ORGANISATION: '组织委员',
  FEEDBACK_OFFICER: '意见专人',
  STATION_HANDLER: '站所经办',
  SUPERVISOR: '监督员',
  ADMIN: '系统管理员',
};

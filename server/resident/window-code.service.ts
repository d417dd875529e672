import { randomInt } from 'node:crypto';
import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import { wasRosterPublished } from '../disclosure/publication.service.ts';
import { requireMemberFile } from '../party-fee/member.service.ts';
import type { Actor } from '../shared/actor.ts';
import { Refusal } from '../shared/refusal.ts';
import { staffLinesAt } from '../subsidy/roster.service.ts';
import { findCode, insertCode, takeCode } from './resident.store.ts';
import { CODE_LENGTH, CODE_VALID_MS, looksLikeCode } from './window-code.ts';

/** Shown once, to whoever issued it. */
export interface IssuedCode {
  readonly code: string;
  readonly maskedName: string;
  readonly validUntil: Date;
}

/** For a person on a published roster. Throws NOT_FOUND. */
export async function issueCodeForRow(
  deps: Deps,
  actor: Actor,
  rosterId: number,
  position: number,
): Promise<IssuedCode> {
  if (!(await wasRosterPublished(deps, rosterId)))
    throw new Refusal('NOT_FOUND', '没有已经公开的这份名册，请核对名册编号。');
  const line = (await staffLinesAt(deps, rosterId, [position])).get(position);
  if (line === undefined) throw new Refusal('NOT_FOUND', '名册里没有这个序号，请核对后再试。');
  return issue(deps, actor, line);
}

/** For a party member, who may have no card at all. Throws NOT_FOUND. */
export async function issueCodeForMember(
  deps: Deps,
  actor: Actor,
  memberId: number,
): Promise<IssuedCode> {
  const { member } = await requireMemberFile(deps, actor, memberId);
  return issue(deps, actor, member);
}

/** A person has one code at a time; a new one takes the place of the old. */
async function issue(
  deps: Deps,
  actor: Actor,
  { personKey, maskedName }: { readonly personKey: string; readonly maskedName: string },
): Promise<IssuedCode> {
  const code = String(randomInt(10 ** CODE_LENGTH)).padStart(CODE_LENGTH, '0');
  const now = deps.clock.now();
  const validUntil = new Date(now.getTime() + CODE_VALID_MS);
  const codeKey = deps.vault.codeKey(`${personKey}:${code}`);
  const signed = { issuedById: actor.staffId, issuedAt: now };
  await deps.database.write((writer) =>
    insertCode(writer, { personKey, codeKey, validUntil, ...signed }, now),
  );
  return { code, maskedName, validUntil };
}

/** The key of a code this person was given and that still counts, to be used up; else null. */
export async function findWindowCode(
  deps: Deps,
  personKey: string,
  proof: string,
): Promise<string | null> {
  if (!looksLikeCode(proof)) return null;
  const given = await findCode(deps.database.read, personKey);
  const codeKey = deps.vault.codeKey(`${personKey}:${proof}`);
  return given?.codeKey === codeKey && given.validUntil > deps.clock.now() ? codeKey : null;
}

/** Uses a code up; false when another look-up was quicker. */
export function takeWindowCode(
  writer: Writer,
  personKey: string,
  codeKey: string,
): Promise<boolean> {
  return takeCode(writer, personKey, codeKey);
}

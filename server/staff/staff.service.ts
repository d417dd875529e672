import { forgetTries, giveBackTry, mayTry } from '../attempt/attempt.service.ts';
import type { Deps } from '../context.ts';
import type { Actor } from '../shared/actor.ts';
import { hashToken, newToken } from '../shared/crypto.ts';
import { Refusal } from '../shared/refusal.ts';
import { hashPassword, isPassword } from './password.ts';
import {
  deleteSession,
  findActor,
  findDisplayNames,
  findSession,
  findStaffByName,
  insertSession,
  moveSession,
} from './staff.store.ts';

const IDLE_MS = 15 * 60_000;
const ABSOLUTE_MS = 8 * 60 * 60_000;
/** A session is moved on at most once in this time: reading must not cost a write each. */
const MOVE_AFTER_MS = 60_000;

// Judged when the name is unknown, so that unknown and known people take the same time.
const nobodysHash = hashPassword('nobody has this password');

/**
 * Checks name and password and opens a session. Five wrong tries lock the name for 15 minutes.
 * Throws SIGN_IN_FAILED with one sentence for a wrong password, an unknown name and a locked one;
 * TRY_LATER, whatever the name, to a device that was wrong 30 times in 15 minutes.
 */
export async function signIn(
  deps: Deps,
  device: string,
  name: string,
  password: string,
): Promise<{ token: string; actor: Actor }> {
  // Before the password is judged: that takes 19 MiB and a thread of the pool.
  if (!(await mayTry(deps, 'signInDevice', device)))
    throw new Refusal('TRY_LATER', '这台机器登录失败太多次，请过 15 分钟再试。');
  const mayBeJudged = await mayTry(deps, 'signIn', name.toLowerCase());
  const staff = await findStaffByName(deps.database.read, name);
  const isRight = await isPassword(password, staff?.passwordHash ?? (await nobodysHash));
  if (!mayBeJudged || staff === null || !isRight)
    throw new Refusal(
      'SIGN_IN_FAILED',
      '用户名或密码不对。连续错五次会锁住 15 分钟，请核对后再试，或请管理员帮忙。',
    );
  await forgetTries(deps, 'signIn', name.toLowerCase());
  // A whole office may stand behind one address: only wrong tries are limited.
  await giveBackTry(deps, 'signInDevice', device);

  const token = newToken();
  const now = deps.clock.now();
  const session = {
    tokenHash: hashToken(token),
    staffId: staff.id,
    idleAt: later(now, IDLE_MS),
    endsAt: later(now, ABSOLUTE_MS),
  };
  await deps.database.write((writer) => insertSession(writer, session, now));
  const actor = await findActor(deps.database.read, staff.id);
  return { token, actor: actor! };
}

/** The staff member a cookie stands for, or null when it is unknown or over. Use renews it. */
export async function actorOf(deps: Deps, token: string | null): Promise<Actor | null> {
  if (token === null) return null;
  const tokenHash = hashToken(token);
  const found = await findSession(deps.database.read, tokenHash);
  const now = deps.clock.now();
  if (found === null || found.session.idleAt <= now || found.session.endsAt <= now) return null;
  const renewed = later(now, IDLE_MS);
  if (renewed.getTime() - found.session.idleAt.getTime() > MOVE_AFTER_MS)
    await deps.database.write((writer) => moveSession(writer, tokenHash, renewed));
  return found.actor;
}

export async function signOut(deps: Deps, token: string | null): Promise<void> {
  if (token === null) return;
  await deps.database.write((writer) => deleteSession(writer, hashToken(token)));
}

/** Forgets the wrong tries of a name, so that it is locked no longer. Throws NOT_FOUND. */
export async function unlockStaff(deps: Deps, name: string): Promise<void> {
  if ((await findStaffByName(deps.database.read, name)) === null)
    throw new Refusal('NOT_FOUND', '没有叫这个用户名的工作人员，请核对后再试。');
  await forgetTries(deps, 'signIn', name.toLowerCase());
}

/** Display names by staff id, for histories and lists. */
export function staffNames(
  deps: Deps,
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  return findDisplayNames(deps.database.read, ids);
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}

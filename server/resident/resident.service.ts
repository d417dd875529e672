import { setTimeout as wait } from 'node:timers/promises';
import { forgetTries, mayTry } from '../attempt/attempt.service.ts';
import type { Deps } from '../context.ts';
import { memberFacts, proofsOfMember } from '../party-fee/account.service.ts';
import { hashToken, newToken } from '../shared/crypto.ts';
import { parseIdNumber } from '../shared/id-number.ts';
import { Refusal } from '../shared/refusal.ts';
import { isProof, newestFirst, type SubsidyRecord } from './resident.ts';
import { deleteSession, findSession, insertSession, moveSession } from './resident.store.ts';
import { ownSubsidies } from './subsidies.service.ts';
import { findWindowCode, takeWindowCode } from './window-code.service.ts';

const IDLE_MS = 2 * 60_000;
const ABSOLUTE_MS = 10 * 60_000;
/** A renewal of less than this is not worth a write. */
const MOVE_AFTER_MS = 10_000;
/** No answer comes sooner: the time it takes must not tell a hit from a miss. */
const FLOOR_MS = 250;

/** What a session shows its owner first; what else there is comes by their key when it is asked for. */
export interface Resident {
  readonly personKey: string;
  readonly maskedName: string;
  readonly idNumberTail: string;
  readonly villageCode: string | null;
  /** Newest period first. */
  readonly subsidies: readonly SubsidyRecord[];
}

export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly resident: Resident;
}

/**
 * Opens a resident's own look-up. Unknown person, wrong proof, malformed number and locked out all
 * answer LOOKUP_NOT_FOUND with one sentence after the same time; a device that asks too often is
 * told TRY_LATER whatever it asks.
 */
export async function openResidentSession(
  deps: Deps,
  device: string,
  idNumber: string,
  proof: string,
): Promise<OpenedSession> {
  const floor = wait(FLOOR_MS);
  try {
    return await openSession(deps, device, idNumber, proof);
  } finally {
    await floor;
  }
}

async function openSession(
  deps: Deps,
  device: string,
  idNumber: string,
  proof: string,
): Promise<OpenedSession> {
  if (!(await mayTry(deps, 'lookUpDevice', device)))
    throw new Refusal('TRY_LATER', '这台机器查询太频繁，请过十分钟再试，或到窗口办理。');
  const parsed = parseIdNumber(idNumber);
  const personKey = deps.vault.personKey(parsed.ok ? parsed.idNumber : 'malformed');
  const ofPerson = `${device}:${personKey}`;
  const mayBeJudged = await mayTry(deps, 'lookUpPerson', ofPerson);
  const [{ resident, accounts }, ofMember] = await Promise.all([
    findResident(deps, personKey),
    proofsOfMember(deps, personKey),
  ]);
  const codeKey = await findWindowCode(deps, personKey, proof);
  const isProved = isProof(proof, [...accounts, ...ofMember]) || codeKey !== null;
  if (!mayBeJudged || resident === null || !isProved) throw notFound();
  await forgetTries(deps, 'lookUpPerson', ofPerson);

  const token = newToken();
  const now = deps.clock.now();
  const idleAt = new Date(now.getTime() + IDLE_MS);
  const endsAt = new Date(now.getTime() + ABSOLUTE_MS);
  await deps.database.write(async (writer) => {
    if (codeKey !== null && !(await takeWindowCode(writer, personKey, codeKey))) throw notFound();
    await insertSession(writer, { tokenHash: hashToken(token), personKey, idleAt, endsAt }, now);
  });
  return { token, expiresAt: idleAt, resident };
}

/** The resident whose token this is; null when it is unknown or over. Use renews it. */
export async function residentOf(deps: Deps, token: string | null): Promise<Resident | null> {
  if (token === null) return null;
  const tokenHash = hashToken(token);
  const session = await findSession(deps.database.read, tokenHash);
  const now = deps.clock.now();
  if (session === null || session.idleAt <= now || session.endsAt <= now) return null;
  const renewed = new Date(now.getTime() + IDLE_MS);
  if (renewed.getTime() - session.idleAt.getTime() > MOVE_AFTER_MS)
    await deps.database.write((writer) => moveSession(writer, tokenHash, renewed));
  return (await findResident(deps, session.personKey)).resident;
}

export async function closeResidentSession(deps: Deps, token: string | null): Promise<void> {
  if (token === null) return;
  await deps.database.write((writer) => deleteSession(writer, hashToken(token)));
}

/**
 * Only rosters the public can see now count, for the answer and for the proof. Who is on none may
 * still be a party member.
 */
async function findResident(
  deps: Deps,
  personKey: string,
): Promise<{ resident: Resident | null; accounts: readonly string[] }> {
  const { published, subsidies } = await ownSubsidies(deps, personKey);
  const known = published[0] ?? (await memberFacts(deps, personKey));
  if (known === null) return { resident: null, accounts: [] };
  const { maskedName, idNumberTail, villageCode } = known;
  return {
    resident: {
      ...{ personKey, maskedName, idNumberTail, villageCode },
      subsidies: newestFirst(subsidies),
    },
    accounts: published.map(({ account }) => account),
  };
}

function notFound(): Refusal {
  return new Refusal(
    'LOOKUP_NOT_FOUND',
    '没有查到。请核对身份证号和银行卡后四位；多次不对请过一会儿再试，或到窗口办理。',
  );
}

import type { Deps } from '../context.ts';
import { isDuplicate } from '../database/transaction.ts';
import type { Actor } from '../shared/actor.ts';
import { checkAll, hasLength } from '../shared/check-all.ts';
import { Refusal } from '../shared/refusal.ts';
import type { PartyBranchRow } from './branch.entity.ts';
import * as store from './branch.store.ts';

/** Who may see what belongs to a branch at all. */
export const FEE_KEEPERS = ['PARTY_FEE_CLERK', 'ORGANISATION'] as const;

/** The organisation sees every branch, a clerk the one of their scope; nobody else sees any. */
export function mayKeep({ roles }: Actor, branchCode: string): boolean {
  return roles.some(
    ({ role, scope }) =>
      role === 'ORGANISATION' ||
      (role === 'PARTY_FEE_CLERK' && (scope === null || scope === branchCode)),
  );
}

export async function listBranches(deps: Deps, actor: Actor): Promise<PartyBranchRow[]> {
  const branches = await store.listBranches(deps.database.read);
  return branches.filter(({ code }) => mayKeep(actor, code));
}

/** Throws NOT_FOUND, the same for a branch that is not the actor's and for one that is not there. */
export async function requireBranch(
  deps: Deps,
  actor: Actor,
  code: string,
): Promise<PartyBranchRow> {
  const branch = mayKeep(actor, code) ? await store.findBranch(deps.database.read, code) : null;
  if (branch === null)
    throw new Refusal('NOT_FOUND', '没有这个党支部，或它不归您管，请核对支部代码。');
  return branch;
}

/** Adds a branch, or changes the one of this code. Throws BAD_INPUT. */
export async function saveBranch(deps: Deps, branch: PartyBranchRow): Promise<void> {
  const clean = {
    code: branch.code.trim(),
    name: branch.name.trim(),
    parentCode: branch.parentCode?.trim() || null,
    payAt: branch.payAt.trim(),
  };
  refuseBadBranch(clean);
  const { read } = deps.database;
  if (clean.parentCode !== null && (await isBelow(deps, clean.parentCode, clean.code)))
    throw new Refusal('BAD_INPUT', '上级党组织不能是它自己或它的下级，请核对 parentCode。');
  if ((await store.findBranch(read, clean.code)) !== null)
    await deps.database.write((writer) => store.saveBranch(writer, clean));
  else await deps.database.write((writer) => store.insertBranch(writer, clean)).catch(taken);
}

function refuseBadBranch({ code, name, payAt }: PartyBranchRow): void {
  checkAll(
    [/^[A-Z0-9_-]{1,20}$/.test(code), '支部代码 code 用 1 到 20 个大写字母、数字、- 或 _'],
    [hasLength(name, 1, 60), '支部名称 name 应是 1 到 60 字'],
    [hasLength(payAt, 1, 120), '请写明在哪里、什么时候交党费 payAt，最多 120 字'],
  );
}

/** Whether `code` is `above` itself or stands over it. Throws BAD_INPUT when `above` is unknown. */
async function isBelow(deps: Deps, above: string, code: string): Promise<boolean> {
  const parents = new Map(
    (await store.listBranches(deps.database.read)).map((one) => [one.code, one.parentCode]),
  );
  if (above !== code && !parents.has(above))
    throw new Refusal('BAD_INPUT', '没有这个上级党组织的代码，请核对 parentCode。');
  const seen = new Set<string>();
  for (let at: string | null = above; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === code) return true;
    seen.add(at);
  }
  return false;
}

function taken(error: unknown): never {
  if (!isDuplicate(error)) throw error;
  throw new Refusal('BAD_INPUT', '这个支部代码刚刚有人用了，请换一个。');
}

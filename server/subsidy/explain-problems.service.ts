import type { Deps } from '../context.ts';
import type { Writer } from '../database/database.ts';
import type { Actor } from '../shared/actor.ts';
import { hideLongNumbers } from '../shared/mask.ts';
import { Refusal } from '../shared/refusal.ts';
import { insertExplanations } from './explanation.store.ts';
import { isUnexplained, proveRoster, type ListedProblem } from './proof.service.ts';

/** Which warnings, by their keys or all of one code that are not yet explained, and why. */
export interface ProblemExplanation {
  readonly keys: readonly string[] | null;
  readonly code: string | null;
  readonly reason: string;
}

/**
 * The clerk says why a roster is right in spite of warnings; a later reason for the same one
 * replaces it for reading, both stay on record. `refuseUse` throws while the roster is under review:
 * what reviewers read stays as they read it. Throws BAD_INPUT, NOT_FOUND, WRONG_STATE.
 */
export async function explainProblems(
  deps: Deps,
  actor: Actor,
  rosterId: number,
  { keys, code, reason }: ProblemExplanation,
  refuseUse: (writer: Writer) => Promise<void>,
): Promise<void> {
  const why = hideLongNumbers(reason.trim());
  if (why === '' || [...why].length > 500)
    throw new Refusal('BAD_INPUT', '请写明原因 reason，1 到 500 字。');
  if ((keys === null) === (code === null))
    throw new Refusal('BAD_INPUT', '请填要说明的问题 keys，或填一个 code，二者只填一个。');
  const { problems } = await proveRoster(deps, rosterId);
  const chosen = keys === null ? ofCode(problems, code!) : byKeys(problems, keys);
  const signed = { staffId: actor.staffId, at: deps.clock.now() };
  const rows = chosen.map(({ key, message }) => {
    return { rosterId, problemKey: key, message, reason: why, ...signed };
  });
  await deps.database.write(async (writer) => {
    await refuseUse(writer);
    await insertExplanations(writer, rows);
  });
}

function ofCode(problems: readonly ListedProblem[], code: string): ListedProblem[] {
  const found = problems.filter((one) => one.code === code && isUnexplained(one));
  if (found.length === 0)
    throw new Refusal(
      'BAD_INPUT',
      '这份名册没有这个代码的待说明问题，请用 rosterDraft 查看 problems。必须改正的问题（BLOCKING）要改表格，不能只作说明。',
    );
  return found;
}

function byKeys(problems: readonly ListedProblem[], keys: readonly string[]): ListedProblem[] {
  const wanted = new Set(keys);
  const found = problems.filter(({ key, severity }) => wanted.has(key) && severity === 'WARNING');
  if (wanted.size === 0 || found.length < wanted.size)
    throw new Refusal(
      'BAD_INPUT',
      'keys 中有的不是这份名册的提醒（WARNING），请用 rosterDraft 查看 problems 后重填。必须改正的问题（BLOCKING）要改表格，不能只作说明。',
    );
  return found;
}

import type { Deps } from '../context.ts';
import { Refusal } from '../shared/refusal.ts';
import { isUnexplained, proveRoster, type RosterProof } from '../subsidy/proof.service.ts';
import type { EditionRow } from './disclosure.entity.ts';

/** What whoever takes the step can do about a roster that is not in order. */
interface Advice {
  readonly blocked: string;
  readonly unexplained: string;
}

const TO_AUTHOR: Advice = {
  blocked: '请在表格里改好、重新导入，再换上新的名册。',
  unexplained: '请用 rosterDraft 查看，用 explainRosterProblems 逐个或按类说明后再提交。',
};

/** Explanations stand still under review: what reviewers read stays as they read it. */
const TO_REVIEWER: Advice = {
  blocked: '请退回起草人改正。',
  unexplained: '有的是提交以后才出现的。请退回，由经办人核对、说明原因后再提交。',
};

/** Before anybody is asked to review it. Throws ROSTER_HAS_PROBLEMS, WARNINGS_UNEXPLAINED. */
export function refuseUnprovenDraft(deps: Deps, edition: EditionRow): Promise<void> {
  return refuseUnproven(deps, edition, TO_AUTHOR);
}

/**
 * Asked again at every step to the public: money may be given and other rosters published meanwhile.
 * Throws ROSTER_HAS_PROBLEMS, WARNINGS_UNEXPLAINED.
 */
export function refuseUnprovenNow(deps: Deps, edition: EditionRow): Promise<void> {
  return refuseUnproven(deps, edition, TO_REVIEWER);
}

async function refuseUnproven(deps: Deps, { rosterId }: EditionRow, advice: Advice): Promise<void> {
  if (rosterId === null) return;
  const proof = await proveRoster(deps, rosterId);
  refuseBlocked(proof, advice.blocked);
  refuseUnexplained(proof, advice.unexplained);
}

function refuseBlocked({ roster, problems, blockingCount }: RosterProof, advice: string): void {
  const first = problems.find(({ severity }) => severity === 'BLOCKING');
  if (first === undefined) return;
  throw new Refusal(
    'ROSTER_HAS_PROBLEMS',
    `名册还有 ${blockingCount} 个必须改正的问题，${advice}其一：${first.message}`,
    { rosterDraftId: String(roster.id), blocking: blockingCount },
  );
}

function refuseUnexplained(
  { roster, problems, unexplainedCount }: RosterProof,
  advice: string,
): void {
  const first = problems.find(isUnexplained);
  if (first === undefined) return;
  throw new Refusal(
    'WARNINGS_UNEXPLAINED',
    `名册还有 ${unexplainedCount} 个提醒没有说明原因。${advice}其一：${first.message}`,
    { rosterDraftId: String(roster.id), unexplained: unexplainedCount },
  );
}

import { Refusal } from '../shared/refusal.ts';

/** A bulletin's place in the rotation, as the office set it. */
export interface Placement {
  readonly disclosureId: number;
  /** Comes before everything that is not pinned. */
  readonly isPinned: boolean;
  /** Seconds on the screen; null for what its words need. */
  readonly dwellSeconds: number | null;
  /** Leaves the rotation at this moment; null stays (固定内容). ISO text, as it is stored. */
  readonly until: string | null;
}

/** Bulletins under one heading (专栏). */
export interface Board {
  readonly name: string;
  readonly placements: readonly Placement[];
}

/** The whole rotation as the office arranged it; what is not in it plays after it by itself. */
export interface Arrangement {
  readonly boards: readonly Board[];
}

export const MAX_BOARDS = 8;
const MAX_PLACEMENTS = 40;
const DWELL = { min: 12, max: 120 } as const;

/** More than this nobody waits for; the rest is found under the subjects. */
export const MAX_ROTATION = 40;

/** Throws BAD_INPUT naming everything that is wrong with an arrangement. */
export function checkArrangement({ boards }: Arrangement, now: Date): void {
  const problems = [...boardProblems(boards), ...placementProblems(boards, now)];
  if (problems.length > 0) throw new Refusal('BAD_INPUT', `${problems.join('；')}。请改后重试。`);
}

function boardProblems(boards: readonly Board[]): string[] {
  const names = boards.map(({ name }) => name);
  return [
    ...(boards.length > MAX_BOARDS ? [`专栏最多 ${MAX_BOARDS} 个`] : []),
    ...(new Set(names).size < names.length ? ['有两个专栏同名'] : []),
    ...names
      .filter((name) => name.trim() === '' || [...name].length > 12)
      .map((name) => `专栏名“${name}”应是 1 到 12 个字`),
  ];
}

function placementProblems(boards: readonly Board[], now: Date): string[] {
  const placements = boards.flatMap((board) => board.placements);
  const ids = placements.map(({ disclosureId }) => disclosureId);
  const twice = [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
  return [
    ...(placements.length > MAX_PLACEMENTS ? [`最多安排 ${MAX_PLACEMENTS} 条`] : []),
    ...twice.map((id) => `公开事项 ${id} 排了两次`),
    ...placements.flatMap(({ disclosureId, dwellSeconds, until }) => [
      ...(dwellSeconds !== null && (dwellSeconds < DWELL.min || dwellSeconds > DWELL.max)
        ? [`公开事项 ${disclosureId} 的停留时间应在 ${DWELL.min} 到 ${DWELL.max} 秒之间`]
        : []),
      ...(until !== null && Date.parse(until) <= now.getTime()
        ? [`公开事项 ${disclosureId} 的结束时间已经过去`]
        : []),
    ]),
  ];
}

/** What is known of a bulletin that could play. */
export interface Candidate {
  readonly disclosureId: number;
  readonly publishedAt: Date;
  /** Its public period is running. */
  readonly isInPublicPeriod: boolean;
}

/** A bulletin in its turn. */
export interface Turn<C extends Candidate> {
  readonly candidate: C;
  /** The board it stands on, or null for none. */
  readonly board: string | null;
  readonly dwellSeconds: number | null;
}

/**
 * The playing order at a moment: what is pinned, then the boards as arranged, then what nobody
 * arranged, of that first what is in its public period and then the newest. Each once.
 */
export function playingOrder<C extends Candidate>(
  { boards }: Arrangement,
  candidates: readonly C[],
  now: Date,
): Turn<C>[] {
  const byId = new Map(candidates.map((candidate) => [candidate.disclosureId, candidate]));
  const placed = boards.flatMap(({ name, placements }) =>
    placements.map((placement) => ({ board: name, ...placement })),
  );
  const arranged = placed
    .filter(({ until }) => until === null || Date.parse(until) > now.getTime())
    .toSorted((a, b) => Number(b.isPinned) - Number(a.isPinned))
    .flatMap(({ disclosureId, board, dwellSeconds }) => {
      const candidate = byId.get(disclosureId);
      return candidate === undefined ? [] : [{ candidate, board, dwellSeconds }];
    });
  const named = new Set(placed.map(({ disclosureId }) => disclosureId));
  const others = candidates
    .filter(({ disclosureId }) => !named.has(disclosureId))
    .toSorted(
      (a, b) =>
        Number(b.isInPublicPeriod) - Number(a.isInPublicPeriod) ||
        b.publishedAt.getTime() - a.publishedAt.getTime() ||
        b.disclosureId - a.disclosureId,
    )
    .map((candidate) => ({ candidate, board: null, dwellSeconds: null }));
  return [...arranged, ...others].slice(0, MAX_ROTATION);
}

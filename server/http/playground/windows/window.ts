/**
 * One tab of the operating desk: a GraphQL operation with the way to use it told above it in plain
 * Chinese. What a person must fill in stands as an instruction (`把…粘到这里`): sent unchanged, the
 * server refuses it instead of doing something nobody meant.
 */
export interface PlaygroundWindow {
  readonly title: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const EDITION_ID = '把稿件编号 id 粘到这里';
export const DISCLOSURE_ID = '把公开事项编号 disclosureId 粘到这里';
export const ROSTER_DRAFT_ID = '把名册编号 id 粘到这里';

/** What every step of the review chain answers: the new version is what the next step asks for. */
export const EDITION_STEP_FIELDS = `id
    version
    state
    availableActions`;

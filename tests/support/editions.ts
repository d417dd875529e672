import type { Answer, Client } from './client.ts';
import type { Town } from './town.ts';

export interface EditionFacts {
  id: string;
  disclosureId: string;
  number: number;
  version: number;
  state: string;
  visibility: string;
  availableActions: string[];
}

const FACTS = 'id disclosureId number version state visibility availableActions';

export const DRAFT_INPUT = {
  catalogueCode: 'POLICIES',
  title: '关于冬季用火安全的提醒',
  body: '秋冬干燥，**严禁**焚烧秸秆。',
  bulletin: { headline: '冬季用火要当心', summary: '秸秆不能烧，用电用火要留心。' },
};

/** What a clerk, leader, committee member or office does with an edition, verb by verb. */
export const verbs = {
  draft: (by: Client, input: Record<string, unknown> = {}) =>
    call(by, 'draftDisclosure', '$input: DraftDisclosureInput!', 'input: $input', {
      input: { ...DRAFT_INPUT, ...input },
    }),
  update: (by: Client, seen: Seen, input: Record<string, unknown>) =>
    call(by, 'updateEdition', `${SEEN}, $input: UpdateEditionInput!`, `${USE}, input: $input`, {
      ...seen,
      input,
    }),
  submit: (by: Client, seen: Seen) => call(by, 'submitEdition', SEEN, USE, seen),
  discard: (by: Client, seen: Seen, reason = '不再需要') =>
    call(by, 'discardEdition', `${SEEN}, $reason: String!`, `${USE}, reason: $reason`, {
      ...seen,
      reason,
    }),
  pass: (by: Client, seen: Seen, more: { comment?: string; raiseToMajor?: boolean } = {}) =>
    call(
      by,
      'passEdition',
      `${SEEN}, $comment: String, $raiseToMajor: Boolean! = false`,
      `${USE}, comment: $comment, raiseToMajor: $raiseToMajor`,
      { ...seen, ...more },
    ),
  approve: (by: Client, seen: Seen) => call(by, 'approveEdition', SEEN, USE, seen),
  sendBack: (by: Client, seen: Seen, reason = '请补充政策依据') =>
    call(by, 'sendBackEdition', `${SEEN}, $reason: String!`, `${USE}, reason: $reason`, {
      ...seen,
      reason,
    }),
  publish: (by: Client, seen: Seen, times: Record<string, string> = {}) =>
    call(
      by,
      'publishEdition',
      `${SEEN}, $partyFrom: DateTime, $visibleFrom: DateTime, $visibleUntil: DateTime`,
      `${USE}, partyFrom: $partyFrom, visibleFrom: $visibleFrom, visibleUntil: $visibleUntil`,
      { ...seen, ...times },
    ),
  unschedule: (by: Client, seen: Seen) => call(by, 'unscheduleEdition', SEEN, USE, seen),
  withdraw: (by: Client, seen: Seen, reason = '金额核算有误') =>
    call(by, 'withdrawEdition', `${SEEN}, $reason: String!`, `${USE}, reason: $reason`, {
      ...seen,
      reason,
    }),
  revise: (by: Client, disclosureId: string, changeNote = '更正第二段的日期') =>
    call(by, 'reviseDisclosure', '$id: ID!, $note: String!', 'id: $id, changeNote: $note', {
      id: disclosureId,
      note: changeNote,
    }),
};

export interface Seen {
  id: string;
  version: number;
}

const SEEN = '$id: ID!, $version: Int!';
const USE = 'id: $id, version: $version';

async function call(
  by: Client,
  mutation: string,
  declared: string,
  used: string,
  variables: object,
): Promise<Answer<EditionFacts>> {
  const answer = await by.run<Record<string, EditionFacts>>(
    `mutation (${declared}) { ${mutation}(${used}) { ${FACTS} } }`,
    // A client sends what it saw; the facts that came with it are not variables.
    Object.fromEntries(
      Object.entries(variables).filter(([name]) => declared.includes(`$${name}:`)),
    ),
  );
  return { ...answer, data: answer.data?.[mutation] ?? null };
}

/** The facts of an accepted step; fails the test when it was refused. */
export function accepted(answer: Answer<EditionFacts>): EditionFacts {
  if (answer.data === null) throw new Error(`refused: ${answer.text}`);
  return answer.data;
}

/** The code of the one refusal in an answer, or null when it was accepted. */
export function refusalCode({ errors }: Answer<unknown>): string | null {
  return errors[0]?.extensions.code ?? null;
}

/** Everybody of the main story, signed in. */
export async function officesOf(town: Town) {
  const [roster, drafter, leader, committee, office] = await Promise.all([
    town.staff('roster'),
    town.staff('drafter'),
    town.staff('leader'),
    town.staff('committee'),
    town.staff('office'),
  ]);
  return { roster, drafter, leader, committee, office };
}

export type Offices = Awaited<ReturnType<typeof officesOf>>;

/** A submitted minor edition. */
export async function submitted(
  { drafter }: Offices,
  input: Record<string, unknown> = {},
): Promise<EditionFacts> {
  return accepted(await verbs.submit(drafter, accepted(await verbs.draft(drafter, input))));
}

/** A minor edition waiting for the office. */
export async function approved(
  offices: Offices,
  input: Record<string, unknown> = {},
): Promise<EditionFacts> {
  return accepted(await verbs.pass(offices.leader, await submitted(offices, input)));
}

/** A minor edition the public sees. */
export async function published(
  offices: Offices,
  input: Record<string, unknown> = {},
): Promise<EditionFacts> {
  return accepted(await verbs.publish(offices.office, await approved(offices, input)));
}

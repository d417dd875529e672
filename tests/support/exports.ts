import type { Answer, Client } from './client.ts';

export interface ExportFacts {
  id: string;
  state: string;
  rowCount: number;
  requestedBy: string;
  decidedBy: string | null;
  refusalReason: string | null;
  endsAt: string | null;
  servedAt: string | null;
  path: string | null;
}

const FACTS = 'id state rowCount requestedBy decidedBy refusalReason endsAt servedAt path';

/** What people do with an export. */
export const exportVerbs = {
  request: (by: Client, rosterId: string, more: Record<string, string> = {}) =>
    call(
      by,
      `mutation ($rosterId: ID!, $format: ExportFormat!, $kind: ExportKind!, $reason: String!) {
        done: requestRosterExport(rosterId: $rosterId, format: $format, kind: $kind, reason: $reason) { ${FACTS} } }`,
      { rosterId, format: 'CSV', kind: 'PERSONAL', reason: '与财政所核对发放名单', ...more },
    ),
  consent: (by: Client, id: string) =>
    call(by, `mutation ($id: ID!) { done: consentToExport(id: $id) { ${FACTS} } }`, { id }),
  refuse: (by: Client, id: string, reason = '请改用公示内容') =>
    call(
      by,
      `mutation ($id: ID!, $reason: String!) { done: refuseExport(id: $id, reason: $reason) { ${FACTS} } }`,
      { id, reason },
    ),
};

async function call(
  by: Client,
  query: string,
  variables: Record<string, unknown>,
): Promise<Answer<ExportFacts>> {
  const answer = await by.run<{ done: ExportFacts }>(query, variables);
  return { ...answer, data: answer.data?.done ?? null };
}

/** The facts of an accepted step; fails the test when it was refused. */
export function granted(answer: Answer<ExportFacts>): ExportFacts {
  if (answer.data === null) throw new Error(`refused: ${answer.text}`);
  return answer.data;
}

export async function listExports(by: Client, first = 200): Promise<ExportFacts[]> {
  const { exports } = await by.must<{ exports: { nodes: ExportFacts[] } }>(
    `query ($first: Int!) { exports(first: $first) { nodes { ${FACTS} } } }`,
    { first },
  );
  return exports.nodes;
}

/** Fetches the file as the browser of this person does. */
export function download(by: Client, id: string, method = 'GET'): Promise<Response> {
  const headers: Record<string, string> = by.cookie === null ? {} : { cookie: by.cookie };
  return fetch(`${by.url}/exports/${id}`, { method, headers });
}

import type { Answer, Client } from './client.ts';
import { sample } from './roster-files.ts';

export interface DraftFacts {
  id: string;
  rowCount: number;
  storedRowCount: number;
  totalAmount: string;
  mayBeSubmitted: boolean;
  problems: {
    sheet: string;
    row: number | null;
    column: string | null;
    code: string;
    severity: string;
    message: string;
  }[];
}

const IMPORT = `mutation ($input: ImportRosterInput!, $file: Upload!) {
  importRoster(input: $input, file: $file) {
    id rowCount storedRowCount totalAmount mayBeSubmitted
    problems { sheet row column code severity message }
  }
}`;

/** The clerk's upload, as Altair sends it. */
export async function importFile(
  by: Client,
  programmeCode: string,
  period: string,
  file: { name: string; bytes: Uint8Array },
): Promise<Answer<DraftFacts>> {
  const answer = await by.upload<{ importRoster: DraftFacts }>(
    IMPORT,
    { input: { programmeCode, period } },
    file,
  );
  return { ...answer, data: answer.data?.importRoster ?? null };
}

/** One of the sample files as offices hand them over. */
export async function importSample(by: Client, file: keyof typeof SAMPLES): Promise<DraftFacts> {
  const [programmeCode, period] = SAMPLES[file];
  const answer = await importFile(by, programmeCode, period, { name: file, bytes: sample(file) });
  if (answer.data === null) throw new Error(`refused: ${answer.text}`);
  return answer.data;
}

export const SAMPLES = {
  'farmland-fertility-2026.xlsx': ['FARMLAND_FERTILITY', '2026'],
  'farmland-fertility-2026.faulty.xlsx': ['FARMLAND_FERTILITY', '2026'],
  'minimum-living-allowance-2026-10.gbk.csv': ['MINIMUM_LIVING_ALLOWANCE', '2026-10'],
  'extreme-poverty-support-2026-q3.xls': ['EXTREME_POVERTY_SUPPORT', '2026-Q3'],
} as const;

/** What is wrong with the file, besides that no document gave the money yet. */
export function ofFile({ problems }: DraftFacts): DraftFacts['problems'] {
  return problems.filter(({ code }) => code !== 'ALLOCATION_MISSING');
}

/** The clerk gives one reason for every warning that waits for one. */
export async function explainWarnings(
  by: Client,
  rosterId: string,
  reason = '已逐人核对，情况属实。',
): Promise<void> {
  const { rosterDraft } = await by.must<{
    rosterDraft: { problems: { key: string; severity: string; reason: string | null }[] };
  }>('query ($id: ID!) { rosterDraft(id: $id) { problems { key severity reason } } }', {
    id: rosterId,
  });
  const waiting = rosterDraft.problems.filter(
    (one) => one.severity === 'WARNING' && one.reason === null,
  );
  if (waiting.length === 0) return;
  await by.must(
    `mutation ($id: ID!, $input: ProblemExplanationInput!) {
       explainRosterProblems(rosterId: $id, input: $input) { id } }`,
    { id: rosterId, input: { keys: waiting.map(({ key }) => key), reason } },
  );
}

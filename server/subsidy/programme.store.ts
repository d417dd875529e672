import type { Reader, Writer } from '../database/database.ts';
import { ProgrammeRateRow, ProgrammeRevisionRow, ProgrammeRow } from './programme.entity.ts';
import type { SubsidyProgramme } from './programme.ts';
import { RosterRow } from './roster.entity.ts';

/** Every programme with its latest wording, retired ones included, in the order they came. */
export async function listProgrammes(reader: Reader): Promise<SubsidyProgramme[]> {
  const [rows, latest] = await Promise.all([
    reader.find(ProgrammeRow, { order: { position: 'ASC', code: 'ASC' } }),
    programmesByCode(reader),
  ]);
  return rows.map(({ code }) => latest.get(code)!);
}

/** The same in one statement and no order: every look-up asks for them. */
export async function programmesByCode(
  reader: Reader,
): Promise<ReadonlyMap<string, SubsidyProgramme>> {
  const wordings = await listWordings(reader);
  return new Map(
    wordings.map(({ code, number, content, isRetired }) => [
      code,
      { code, revision: number, isRetired, ...content },
    ]),
  );
}

/** Every wording of every programme, each programme's oldest first. */
export function listWordings(reader: Reader): Promise<ProgrammeRevisionRow[]> {
  return reader.find(ProgrammeRevisionRow, { order: { number: 'ASC' } });
}

/** What a programme said over time, newest first. */
export function listProgrammeRevisions(
  reader: Reader,
  code: string,
): Promise<ProgrammeRevisionRow[]> {
  return reader.find(ProgrammeRevisionRow, { where: { code }, order: { number: 'DESC' } });
}

export async function insertProgramme(writer: Writer, code: string): Promise<void> {
  const position = await writer.count(ProgrammeRow);
  await writer.insert(ProgrammeRow, { code, position });
}

/** The unique key on code and number decides between two who change a programme at once. */
export async function insertProgrammeRevision(
  writer: Writer,
  revision: Omit<ProgrammeRevisionRow, 'id'>,
): Promise<void> {
  await writer.insert(ProgrammeRevisionRow, revision);
}

/** In the order they were set. */
export function listRates(reader: Reader, programmeCode: string): Promise<ProgrammeRateRow[]> {
  return reader.find(ProgrammeRateRow, { where: { programmeCode }, order: { id: 'ASC' } });
}

export async function insertRate(
  writer: Writer,
  rate: Omit<ProgrammeRateRow, 'id'>,
): Promise<void> {
  await writer.insert(ProgrammeRateRow, rate);
}

export function hasRosters(reader: Reader, programmeCode: string): Promise<boolean> {
  return reader.existsBy(RosterRow, { programmeCode });
}

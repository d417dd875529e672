import { In } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { FundAllocationRow, ProgrammeRateRow, RosterExplanationRow } from './proof.entity.ts';
import { RosterEntryRow, RosterProblemRow, RosterRow } from './roster.entity.ts';

export function listAllocations(
  reader: Reader,
  programmeCode: string,
  period: string,
): Promise<FundAllocationRow[]> {
  return reader.find(FundAllocationRow, {
    where: { programmeCode, period },
    order: { id: 'ASC' },
  });
}

export function findAllocation(reader: Reader, id: number): Promise<FundAllocationRow | null> {
  return reader.findOneBy(FundAllocationRow, { id });
}

export async function insertAllocation(
  writer: Writer,
  allocation: Omit<FundAllocationRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(FundAllocationRow, { ...allocation });
  return (identifiers[0] as { id: number }).id;
}

export function listRates(reader: Reader, programmeCode: string): Promise<ProgrammeRateRow[]> {
  return reader.find(ProgrammeRateRow, { where: { programmeCode }, order: { number: 'ASC' } });
}

export async function insertRate(writer: Writer, rate: ProgrammeRateRow): Promise<void> {
  await writer.insert(ProgrammeRateRow, { ...rate });
}

export function listWarnings(
  reader: Reader,
  rosterId: number,
  code: string | null,
): Promise<RosterProblemRow[]> {
  return reader.find(RosterProblemRow, {
    where: { rosterId, severity: 'WARNING', ...(code === null ? {} : { code }) },
    order: { position: 'ASC' },
  });
}

export function listExplanations(
  reader: Reader,
  rosterId: number,
): Promise<RosterExplanationRow[]> {
  return reader.find(RosterExplanationRow, { where: { rosterId } });
}

const CHUNK = 500;

/** The last word on each warning counts. */
export async function saveExplanations(
  writer: Writer,
  explanations: readonly RosterExplanationRow[],
): Promise<void> {
  for (let at = 0; at < explanations.length; at += CHUNK) {
    const chunk = explanations.slice(at, at + CHUNK);
    const positions = chunk.map(({ position }) => position);
    const { rosterId } = chunk[0]!;
    await writer.delete(RosterExplanationRow, { rosterId, position: In(positions) });
    await writer.insert(
      RosterExplanationRow,
      chunk.map((row) => ({ ...row })),
    );
  }
}

/** Who of these stands on rosters of these programmes, with the rosters' ids and periods. */
export async function findOnOtherRosters(
  reader: Reader,
  personKeys: readonly string[],
  programmeCodes: readonly string[],
): Promise<{ personKey: string; rosterId: number; programmeCode: string; period: string }[]> {
  return reader
    .createQueryBuilder(RosterEntryRow, 'entry')
    .innerJoin(RosterRow, 'roster', 'roster.id = entry.rosterId')
    .select('entry.personKey', 'personKey')
    .addSelect('roster.id', 'rosterId')
    .addSelect('roster.programmeCode', 'programmeCode')
    .addSelect('roster.period', 'period')
    .where('entry.personKey IN (:...personKeys)', { personKeys })
    .andWhere('roster.programmeCode IN (:...programmeCodes)', { programmeCodes })
    .getRawMany();
}

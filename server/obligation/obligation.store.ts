import { Between, IsNull } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import type { Day } from '../shared/day.ts';
import { ObligationRow } from './obligation.entity.ts';

/** What the office opened and did not cancel, due within these days, earliest first. */
export function listDueBetween(reader: Reader, from: Day, to: Day): Promise<ObligationRow[]> {
  return reader.find(ObligationRow, {
    where: { dueOn: Between(from, to), cancelledAt: IsNull() },
    order: { dueOn: 'ASC', id: 'ASC' },
  });
}

export function findObligation(reader: Reader, id: number): Promise<ObligationRow | null> {
  return reader.findOneBy(ObligationRow, { id });
}

export async function insertObligation(
  writer: Writer,
  obligation: Omit<ObligationRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(ObligationRow, obligation);
  return (identifiers[0] as { id: number }).id;
}

/** False when it was cancelled or taken by another disclosure meanwhile. */
export async function changeOpen(
  writer: Writer,
  id: number,
  change: Partial<ObligationRow>,
): Promise<boolean> {
  const open = { id, disclosureId: IsNull(), cancelledAt: IsNull() };
  const { affected } = await writer.update(ObligationRow, open, change);
  return affected === 1;
}

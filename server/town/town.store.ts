import type { Reader } from '../database/database.ts';
import { TownRow, VillageRow } from './town.entity.ts';

export async function findTown(reader: Reader): Promise<TownRow | null> {
  const [town] = await reader.find(TownRow, { take: 1 });
  return town ?? null;
}

export function listVillages(reader: Reader): Promise<VillageRow[]> {
  return reader.find(VillageRow, { order: { position: 'ASC' } });
}

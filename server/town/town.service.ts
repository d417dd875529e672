import type { Deps } from '../context.ts';
import { Refusal } from '../shared/refusal.ts';
import * as store from './town.store.ts';

export interface Town {
  readonly divisionCode: string;
  readonly name: string;
  readonly hotline: string;
  readonly isDemo: boolean;
}

export interface Village {
  readonly code: string;
  readonly name: string;
}

/** Throws NOT_FOUND while the installation has no town yet. */
export async function findTown(deps: Deps): Promise<Town> {
  const town = await store.findTown(deps.database.read);
  if (town === null)
    throw new Refusal('NOT_FOUND', '还没有录入乡镇资料，请信息员先完成安装（见 README）。');
  return town;
}

/** In the order of the division codes the office uses. */
export function listVillages(deps: Deps): Promise<Village[]> {
  return store.listVillages(deps.database.read);
}

export async function villagesByCode(deps: Deps): Promise<ReadonlyMap<string, Village>> {
  return new Map((await listVillages(deps)).map((village) => [village.code, village]));
}

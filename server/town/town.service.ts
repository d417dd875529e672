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
    throw new Refusal(
      'NOT_FOUND',
      '这台服务器还没有乡镇资料。试用请设 LIANXIN_DEMO=on 后重新启动，会装入演示镇。',
    );
  return town;
}

/** In the order of the division codes the office uses. */
export function listVillages(deps: Deps): Promise<Village[]> {
  return store.listVillages(deps.database.read);
}

export async function villagesByCode(deps: Deps): Promise<ReadonlyMap<string, Village>> {
  return new Map((await listVillages(deps)).map((village) => [village.code, village]));
}

/** Who publishes for a village (村民委员会) or community (居民委员会). */
export function villageBody({ name }: Village): string {
  return `${name}${name.endsWith('社区') ? '居民委员会' : '村民委员会'}`;
}

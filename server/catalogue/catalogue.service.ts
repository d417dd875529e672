import type { Deps } from '../context.ts';
import { Refusal } from '../shared/refusal.ts';
import * as store from './catalogue.store.ts';

/** An entry of the disclosure catalogue (公开目录项). */
export interface CatalogueEntry {
  readonly code: string;
  readonly subject: string;
  readonly theme: string;
  readonly alwaysMajor: boolean;
}

export function listEntries(deps: Deps): Promise<CatalogueEntry[]> {
  return store.listEntries(deps.database.read);
}

export async function entriesByCode(deps: Deps): Promise<ReadonlyMap<string, CatalogueEntry>> {
  return new Map((await listEntries(deps)).map((entry) => [entry.code, entry]));
}

/** Throws NOT_FOUND with where to look. */
export async function requireEntry(deps: Deps, code: string): Promise<CatalogueEntry> {
  const entry = await store.findEntry(deps.database.read, code);
  if (entry === null)
    throw new Refusal('NOT_FOUND', '公开目录里没有这个代码，请用 catalogue 查询可用的代码。');
  return entry;
}

import { Pager } from './paging.svelte.ts';

const pagers = new Map<string, Pager>();

/** The same place for the same list, until the next person. */
export function pagerFor(key: string): Pager {
  let pager = pagers.get(key);
  if (pager === undefined) pagers.set(key, (pager = new Pager()));
  return pager;
}

export function forgetPagers(): void {
  pagers.clear();
}

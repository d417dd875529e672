import { compact } from './cell-text.ts';

export interface Village {
  readonly code: string;
  readonly name: string;
}

/** Finds a town's villages by the ways offices write them. */
export interface VillageFinder {
  /** A cell that names a village: 前潘村, 前潘, 前潘村委会, 王市镇前潘村, 341623110202. */
  named(text: string): Village | null;
  /** The one village a title or sheet name speaks of; null when none or several. */
  within(text: string): Village | null;
}

const SUFFIX = /(村民委员会|居民委员会|村委会|居委会|社区|村)+$/;

export function villageFinder(villages: readonly Village[]): VillageFinder {
  const byKey = new Map<string, Village | null>();
  // A stem that two villages share (王市村, 王市社区) names neither.
  for (const village of villages)
    byKey.set(stem(village.name), byKey.has(stem(village.name)) ? null : village);
  for (const village of villages) {
    byKey.set(village.name, village);
    byKey.set(village.code, village);
  }
  const cached = new Map<string, Village | null>();

  function lookUp(text: string): Village | null {
    const key = compact(text);
    if (key === '') return null;
    const withoutTown = key.replace(/^.{1,8}?[镇乡](?=.)/, '');
    for (const form of [key, withoutTown, stem(key), stem(withoutTown)]) {
      const village = byKey.get(form);
      if (village !== undefined) return village;
    }
    return null;
  }

  return {
    named(text) {
      const known = cached.get(text);
      if (known !== undefined) return known;
      const found = lookUp(text);
      if (cached.size < 10_000) cached.set(text, found);
      return found;
    },
    within(text) {
      const key = compact(text);
      const found = villages.filter((village) => key.includes(village.name));
      const longest = found.filter(
        (one) => !found.some((other) => other !== one && other.name.includes(one.name)),
      );
      return longest.length === 1 ? (longest[0] ?? null) : null;
    },
  };
}

function stem(name: string): string {
  return name.replace(SUFFIX, '') || name;
}

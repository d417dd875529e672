import { compact } from './cell-text.ts';

export interface Village {
  readonly code: string;
  readonly name: string;
}

/** Where a roster may be from. */
export interface Places {
  /** The town's own name (王市镇); empty while it is not known. */
  readonly townName: string;
  readonly villages: readonly Village[];
}

/** Finds a town's villages by the ways offices write them. */
export interface VillageFinder {
  /** A cell that names a village: 前潘村, 前潘, 前潘村委会, 王市镇前潘村, 341623110202. */
  named(text: string): Village | null;
  /** The villages a title or sheet name speaks of. Those of another town are not ours. */
  mentioned(text: string): Village[];
  /** True when a village of ours is named, but as another town's: 城关镇前潘村. */
  isOfAnotherTown(text: string): boolean;
}

const SUFFIX = /(村民委员会|居民委员会|村委会|居委会|社区|行政村|村)+$/;
/** What may follow a village's short name at the start of a title or of a sheet's name. */
const AFTER_STEM = /^(?:$|[\d(_\-—.·]|花名册|名册|发放|公示|补贴|耕地|低保|特困|农户)/;

export function villageFinder({ townName, villages }: Places): VillageFinder {
  const byKey = keysOf(villages);
  const cached = new Map<string, Village | null>();

  function lookUp(text: string): Village | null {
    const key = compact(text);
    if (key === '') return null;
    const bare = withoutTown(key, townName);
    for (const form of [key, bare, stem(key), stem(bare)]) {
      const village = byKey.get(form);
      if (village !== undefined) return village;
    }
    return null;
  }

  /** 前潘2026年花名册, 1.高寨: the short name, where nobody's own name can stand. */
  function startedBy(key: string): Village[] {
    const bare = withoutTown(key.replace(/^第?\d{1,3}[、.:)]/, ''), townName);
    return villages.filter(({ name }) => {
      const short = stem(name);
      const isWhole = bare.startsWith(short) && AFTER_STEM.test(bare.slice(short.length));
      // 王市2026年 is the town.
      return isWhole && byKey.get(short) !== null && !townName.startsWith(short);
    });
  }

  return {
    named(text) {
      const known = cached.get(text);
      if (known !== undefined) return known;
      const found = lookUp(text);
      if (cached.size < 10_000) cached.set(text, found);
      return found;
    },
    isOfAnotherTown(text) {
      const key = compact(text);
      return villages.some(({ name }) => placesOf(key, name, townName).includes('another town'));
    },
    mentioned(text) {
      const key = compact(text);
      const found = villages.filter((village) =>
        formsOf(village).some((form) => placesOf(key, form, townName).includes('ours')),
      );
      if (found.length === 0) return startedBy(key);
      return found.filter(
        (one) => !found.some((other) => other !== one && other.name.includes(one.name)),
      );
    },
  };
}

function keysOf(villages: readonly Village[]): Map<string, Village | null> {
  const byKey = new Map<string, Village | null>();
  // A stem that two villages share (王市村, 王市社区) names neither.
  for (const village of villages)
    byKey.set(stem(village.name), byKey.has(stem(village.name)) ? null : village);
  for (const village of villages) {
    byKey.set(village.name, village);
    byKey.set(village.code, village);
  }
  return byKey;
}

function formsOf({ name }: Village): string[] {
  return name.endsWith('村') ? [name, `${stem(name)}行政村`] : [name];
}

function stem(name: string): string {
  return name.replace(SUFFIX, '') || name;
}

/** Cuts the town's own name and the county before it, never another town's: 城关镇前潘村 stays. */
function withoutTown(key: string, townName: string): string {
  const at = townName === '' ? -1 : key.indexOf(townName);
  const before = key.slice(0, Math.max(at, 0));
  const isOwn = at >= 0 && (before === '' || /[省市县区旗州盟]$/.test(before));
  return isOwn ? key.slice(at + townName.length) || key : key;
}

type Whose = 'ours' | 'another town' | 'longer name';

/** Whose village each mention of a name is. */
function placesOf(text: string, name: string, townName: string): Whose[] {
  const places: Whose[] = [];
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    places.push(whose(text.slice(0, at), townName));
  return places;
}

/** Judged by what stands before the name: 东高寨村 is not 高寨村, 城关镇高寨村 is not ours. */
function whose(before: string, townName: string): Whose {
  const town = [...before.matchAll(/(?<![城乡])(?:镇|街道|乡(?![村镇]))/g)].at(-1);
  if (town === undefined)
    return /[东西南北前后大小上下新老]$/.test(before) ? 'longer name' : 'ours';
  const isOwn = townName !== '' && before.slice(0, town.index + town[0].length).endsWith(townName);
  return isOwn ? 'ours' : 'another town';
}

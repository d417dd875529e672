/**
 * The subsidy programmes (补贴项目) the town pays and how their rosters are counted. Codes are names
 * other records rely on; a code once used stays.
 */
export interface SubsidyProgramme {
  readonly code: string;
  readonly name: string;
  /** What a row counts: 亩, 人 or 户. */
  readonly unit: string;
  /** `area`: amount = quantity × rate is checked on each row. `stated`: the amount stands alone. */
  readonly arithmetic: 'area' | 'stated';
  /** The catalogue entry its rosters are published under. */
  readonly catalogueCode: string;
  /** Programmes nobody may draw for the same days (特困 and 低保). */
  readonly excludes: readonly string[];
  /** What a row's person is called in public: 户主, 救助对象 … */
  readonly recipient: string;
}

export const PROGRAMMES = [
  {
    code: 'FARMLAND_FERTILITY',
    name: '耕地地力保护补贴',
    unit: '亩',
    arithmetic: 'area',
    catalogueCode: 'FARMLAND_FERTILITY',
    excludes: [],
    recipient: '户主',
  },
  {
    code: 'MINIMUM_LIVING_ALLOWANCE',
    name: '农村最低生活保障金',
    unit: '人',
    arithmetic: 'stated',
    catalogueCode: 'MINIMUM_LIVING_ALLOWANCE',
    excludes: ['EXTREME_POVERTY_SUPPORT'],
    recipient: '户主',
  },
  {
    code: 'EXTREME_POVERTY_SUPPORT',
    name: '特困人员救助供养金',
    unit: '人',
    arithmetic: 'stated',
    catalogueCode: 'EXTREME_POVERTY_SUPPORT',
    excludes: ['MINIMUM_LIVING_ALLOWANCE'],
    recipient: '救助对象',
  },
  {
    code: 'GRAIN_DIRECT_SUBSIDY',
    name: '种粮农民直接补贴',
    unit: '亩',
    arithmetic: 'area',
    catalogueCode: 'GRAIN_DIRECT_SUBSIDY',
    excludes: [],
    recipient: '户主',
  },
] as const satisfies readonly SubsidyProgramme[];

export function findProgramme(code: string): SubsidyProgramme | undefined {
  return PROGRAMMES.find((programme) => programme.code === code);
}

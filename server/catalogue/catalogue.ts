import type { Interval } from '../shared/period.ts';
import { Refusal } from '../shared/refusal.ts';

/** The ways of publishing the national standard catalogue knows (渠道和载体). */
export const CHANNELS = [
  'GOVERNMENT_WEBSITE',
  'GAZETTE',
  'SOCIAL_ACCOUNT',
  'PRESS_CONFERENCE',
  'BROADCASTING',
  'PRINT',
  'PUBLIC_READING_POINT',
  'SERVICE_CENTRE',
  'CONVENIENCE_STATION',
  'HOUSE_VISIT',
  'VILLAGE_NOTICE_BOARD',
  'TARGETED_PUSH',
  'OTHER',
] as const;
export type Channel = (typeof CHANNELS)[number];

/** Regular matters come each interval, staged ones when a stage ends, temporary ones at any time. */
export const CADENCES = ['REGULAR', 'STAGED', 'TEMPORARY'] as const;
export type Cadence = (typeof CADENCES)[number];

export const LEVELS = ['COUNTY', 'TOWNSHIP', 'VILLAGE'] as const;
export type Level = (typeof LEVELS)[number];

export const MODES = ['PROACTIVE', 'ON_REQUEST'] as const;
export type Mode = (typeof MODES)[number];

export const OPEN_TO = ['WHOLE_SOCIETY', 'SPECIFIC_GROUP'] as const;
export type OpenTo = (typeof OPEN_TO)[number];

export const DAY_KINDS = ['WORKING_DAYS', 'CALENDAR_DAYS'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** A number of days with how they are counted. */
export interface DayCount {
  readonly days: number;
  readonly kind: DayKind;
}

/** Something the content has to tell (内容要素). */
export interface ContentElement {
  readonly name: string;
  /** Without it the party committee cannot approve. */
  readonly isRequired: boolean;
  /** Any of them in title or text shows that it is there, as does the name itself. */
  readonly words: readonly string[];
}

/** What the catalogue says about a matter (公开目录项), as the national standard lays it out. */
export interface CatalogueContent {
  /** 一级事项 */
  readonly theme: string;
  /** 二级事项 */
  readonly subject: string;
  readonly elements: readonly ContentElement[];
  readonly legalBasis: readonly string[];
  /** Counted from the day the information was formed or changed. */
  readonly timeLimit: DayCount;
  readonly cadence: Cadence;
  /** Of a regular matter, else null. */
  readonly interval: Interval | null;
  readonly publishingBody: string;
  readonly level: Level;
  readonly mode: Mode;
  readonly openTo: OpenTo;
  readonly channels: readonly Channel[];
  /** The party committee approves every edition. */
  readonly alwaysMajor: boolean;
  /** How long it must stay for objections (公示期); null without one. */
  readonly publicPeriod: DayCount | null;
}

/** An entry as it is in force. */
export interface CatalogueEntry extends CatalogueContent {
  readonly code: string;
  readonly position: number;
  /** Which wording this is, from 1. */
  readonly revision: number;
  readonly isRetired: boolean;
}

/** The word a carried roster adds to the text elements are looked for in. */
const ROSTER_WORD = '花名册';

/** The elements of which nothing is found in what was written. */
export function missingElements(
  elements: readonly ContentElement[],
  written: { readonly title: string; readonly body: string; readonly hasRoster: boolean },
): ContentElement[] {
  const text = `${written.title}\n${written.body}\n${written.hasRoster ? ROSTER_WORD : ''}`;
  return elements.filter(
    ({ name, words }) => ![name, ...words].some((word) => text.includes(word)),
  );
}

/** Working days of publicity the party's rules ask for at least; an entry may only ask for more. */
const LEAST_PUBLICITY: ReadonlyMap<string, number> = new Map([['PARTY_ADMISSION', 5]]);

/** True where a rule sets the least publicity: nothing an edition carries may shorten it. */
export function hasLeastPublicity(code: string): boolean {
  return LEAST_PUBLICITY.has(code);
}

const CODE = /^[A-Z][A-Z0-9_]{1,58}[A-Z0-9]$/;
const MOST_DAYS = 365;

/** Throws BAD_INPUT naming everything that is wrong with an entry. */
export function checkEntry(code: string, content: CatalogueContent): void {
  const problems = [
    ...(CODE.test(code) ? [] : ['代码 code 只能用大写字母、数字和下划线，3 到 60 个']),
    ...lengthProblems(content),
    ...cadenceProblems(content),
    ...dayProblems('时限 timeLimit', content.timeLimit),
    ...dayProblems('公示期 publicPeriod', content.publicPeriod),
    ...publicityProblems(code, content.publicPeriod),
  ];
  if (problems.length > 0) throw new Refusal('BAD_INPUT', `${problems.join('；')}。请改后重试。`);
}

function lengthProblems(content: CatalogueContent): string[] {
  const texts: [name: string, text: string, max: number][] = [
    ['一级事项 theme', content.theme, 60],
    ['二级事项 subject', content.subject, 120],
    ['公开主体 publishingBody', content.publishingBody, 60],
    ...content.legalBasis.map((text): [string, string, number] => ['依据 legalBasis', text, 200]),
    ...content.elements.flatMap(({ name, words }) =>
      [name, ...words].map((text): [string, string, number] => ['内容要素 elements', text, 60]),
    ),
  ];
  const problems = texts.flatMap(([name, text, max]) => {
    if (text.trim() === '') return [`${name}不能为空`];
    return [...text].length > max ? [`${name}最多 ${max} 字`] : [];
  });
  if (content.legalBasis.length === 0) problems.push('请写明依据 legalBasis');
  if (content.channels.length === 0) problems.push('请至少选一种渠道 channels');
  if (content.elements.length > 30) problems.push('内容要素最多 30 项');
  return [...new Set(problems)];
}

function cadenceProblems({ cadence, interval }: CatalogueContent): string[] {
  if (cadence === 'REGULAR' && interval === null) return ['定期公开的事项请写明多久一次 interval'];
  if (cadence !== 'REGULAR' && interval !== null)
    return ['只有定期公开的事项才有 interval，请去掉'];
  return [];
}

function dayProblems(name: string, count: DayCount | null): string[] {
  if (count === null || (count.days >= 1 && count.days <= MOST_DAYS)) return [];
  return [`${name}应在 1 到 ${MOST_DAYS} 天之间`];
}

function publicityProblems(code: string, period: DayCount | null): string[] {
  const least = LEAST_PUBLICITY.get(code);
  if (least === undefined || (period?.kind === 'WORKING_DAYS' && period.days >= least)) return [];
  return [`发展党员的公示期 publicPeriod 不能少于 ${least} 个工作日，请按工作日填写`];
}

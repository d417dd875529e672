import { Refusal } from '../../shared/refusal.ts';
import { hideNumbers } from './file-text.ts';
import { FIELD_LABELS, ROSTER_FIELDS, type MeaningOf, type RosterField } from './header-names.ts';

/** IGNORE: the column says nothing a roster needs, whatever its name. */
export type CorrectedField = RosterField | 'IGNORE';

/** What a clerk said that a header means. */
export interface HeaderCorrection {
  /** As in the file. */
  readonly header: string;
  readonly field: CorrectedField;
}

export interface AppliedCorrection extends HeaderCorrection {
  /** Said with this file, which therefore has the header; else remembered from an earlier one. */
  readonly isGiven: boolean;
}

const LONGEST_HEADER = 60;
/** Some characters become several when they are made plain. */
const LONGEST_KEY = 120;
const MOST_CORRECTIONS = 50;
const MOST_TOLD = 40;
/** Wins over every name that is only guessed. */
const CERTAIN = -1;

/** Equal for headers that only differ in spaces, line breaks and full-width forms. */
export function headerKey(header: string): string {
  // Cut as it is shown, so that what a clerk copies from there is found.
  const shown = hideNumbers(header.trim().slice(0, LONGEST_HEADER));
  return shown
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .slice(0, LONGEST_KEY);
}

/** The names of headers, with what was corrected going first. */
export function correctedHeaders(
  guess: MeaningOf,
  corrections: readonly AppliedCorrection[],
): MeaningOf {
  if (corrections.length === 0) return guess;
  const told = new Map(corrections.map((correction) => [headerKey(correction.header), correction]));
  const meaningOf: MeaningOf = (headerText) => {
    const correction = told.get(headerKey(headerText));
    if (correction === undefined) return guess(headerText);
    const { field } = correction;
    return field === 'IGNORE' ? null : { field, preference: CERTAIN };
  };
  return Object.assign(meaningOf, {
    isTold: (text: string) => told.has(headerKey(text)),
    byNameAlone: (text: string) => {
      const isRemembered = told.get(headerKey(text))?.isGiven === false;
      return isRemembered ? (guess(text)?.field ?? null) : null;
    },
  });
}

/** Throws BAD_INPUT for a field nobody knows, and for a header or a field named twice. */
export function requireCorrections(
  input: readonly { readonly header: string; readonly field: string }[],
): HeaderCorrection[] {
  if (input.length > MOST_CORRECTIONS)
    throw badInput(`columns 最多写 ${MOST_CORRECTIONS} 列，请只写认错了的列。`);
  const headers = new Set<string>();
  const fields = new Set<string>();
  return input.map(({ header, field }) => {
    const key = headerKey(header);
    if (key === '') throw badInput('columns 里的 header 是空的，请照文件里的表头填写。');
    if (!isCorrectedField(field))
      throw badInput(`没有这个 field：${shown(field)}。可以用的有：${FIELDS_TOLD}。`);
    if (headers.has(key)) throw badInput(`columns 里“${shown(header)}”写了两次，请只留一次。`);
    if (fields.has(field) && field !== 'IGNORE')
      throw badInput(`columns 里有两列都写成 ${field}，请只留一列，另一列改成 IGNORE。`);
    headers.add(key);
    fields.add(field);
    return { header: hideNumbers(header.trim().slice(0, LONGEST_HEADER)), field };
  });
}

/** What counts for a file: what was said with it, and what was said earlier where that is silent. */
export function applied(
  given: readonly HeaderCorrection[],
  remembered: readonly HeaderCorrection[],
): AppliedCorrection[] {
  const headers = new Set(given.map(({ header }) => headerKey(header)));
  const fields = new Set<string>(given.map(({ field }) => field));
  const isSilent = ({ header, field }: HeaderCorrection) =>
    !headers.has(headerKey(header)) && (field === 'IGNORE' || !fields.has(field));
  return [
    ...given.map((correction) => ({ ...correction, isGiven: true })),
    ...remembered.filter(isSilent).map((correction) => ({ ...correction, isGiven: false })),
  ];
}

/** Throws BAD_INPUT, naming the headers there are, when what was said with a file is not in it. */
export function refuseUnknownHeaders(
  corrections: readonly AppliedCorrection[],
  headers: readonly string[],
): void {
  const known = new Map(headers.map((header) => [headerKey(header), header]));
  const unknown = corrections.find(
    ({ header, isGiven }) => isGiven && !known.has(headerKey(header)),
  );
  if (unknown === undefined) return;
  const names = [...known.values()];
  const more = names.length > MOST_TOLD ? ` 等 ${names.length} 个` : '';
  throw badInput(
    `文件里没有“${shown(unknown.header)}”这个表头。文件里有：` +
      `${names.slice(0, MOST_TOLD).map(shown).join('、')}${more}。请照表头原样填写 columns。`,
  );
}

const FIELDS_TOLD = [
  ...ROSTER_FIELDS.map((field) => `${field}（${FIELD_LABELS[field]}）`),
  'IGNORE（不用这一列）',
].join('、');

function isCorrectedField(field: string): field is CorrectedField {
  return field === 'IGNORE' || (ROSTER_FIELDS as readonly string[]).includes(field);
}

function shown(text: string): string {
  const plain = hideNumbers(text).replace(/\s+/g, '');
  return plain.length > 20 ? `${plain.slice(0, 20)}…` : plain;
}

function badInput(message: string): Refusal {
  return new Refusal('BAD_INPUT', message);
}

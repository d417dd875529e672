import { missingElements, type ContentElement } from '../catalogue/catalogue.ts';
import type { Deps } from '../context.ts';
import { wordsNotPublic } from '../permit/permit.ts';
import { rosterFacts, rostersOfPeriod } from '../subsidy/roster.service.ts';
import type { EditionRow } from './disclosure.entity.ts';
import { carriersOfRosters } from './publication.service.ts';

/** Something its author and reviewers should look at; it refuses nothing itself, and says what does. */
export interface EditionWarning {
  readonly code: 'ELEMENT_MISSING' | 'ROSTER_ALREADY_PUBLIC' | 'WORD_NOT_PUBLIC';
  readonly message: string;
}

export async function warningsOf(
  deps: Deps,
  edition: EditionRow,
  elements: readonly ContentElement[],
): Promise<EditionWarning[]> {
  const { title, body, rosterId } = edition;
  const missing = missingElements(elements, { title, body, hasRoster: rosterId !== null });
  const words = wordsNotPublic(edition.catalogueCode, edition);
  return [
    ...words.map(wordNotPublic),
    ...missing.map(missingElement),
    ...(await samePeriod(deps, edition)),
  ];
}

function wordNotPublic({ word, where }: { word: string; where: string }): EditionWarning {
  const message = `${where}里有“${word}”，这些一律不公开，不删去不能提交。`;
  return { code: 'WORD_NOT_PUBLIC', message };
}

function missingElement({ name, isRequired }: ContentElement): EditionWarning {
  const must = isRequired ? '这是必备要素，不写党委不能批准。' : '请看是否需要补写。';
  return { code: 'ELEMENT_MISSING', message: `没有写到“${name}”，${must}` };
}

/** Two rosters of one programme and period would be counted twice by those who stand on both. */
async function samePeriod(deps: Deps, edition: EditionRow): Promise<EditionWarning[]> {
  if (edition.rosterId === null) return [];
  const { programme, period } = (await rosterFacts(deps, [edition.rosterId])).get(
    edition.rosterId,
  )!;
  const rosterIds = await rostersOfPeriod(deps, programme.code, period);
  const carriers = [...(await carriersOfRosters(deps, rosterIds)).values()];
  return carriers
    .filter(({ disclosureId }) => disclosureId !== edition.disclosureId)
    .map(({ disclosureId, title }) => ({
      code: 'ROSTER_ALREADY_PUBLIC',
      message: `${programme.name} ${period} 已经公开过（公开事项 ${disclosureId}《${title}》）。如果是更正，请作废这一份，在原来的事项上再次公开，否则群众会看到两笔。`,
    }));
}

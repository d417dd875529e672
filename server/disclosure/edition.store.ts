import { In, type FindOptionsWhere } from 'typeorm';
import type { Reader, Writer } from '../database/database.ts';
import { decodeCursor, pageOf, type Page, type PageRequest } from '../shared/page.ts';
import type { EditionState } from './disclosure.ts';
import { DisclosureRow, EditionEventRow, EditionRow } from './disclosure.entity.ts';

/** An edition with its disclosure and the other editions of it. */
export interface EditionFile {
  readonly edition: EditionRow;
  readonly disclosure: DisclosureRow;
  /** All editions of the disclosure, this one included, oldest first. */
  readonly siblings: readonly EditionRow[];
}

/** True when any edition, whatever became of it, carries the roster. */
export function carriesRoster(reader: Reader, rosterId: number): Promise<boolean> {
  return reader.existsBy(EditionRow, { rosterId });
}

export async function findEditionFile(reader: Reader, id: number): Promise<EditionFile | null> {
  const edition = await reader.findOneBy(EditionRow, { id });
  if (edition === null) return null;
  const [file] = await editionFiles(reader, [edition]);
  return file!;
}

/** The newest edition that was published, or the newest at all when none was yet. */
export async function findLatestFile(
  reader: Reader,
  disclosureId: number,
): Promise<EditionFile | null> {
  const editions = await reader.find(EditionRow, {
    where: { disclosureId },
    order: { number: 'DESC' },
  });
  const edition = editions.find(({ openDisclosureId }) => openDisclosureId === null) ?? editions[0];
  return edition === undefined ? null : findEditionFile(reader, edition.id);
}

export interface EditionQuery {
  readonly state: EditionState | null;
  readonly authorId: number | null;
  readonly catalogueCode: string | null;
}

/** Newest first. */
export async function pageEditionFiles(
  reader: Reader,
  query: EditionQuery,
  request: PageRequest,
): Promise<Page<EditionFile>> {
  const before = decodeCursor(request);
  const matching = () => {
    const builder = reader
      .createQueryBuilder(EditionRow, 'edition')
      .innerJoin(DisclosureRow, 'disclosure', 'disclosure.id = edition.disclosureId');
    const where: FindOptionsWhere<EditionRow> = {};
    if (query.state !== null) where.state = query.state;
    if (query.authorId !== null) where.authorId = query.authorId;
    builder.where(where);
    if (query.catalogueCode !== null)
      builder.andWhere('disclosure.catalogueCode = :code', { code: query.catalogueCode });
    return builder;
  };
  const page = matching()
    .orderBy('edition.id', 'DESC')
    .limit(request.first + 1);
  if (before !== null) page.andWhere('edition.id < :before', { before });
  const [editions, totalCount] = await Promise.all([page.getMany(), matching().getCount()]);
  const files = await editionFiles(reader, editions);
  return pageOf(files, request, totalCount, ({ edition }) => edition.id);
}

async function editionFiles(
  reader: Reader,
  editions: readonly EditionRow[],
): Promise<EditionFile[]> {
  const ids = [...new Set(editions.map(({ disclosureId }) => disclosureId))];
  if (ids.length === 0) return [];
  const [disclosures, siblings] = await Promise.all([
    reader
      .createQueryBuilder(DisclosureRow, 'disclosure')
      .where('disclosure.id IN (:...ids)', { ids })
      .getMany(),
    reader
      .createQueryBuilder(EditionRow, 'edition')
      .where('edition.disclosureId IN (:...ids)', { ids })
      .orderBy('edition.number')
      .getMany(),
  ]);
  return editions.map((edition) => ({
    edition,
    disclosure: disclosures.find(({ id }) => id === edition.disclosureId)!,
    siblings: siblings.filter(({ disclosureId }) => disclosureId === edition.disclosureId),
  }));
}

export function listEvents(reader: Reader, editionId: number): Promise<EditionEventRow[]> {
  return reader.find(EditionEventRow, { where: { editionId }, order: { id: 'ASC' } });
}

/** A disclosure with the editions of it that were not taken back. */
export interface Standing {
  readonly disclosure: DisclosureRow;
  readonly editions: readonly EditionRow[];
}

/** Disclosures about one of these periods, or with one of these ids. */
export async function listStandings(
  reader: Reader,
  periods: readonly string[],
  ids: readonly number[],
): Promise<Standing[]> {
  const matching = { periods: ['', ...periods], ids: [0, ...ids] };
  const condition = '(disclosure.period IN (:...periods) OR disclosure.id IN (:...ids))';
  const [disclosures, editions] = await Promise.all([
    reader
      .createQueryBuilder(DisclosureRow, 'disclosure')
      .where(condition, matching)
      .orderBy('disclosure.id')
      .getMany(),
    reader
      .createQueryBuilder(EditionRow, 'edition')
      .innerJoin(DisclosureRow, 'disclosure', 'disclosure.id = edition.disclosureId')
      .select(['edition.id', 'edition.disclosureId', 'edition.state', 'edition.visibleFrom'])
      .where(condition, matching)
      .andWhere("edition.state <> 'WITHDRAWN'")
      .getMany(),
  ]);
  const byDisclosure = Map.groupBy(editions, ({ disclosureId }) => disclosureId);
  return disclosures.flatMap((disclosure) => {
    const own = byDisclosure.get(disclosure.id);
    return own === undefined ? [] : [{ disclosure, editions: own }];
  });
}

/** Editions under a catalogue entry that are not yet published. */
export function countOpenEditions(reader: Reader, catalogueCode: string): Promise<number> {
  return reader
    .createQueryBuilder(EditionRow, 'edition')
    .innerJoin(DisclosureRow, 'disclosure', 'disclosure.id = edition.disclosureId')
    .where('edition.openDisclosureId IS NOT NULL')
    .andWhere('disclosure.catalogueCode = :catalogueCode', { catalogueCode })
    .getCount();
}

/** Editions that carry a roster and wait for somebody's decision. */
export function countUnderReview(reader: Reader, rosterId: number): Promise<number> {
  return reader.countBy(EditionRow, {
    rosterId,
    state: In<EditionState>(['SUBMITTED', 'REVIEWED', 'APPROVED']),
  });
}

export function countDisclosures(reader: Reader, catalogueCode: string): Promise<number> {
  return reader.countBy(DisclosureRow, { catalogueCode });
}

export async function insertDisclosure(
  writer: Writer,
  disclosure: Omit<DisclosureRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(DisclosureRow, disclosure);
  return (identifiers[0] as { id: number }).id;
}

export async function insertEdition(
  writer: Writer,
  edition: Omit<EditionRow, 'id'>,
): Promise<number> {
  const { identifiers } = await writer.insert(EditionRow, edition);
  return (identifiers[0] as { id: number }).id;
}

/** Compare-and-set: false when somebody changed the edition since `version` was read. */
export async function saveChange(
  writer: Writer,
  { id, version }: EditionRow,
  change: Partial<EditionRow>,
): Promise<boolean> {
  const { affected } = await writer.update(
    EditionRow,
    { id, version },
    { ...change, version: version + 1 },
  );
  return affected === 1;
}

export async function insertEvent(
  writer: Writer,
  event: Omit<EditionEventRow, 'id'>,
): Promise<void> {
  await writer.insert(EditionEventRow, event);
}

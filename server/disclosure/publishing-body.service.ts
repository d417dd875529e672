import type { CatalogueEntry } from '../catalogue/catalogue.ts';
import type { Deps } from '../context.ts';
import { Refusal } from '../shared/refusal.ts';
import { findTown, villageBody, villagesByCode } from '../town/town.service.ts';

/**
 * Who publishes: who is named, else the village, else whom the catalogue names for the town.
 * Throws BAD_INPUT.
 */
export async function publishingBody(
  deps: Deps,
  input: { readonly villageCode: string | null; readonly publishingBody: string | null },
  entry: CatalogueEntry,
): Promise<string> {
  const village =
    input.villageCode === null ? null : (await villagesByCode(deps)).get(input.villageCode);
  if (village === undefined)
    throw new Refusal('BAD_INPUT', '没有这个村（社区）的代码，请用 villages 查询。');
  const named = input.publishingBody?.trim();
  if (named && [...named].length > 60)
    throw new Refusal('BAD_INPUT', '公开主体最多 60 字，请改短。');
  if (named) return named;
  if (village === null && entry.level === 'VILLAGE')
    throw new Refusal('BAD_INPUT', '这是村级公开的事项，请写明是哪个村 villageCode。');
  if (village === null) return entry.publishingBody || `${(await findTown(deps)).name}人民政府`;
  return villageBody(village);
}

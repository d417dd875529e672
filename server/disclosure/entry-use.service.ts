import type { Writer } from '../database/database.ts';
import { Refusal } from '../shared/refusal.ts';
import { countDisclosures, countOpenEditions } from './edition.store.ts';

/** Throws WRONG_STATE while an edition under this catalogue entry is on its way. */
export async function refuseOpenEditions(writer: Writer, catalogueCode: string): Promise<void> {
  const open = await countOpenEditions(writer, catalogueCode);
  if (open > 0)
    throw new Refusal('WRONG_STATE', `这个目录项下还有 ${open} 份稿件在办理，请先办完，再停用。`, {
      openEditions: open,
    });
}

/** Throws WRONG_STATE once anything was opened under it: what was said stays findable. */
export async function refuseUsedEntry(writer: Writer, catalogueCode: string): Promise<void> {
  const used = await countDisclosures(writer, catalogueCode);
  if (used > 0)
    throw new Refusal(
      'WRONG_STATE',
      `这个目录项下已有 ${used} 件公开事项，不能删除；不再使用请停用（retireCatalogueEntry）。`,
      { disclosures: used },
    );
}

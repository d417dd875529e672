import type { Reader } from '../database/database.ts';
import { CatalogueEntryRow } from './catalogue.entity.ts';

export function listEntries(reader: Reader): Promise<CatalogueEntryRow[]> {
  return reader.find(CatalogueEntryRow, { order: { position: 'ASC' } });
}

export function findEntry(reader: Reader, code: string): Promise<CatalogueEntryRow | null> {
  return reader.findOneBy(CatalogueEntryRow, { code });
}

import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Reader, Writer } from './database.ts';

/** One row: which master key this database was first used with, told without telling the key. */
@Entity('key_check')
export class KeyCheckRow {
  @PrimaryColumn('integer')
  id!: number;

  /** base64url, see `Vault.fingerprint`. */
  @Column('varchar', { length: 43 })
  fingerprint!: string;
}

const ONLY = 1;

export function knowsKey(reader: Reader): Promise<boolean> {
  return reader.existsBy(KeyCheckRow, { id: ONLY });
}

/** The fingerprint of the first key; of two who start at once, one is the first. */
export async function settleKey(writer: Writer, fingerprint: string): Promise<string> {
  await writer
    .createQueryBuilder()
    .insert()
    .into(KeyCheckRow)
    .values({ id: ONLY, fingerprint })
    .orUpdate(['id'], ['id'])
    .execute();
  return (await writer.findOneByOrFail(KeyCheckRow, { id: ONLY })).fingerprint;
}

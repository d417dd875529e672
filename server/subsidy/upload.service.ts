import type { Deps } from '../context.ts';
import type { Place } from '../shared/crypto.ts';
import type { RosterImportRow } from './roster-import.entity.ts';
import { PIECE_BYTES } from './roster-import.ts';
import { everyPiece } from './roster-import.store.ts';

/** Pieces sealed or opened at one go, some milliseconds. */
const AT_ONCE = 16;

/** A file in sealed pieces. They belong to the import's key: its id is not known yet. */
export async function sealUpload(deps: Deps, key: string, bytes: Uint8Array): Promise<string[]> {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const piece = bytes.subarray(from, from + PIECE_BYTES);
    pieces.push(deps.vault.sealBytes(piece, placeOf(key, pieces.length + 1)));
    if (pieces.length % AT_ONCE === 0) await new Promise(setImmediate);
  }
  return pieces;
}

/** The file as it was uploaded. */
export async function openUpload(
  deps: Deps,
  { id, importKey }: Pick<RosterImportRow, 'id' | 'importKey'>,
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const { position, content } of everyPiece(deps.database.read, id)) {
    pieces.push(deps.vault.openBytes(content, placeOf(importKey, position)));
    if (pieces.length % AT_ONCE === 0) await new Promise(setImmediate);
  }
  return Buffer.concat(pieces);
}

function placeOf(key: string, position: number): Place {
  return { table: 'roster_upload', column: 'content', row: `${key}:${position}` };
}

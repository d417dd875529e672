/**
 * What an .xls workbook stream (BIFF8, [MS-XLS]) hides, and whether it is encrypted. Only the few
 * records that say so are looked at; the cells themselves are hucre's work.
 */
const EOF = 0x000a;
const FILEPASS = 0x002f;
const COLINFO = 0x007d;
const BOUNDSHEET = 0x0085;
const ROW = 0x0208;
/** Its number and its length. */
const SHORTEST_RECORD = 4;

export interface SheetVisibility {
  readonly hidden: boolean;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly hiddenRows: ReadonlySet<number>;
}

interface BiffRecord {
  readonly id: number;
  readonly data: DataView;
}

/** A password record stands right behind the first, or behind one that forbids writing. */
const PASSWORD_WITHIN = 64;

/**
 * True when the stream holds a password record: its cells are scrambled. This runs where requests
 * are served, so only the first records are looked at.
 */
export function isEncryptedBiff(stream: Uint8Array): boolean {
  let looked = 0;
  for (const record of recordsFrom(stream, 0)) {
    if (record.id === FILEPASS) return true;
    looked += 1;
    if (record.id === EOF || looked === PASSWORD_WITHIN) return false;
  }
  return false;
}

/**
 * One entry for each sheet, in the workbook's order. Sheets do not overlap, so together they have no
 * more records than the stream has room for; past that the stream lies and the rest is left out.
 */
export function sheetVisibility(stream: Uint8Array): SheetVisibility[] {
  const sheets: SheetVisibility[] = [];
  const budget = { records: Math.ceil(stream.length / SHORTEST_RECORD) };
  for (const { id, data } of recordsFrom(stream, 0)) {
    if (id === EOF || budget.records <= 0) break;
    if (id !== BOUNDSHEET || data.byteLength < 6) continue;
    const hidden = (data.getUint8(4) & 0x03) !== 0; // 1 hidden, 2 very hidden
    const within = hiddenWithin(stream, data.getUint32(0, true), budget);
    if (budget.records > 0) sheets.push({ hidden, ...within });
  }
  return sheets;
}

function hiddenWithin(
  stream: Uint8Array,
  start: number,
  budget: { records: number },
): Pick<SheetVisibility, 'hiddenColumns' | 'hiddenRows'> {
  const hiddenColumns = new Set<number>();
  const hiddenRows = new Set<number>();
  for (const { id, data } of recordsFrom(stream, start)) {
    budget.records -= 1;
    if (id === EOF || budget.records <= 0) break;
    if (id === COLINFO && data.byteLength >= 10) addHiddenColumns(data, hiddenColumns);
    // fDyZero: the row has no height.
    if (id === ROW && data.byteLength >= 16 && (data.getUint16(12, true) & 0x20) !== 0)
      hiddenRows.add(data.getUint16(0, true));
  }
  return { hiddenColumns, hiddenRows };
}

function addHiddenColumns(data: DataView, hidden: Set<number>): void {
  const isHidden = (data.getUint16(8, true) & 0x01) !== 0 || data.getUint16(4, true) === 0;
  if (!isHidden) return;
  const last = Math.min(data.getUint16(2, true), 255);
  for (let column = data.getUint16(0, true); column <= last; column += 1) hidden.add(column);
}

function* recordsFrom(stream: Uint8Array, start: number): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = start; at + SHORTEST_RECORD <= stream.length;) {
    const length = view.getUint16(at + 2, true);
    if (at + 4 + length > stream.length) return;
    const data = new DataView(stream.buffer, stream.byteOffset + at + 4, length);
    yield { id: view.getUint16(at, true), data };
    at += 4 + length;
  }
}

import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  name: string;
  bytes: Uint8Array;
  /** What the directory claims the part inflates to, when that is not the truth. */
  claimedBytes?: number;
  /** As it is, not deflated. */
  isStored?: boolean;
}

/** A zip of parts, honest or not. */
export function zipFile(...parts: ZipPart[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, claimedBytes = bytes.length, isStored } of parts) {
    const packed = isStored === true ? bytes : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isStored === true ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedBytes, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([mark(0x04034b50), common, Buffer.from(name), packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(
      Buffer.concat([mark(0x02014b50), Buffer.from([20, 0]), common, rest, Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(listed.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, listed, mark(0x06054b50), end]);
}

function mark(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** A workbook whose one sheet is `sheet`, with the directory's claim about its size. */
export function workbookOfBytes(sheet: Uint8Array, claimedBytes = sheet.length): Uint8Array {
  return zipFile(...WORKBOOK, { name: 'xl/worksheets/sheet1.xml', bytes: sheet, claimedBytes });
}

/** A workbook whose one sheet has these rows as XML. */
export function workbookOf(rows: string, ...more: ZipPart[]): Uint8Array {
  return zipFile(...WORKBOOK, sheetOf(rows), ...more);
}

/** The same without compression. */
export function workbookStored(rows: string): Uint8Array {
  return zipFile(...WORKBOOK, { ...sheetOf(rows), isStored: true });
}

function sheetOf(rows: string): ZipPart {
  return part('xl/worksheets/sheet1.xml', `<worksheet><sheetData>${rows}</sheetData></worksheet>`);
}

const part = (name: string, xml: string): ZipPart => ({ name, bytes: Buffer.from(xml) });
const relations = (type: string, target: string) =>
  `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

const WORKBOOK: readonly ZipPart[] = [
  part('[Content_Types].xml', `<Types xmlns="${PACKAGE}/content-types"/>`),
  part('_rels/.rels', relations('officeDocument', 'xl/workbook.xml')),
  part(
    'xl/workbook.xml',
    `<workbook xmlns:r="${OFFICE}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  ),
  part('xl/_rels/workbook.xml.rels', relations('worksheet', 'worksheets/sheet1.xml')),
];

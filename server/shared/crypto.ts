import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';

/** Where a ciphertext belongs; it opens nowhere else, so rows and columns cannot be swapped. */
export interface Place {
  readonly table: string;
  readonly column: string;
  readonly row: string;
}

/**
 * Guards people's data: fields are sealed with AES-256-GCM, persons are found by a keyed hash under
 * another key. Both keys come from the master key by HKDF. A ciphertext starts with its key's id.
 */
export interface Vault {
  seal(plain: string, place: Place): string;
  /** Throws when the text was changed, moved to another place or sealed under another key. */
  open(sealed: string, place: Place): string;
  /** The same for bytes. */
  sealBytes(plain: Uint8Array, place: Place): string;
  openBytes(sealed: string, place: Place): Buffer;
  /** 132 bits of HMAC-SHA256 over the canonical ID number, base64url: the identity of a person. */
  personKey(idNumber: string): string;
  /** The same length over a bank's payee, under a key of its own: equal payees are found again. */
  payeeKey(payee: string): string;
  /** The same length over a code given out at the window and whose it is. */
  codeKey(code: string): string;
  /** Tells one master key from another and nothing else of it; 43 characters base64url. */
  readonly fingerprint: string;
}

const IV_BYTES = 12;
const IVS_DRAWN = 256;
const TAG_BYTES = 16;
// Without it a shortened tag would be accepted, and easier to forge.
const TAG = { authTagLength: TAG_BYTES } as const;

/** @param masterKeyHex 64 hex digits. */
export function createVault(masterKeyHex: string): Vault {
  const master = Buffer.from(masterKeyHex, 'hex');
  const fieldKey = deriveKey(master, 'lianxin field encryption');
  const indexKey = deriveKey(master, 'lianxin person index');
  const payeeIndexKey = deriveKey(master, 'lianxin payee index');
  const codeIndexKey = deriveKey(master, 'lianxin window code');
  const keyId = createHash('sha256').update(fieldKey.export()).digest('hex').slice(0, 4);
  const prefix = `${keyId}.`;
  const nextIv = ivSource();
  const checkKey = deriveKey(master, 'lianxin key check');

  const sealBytes = (plain: Uint8Array, place: Place): string => {
    const iv = nextIv();
    const cipher = createCipheriv('aes-256-gcm', fieldKey, iv, TAG);
    cipher.setAAD(additionalData(place));
    const body = [iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
    return prefix + Buffer.concat(body).toString('base64url');
  };
  const openBytes = (sealed: string, place: Place): Buffer => {
    if (!sealed.startsWith(prefix)) throw new Error('sealed under another key');
    const body = Buffer.from(sealed.slice(prefix.length), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', fieldKey, body.subarray(0, IV_BYTES), TAG);
    decipher.setAAD(additionalData(place));
    decipher.setAuthTag(body.subarray(-TAG_BYTES));
    const plain = decipher.update(body.subarray(IV_BYTES, -TAG_BYTES));
    return Buffer.concat([plain, decipher.final()]);
  };

  return {
    sealBytes,
    openBytes,
    seal: (plain, place) => sealBytes(Buffer.from(plain, 'utf8'), place),
    open: (sealed, place) => openBytes(sealed, place).toString('utf8'),
    personKey: (idNumber) => shortHmac(indexKey, idNumber),
    payeeKey: (payee) => shortHmac(payeeIndexKey, payee),
    codeKey: (code) => shortHmac(codeIndexKey, code),
    fingerprint: createHmac('sha256', checkKey).update('lianxin').digest('base64url'),
  };
}

/** A new 256-bit bearer token; only its hash is ever stored. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

function shortHmac(key: KeyObject, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64url').slice(0, 22);
}

/**
 * Random bytes for one ciphertext after another, none used twice. They are drawn many at a time:
 * asking the system for each takes longer than sealing with it.
 */
function ivSource(): () => Buffer {
  let drawn = Buffer.alloc(0);
  return () => {
    if (drawn.length === 0) drawn = randomBytes(IV_BYTES * IVS_DRAWN);
    const iv = drawn.subarray(0, IV_BYTES);
    drawn = drawn.subarray(IV_BYTES);
    return iv;
  };
}

/** A key object, not bytes: from bytes node makes one anew for every field, which takes longer than the
 * cipher. */
function deriveKey(master: Buffer, purpose: string): KeyObject {
  const bytes = hkdfSync('sha256', master, Buffer.alloc(0), purpose, 32);
  return createSecretKey(Buffer.from(bytes));
}

function additionalData(place: Place): Buffer {
  return Buffer.from(`${place.table}|${place.column}|${place.row}`, 'utf8');
}

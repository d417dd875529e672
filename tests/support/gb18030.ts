/**
 * Text as an old Windows saves it. The platform only decodes GB18030, so the table is made by
 * decoding every code: two bytes, then the four-byte codes of the characters before U+4DB6.
 */
export function gb18030(text: string): Uint8Array {
  codes ??= allCodes();
  return Buffer.concat([...text].map((char) => codes!.get(char) ?? Buffer.from(char, 'latin1')));
}

let codes: Map<string, Buffer> | undefined;

function allCodes(): Map<string, Buffer> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, Buffer>();
  const add = (...bytes: number[]) => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if ([...char].length === 1 && char !== '\ufffd' && !found.has(char))
      found.set(char, Buffer.from(bytes));
  };
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) if (trail !== 0x7f) add(lead, trail);
  for (let second = 0x30; second <= 0x39; second += 1)
    for (let third = 0x81; third <= 0xfe; third += 1)
      for (let last = 0x30; last <= 0x39; last += 1)
        for (const first of [0x81, 0x82]) add(first, second, third, last);
  return found;
}

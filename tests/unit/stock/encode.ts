// Writes GBK, EUC-KR and UTF-16 for the tests: the platform can only read them, so its own reading is turned round.
// Test helper, not a test.
const tables = new Map<string, Map<string, number[]>>();

function tableOf(encoding: 'gb18030' | 'euc-kr'): Map<string, number[]> {
  let table = tables.get(encoding);
  if (table) return table;
  table = new Map();
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x41; trail <= 0xfe; trail++) {
      try {
        const char = decoder.decode(new Uint8Array([lead, trail]));
        if ([...char].length === 1 && !table.has(char)) table.set(char, [lead, trail]);
      } catch {
        // No letter lives here.
      }
    }
  }
  tables.set(encoding, table);
  return table;
}

export function encode(text: string, encoding: 'gb18030' | 'euc-kr' | 'utf-16le' | 'utf-16be'): Uint8Array {
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
    const bytes = units.flatMap((unit) => [unit & 0xff, unit >> 8]);
    return Uint8Array.from(
      encoding === 'utf-16le' ? bytes : units.flatMap((unit) => [unit >> 8, unit & 0xff]),
    );
  }
  const table = tableOf(encoding);
  return Uint8Array.from(
    [...text].flatMap((char) => {
      if (char < '\u0080') return [char.charCodeAt(0)];
      const bytes = table.get(char);
      if (!bytes) throw new Error(`no ${char} in ${encoding}`);
      return bytes;
    }),
  );
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

// What a workbook's cells say, as text: numbers digit for digit, dates as dates, and what a style adds to be seen
// (`00123` from a number shown with five places). Nothing is looked up outside the file, and nothing is run.

const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi;
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const ESCAPED = /_x([0-9a-f]{4})_/gi;
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/g;

const charOf = (code: number, else_: string) =>
  code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : else_;

/** XML text as it is meant. Entities a file declares for itself stay as they are written: they are not expanded. */
export function unescapeXml(text: string): string {
  let plain = text;
  if (plain.includes('<![CDATA[')) plain = plain.replace(CDATA, (_, inside: string) => escapeXml(inside));
  if (plain.includes('&'))
    plain = plain.replace(ENTITY, (all, hex?: string, decimal?: string, name?: string) =>
      name
        ? (NAMED[name.toLowerCase()] as string)
        : charOf(hex ? Number.parseInt(hex, 16) : Number(decimal), all),
    );
  // What XML cannot hold (a bare return, say) is written `_x000D_`.
  return plain.includes('_x')
    ? plain.replace(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : plain;
}

export const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Longer than any tag of a workbook; what is longer is not looked into. */
const TAG = 4_096;
const ATTRIBUTE = /([\w:.-]{1,64})\s{0,8}=\s{0,8}(?:"([^"]*)"|'([^']*)')/g;

/** The attributes of a tag, prefixes dropped from their names. */
export function attributesOf(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  if (tag.length > TAG) return found;
  for (const [, name = '', double, single] of tag.matchAll(ATTRIBUTE))
    found.set(name.slice(name.indexOf(':') + 1), unescapeXml(double ?? single ?? ''));
  return found;
}

/** The text of a string item or an inline string: its runs one after another, readings of characters left out. */
export function runsOf(item: string, prefix: string): string {
  const open = `<${prefix}t`;
  const close = `</${prefix}t>`;
  const runs = withoutReadings(item, prefix);
  let text = '';
  for (let at = runs.indexOf(open); at >= 0; at = runs.indexOf(open, at)) {
    const end = runs.indexOf('>', at);
    if (end < 0) break;
    const next = runs.charCodeAt(at + open.length);
    at = end + 1;
    // `<t>` and `<t xml:space=…>`, no longer name that begins so; `<t/>` is empty.
    if ((next !== 62 && next > 32) || runs.charCodeAt(end - 1) === 47) continue;
    const stop = runs.indexOf(close, at);
    if (stop < 0) break;
    text += runs.slice(at, stop);
    at = stop + close.length;
  }
  return unescapeXml(text);
}

/** How characters are read aloud stands beside them in Japanese workbooks; it is no part of the text. */
function withoutReadings(item: string, prefix: string): string {
  const open = `<${prefix}rPh`;
  const close = `</${prefix}rPh>`;
  let start = item.indexOf(open);
  if (start < 0) return item;
  let rest = '';
  let from = 0;
  while (start >= 0) {
    const end = item.indexOf(close, start);
    if (end < 0) break;
    rest += item.slice(from, start);
    from = end + close.length;
    start = item.indexOf(open, from);
  }
  return rest + item.slice(from);
}

/** What a style makes of a number: nothing, a date, a clock, both, or zeros in front up to so many places. */
export type Shown = 'plain' | 'date' | 'clock' | 'both' | number;

// Built in for every workbook; 27 to 36 and 50 to 58 are the dates of Chinese, Japanese and Korean systems.
const builtIn = (id: number): Shown => {
  if (id === 22) return 'both';
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return 'date';
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ? 'clock' : 'plain';
};

/** What a format's code makes of a number. */
export function shownBy(code: string): Shown {
  if (/^0{2,30}$/.test(code)) return code.length;
  // Texts, colours and locales in a code are not its letters; a running clock (`[h]:mm`) is a number all the same.
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\.|[_*]./g, '').split(';')[0] ?? '';
  if (/general/i.test(bare)) return 'plain';
  const day = /[yd]/i.test(bare) || /(?<![hs:])m{3,}/i.test(bare);
  const clock = /[hs]/i.test(bare);
  return day ? (clock ? 'both' : 'date') : clock ? 'clock' : 'plain';
}

/** What each style of a workbook makes of a number, by the style's number. */
export function stylesOf(xml: string, prefix: string): Shown[] {
  const codes = new Map<number, string>();
  for (const [tag] of xml.matchAll(new RegExp(`<${prefix}numFmt\\s[^>]*>`, 'g'))) {
    const at = attributesOf(tag);
    codes.set(Number(at.get('numFmtId')), at.get('formatCode') ?? '');
  }
  const start = xml.indexOf(`<${prefix}cellXfs`);
  const end = xml.indexOf(`</${prefix}cellXfs>`, start);
  if (start < 0 || end < 0) return [];
  return [...xml.slice(start, end).matchAll(new RegExp(`<${prefix}xf[\\s/>][^>]*`, 'g'))].map(([tag]) => {
    const id = Number(attributesOf(tag).get('numFmtId') ?? 0);
    const code = codes.get(id);
    return code === undefined ? builtIn(id) : shownBy(code);
  });
}

const SIMPLE = /^-?\d+$/;
const NUMBER = /^(-?)(\d+)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * A stored number as its owner sees it: digits as they stand, no exponent. A whole number above 15 digits that was
 * stored with an exponent has lost the rest of them; it keeps its exponent, so that a SKU is known as shortened.
 */
export function numberText(raw: string): string {
  if (SIMPLE.test(raw)) return raw;
  const parts = NUMBER.exec(raw);
  if (!parts) return raw;
  const [, sign = '', whole = '', decimals = '', power] = parts;
  const exponent = Number(power ?? 0);
  if (whole.length + exponent > 15 && power !== undefined) {
    const [digits = '', e = ''] = Math.abs(Number(raw)).toExponential().split('e+');
    return `${sign}${digits.includes('.') ? digits : `${digits}.0`}E+${e.padStart(2, '0')}`;
  }
  // A sum's last digits are noise (0.30000000000000004): a spreadsheet shows fifteen.
  const noisy = (whole + decimals).replace(/^0+/, '').length > 15 && decimals !== '';
  const text = noisy ? String(Number(Number(raw).toPrecision(15))) : raw;
  return /e/i.test(text) ? plainNumber(text) : text;
}

/** A number without its exponent. */
function plainNumber(text: string): string {
  const [, sign = '', whole = '', decimals = '', power = '0'] = NUMBER.exec(text) ?? [];
  const digits = whole + decimals;
  const point = whole.length + Number(power);
  const all =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : `${digits.padEnd(point, '0').slice(0, point)}.${digits.slice(point)}`;
  return sign + all.replace(/^0+(?=\d)/, '').replace(/\.?0*$/, '');
}

const DAY_MS = 86_400_000;
const two = (n: number) => String(n).padStart(2, '0');

/** A day count as a spreadsheet keeps it: `2026-11-21`, `2026-11-21 09:30:00`, `09:30:00`. Nothing where it is no day. */
export function dateText(
  raw: string,
  shown: 'date' | 'clock' | 'both',
  from1904: boolean,
): string | undefined {
  const serial = Number(raw);
  if (raw.trim() === '' || !(serial >= 0 && serial < 2_958_466)) return undefined;
  // Day 60 is the 29 February 1900 that never was; below it the count is off by one.
  const day = from1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  const at = new Date(Math.round(((day - 25_569) * DAY_MS) / 1_000) * 1_000);
  const date = `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`;
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())}`;
  if (shown === 'clock' || (serial < 1 && !from1904)) return clock;
  return shown === 'date' && clock === '00:00:00' ? date : `${date} ${clock}`;
}

/** A stored number under its style. */
export function shownNumber(raw: string, shown: Shown, from1904: boolean): string {
  if (shown === 'plain') return numberText(raw);
  if (typeof shown === 'number')
    return SIMPLE.test(raw) && raw[0] !== '-' ? raw.padStart(shown, '0') : numberText(raw);
  return dateText(raw, shown, from1904) ?? numberText(raw);
}

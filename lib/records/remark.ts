// Remarks: the one fixed grammar packers read, `[Reason] from → to / note / #agent / MM-DD HH:mm`, one line each;
// written in one of three languages, read back in all of them. Types only are imported: the composer runs in the page.
import type { Locale } from '../model/basics.ts';
import type { RemarkReason } from '../model/entries.ts';

/** The reason's word as it stands in the brackets. Permanent: colleagues' remarks are read back by these words. */
export const REASON_WORDS: Record<RemarkReason, Record<Locale, string>> = {
  address: { 'zh-CN': '地址', ko: '주소', en: 'Address' },
  variant: { 'zh-CN': '规格', ko: '옵션', en: 'Variant' },
  quantity: { 'zh-CN': '数量', ko: '수량', en: 'Quantity' },
  gift: { 'zh-CN': '赠品', ko: '사은품', en: 'Gift' },
  courier: { 'zh-CN': '快递', ko: '택배', en: 'Courier' },
  stock: { 'zh-CN': '缺货', ko: '재고', en: 'Stock' },
  urgent: { 'zh-CN': '加急', ko: '긴급', en: 'Urgent' },
  other: { 'zh-CN': '其他', ko: '기타', en: 'Other' },
};

export interface Remark {
  reason: RemarkReason;
  from?: string | undefined;
  to?: string | undefined;
  /** What is neither the old nor the new value. */
  note?: string | undefined;
  /** As the agent writes it, without the `#`. */
  agent: string;
  /** UTC ms. */
  at: number;
  /** IANA name of the shop's zone. Throws a RangeError when there is no such zone. */
  zone: string;
  locale: Locale;
}

/** One entry of the timeline: a line in the grammar, or words that are not. `time` is `MM-DD HH:mm`, shop's time. */
export type RemarkLine =
  | {
      kind: 'line';
      reason: RemarkReason;
      from?: string;
      to?: string;
      note?: string;
      agent: string;
      time: string;
    }
  | { kind: 'free'; text: string };

// Values stay readable (`3/F`, `A-1`, `[x]` stand as they are); only what would be taken for the grammar is escaped
// with a backslash, and a line break inside a value is written `↵`. A backslash before anything else is just itself.
const ESCAPABLE = '\\\\/／→⇒↵\\-=r';
const ESCAPED = new RegExp(`\\\\[${ESCAPABLE}]`, 'g');
const ARROW = /→|⇒|[-=]>|[-=]＞/;
const SLASH = '[/／]';
const TIME = '(\\d{1,2})[-/.](\\d{1,2})\\s+(\\d{1,2})[:：](\\d{2})(?!\\d)';
/** What ends a line: ` / #agent / MM-DD HH:mm`, with or without blanks. */
const END = new RegExp(`${SLASH}\\s*[#＃]([^/／]*)${SLASH}\\s*${TIME}(?=\\s|$)`, 'g');
const BRACKET = /(^|\s)[[［【]([^\][［］【】]{1,20})[\]］】]/g;
/** A slash that parts the note from the new value: one that stands alone. */
const PART = /(?:^|\s)[/／](?=\s|$)/;
/** A slash in a value that stays as it is: not before a blank, another slash, an agent or a time. */
const PLAIN_SLASH = new RegExp(`^${SLASH}(?!\\s|$|[#＃]|${SLASH}|${TIME})`);

const reasonOf = new Map<string, RemarkReason>(
  Object.entries(REASON_WORDS).flatMap(([reason, words]) =>
    Object.values(words).map((word): [string, RemarkReason] => [word.toLowerCase(), reason as RemarkReason]),
  ),
);

/** A value as it will be read back: outer blanks go, line breaks are `\n`. Empty is absent. */
export function tidy(value: string | undefined): string | undefined {
  return value?.replace(/\r\n/g, '\n').trim() || undefined;
}

function escapeValue(value: string, slashes: 'some' | 'all'): string {
  let out = '';
  for (let i = 0; i < value.length; i++) {
    const char = value[i]!;
    const next = value[i + 1] ?? '';
    if (char === '\n') out += '↵';
    else if (char === '\r') out += '\\r';
    else if (char === '\\') out += /[\\/／→⇒↵\-=r\r\n]/.test(next) ? '\\\\' : '\\';
    else if (/[→⇒↵]/.test(char) || (/[-=]/.test(char) && /[>＞]/.test(next))) out += `\\${char}`;
    else if (/[/／]/.test(char)) {
      const plain =
        slashes === 'some' && i > 0 && /[^\s/／]/.test(value[i - 1]!) && PLAIN_SLASH.test(value.slice(i));
      out += plain ? char : `\\${char}`;
    } else out += char;
  }
  return out;
}

const plain = (text: string): string =>
  text.replace(/\\([\\/／→⇒↵\-=r])|↵/g, (whole, char: string | undefined) =>
    whole === '↵' ? '\n' : char === 'r' ? '\r' : char!,
  );

const formats = new Map<string, Intl.DateTimeFormat>();
/** `MM-DD HH:mm` in the zone. */
export function remarkTime(at: number, zone: string): string {
  let format = formats.get(zone);
  if (!format) {
    const options = { month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const;
    format = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...options });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part.month}-${part.day} ${part.hour}:${part.minute}`;
}

/**
 * One line in the grammar, without a line break. The old value is told from the new one by an arrow; a side that is
 * not known is left out. `parseRemark` gives back exactly what was put in, after `tidy`.
 */
export function composeRemark(remark: Remark): string {
  const [from, to, note] = [remark.from, remark.to, remark.note].map((value) => {
    const kept = tidy(value);
    return kept && escapeValue(kept, 'some');
  });
  const change = from !== undefined || to !== undefined ? [from, '→', to] : [];
  const body = [...change, ...(change.length > 0 && note !== undefined ? ['/'] : []), note];
  const agent = escapeValue(tidy(remark.agent) ?? '', 'all');
  const time = remarkTime(remark.at, remark.zone);
  return [`[${REASON_WORDS[remark.reason][remark.locale]}]`, ...body, '/', `#${agent}`, '/', time]
    .filter((piece) => piece !== undefined)
    .join(' ');
}

/** The text with every escaped pair blanked to letters of the same length: structure is sought here, values there. */
const shapeOf = (text: string): string => text.replace(ESCAPED, 'xx');

const two = (digits: string) => digits.padStart(2, '0');
const free = (text: string): RemarkLine[] => (text.trim() ? [{ kind: 'free', text: text.trim() }] : []);

function parseBody(text: string, shape: string): { from?: string; to?: string; note?: string } {
  const out: { from?: string; to?: string; note?: string } = {};
  const put = (name: 'from' | 'to' | 'note', raw: string) => {
    const value = plain(raw.trim());
    if (value) out[name] = value;
  };
  const arrow = ARROW.exec(shape);
  if (!arrow) {
    put('note', text);
    return out;
  }
  const right = arrow.index + arrow[0].length;
  const part = PART.exec(shape.slice(right));
  put('from', text.slice(0, arrow.index));
  put('to', text.slice(right, part ? right + part.index : undefined));
  if (part) put('note', text.slice(right + part.index + part[0].length));
  return out;
}

/** A stretch of text that ends in `/ #agent / time`: free words first, perhaps, then the line from its bracket on. */
function parseStretch(text: string, shape: string, end: RegExpExecArray, bodyEnd: number): RemarkLine[] {
  const [, agent = '', month = '', day = '', hour = '', minute = ''] = end;
  const inTime = +month >= 1 && +month <= 12 && +day >= 1 && +day <= 31 && +hour < 24 && +minute < 60;
  for (const open of shape.slice(0, bodyEnd).matchAll(BRACKET)) {
    const reason = reasonOf.get(open[2]!.trim().toLowerCase());
    if (!reason || !inTime) continue;
    const start = open.index + open[0].length;
    const agentAt = end.index + end[0].search(/[#＃]/) + 1;
    return [
      ...free(text.slice(0, open.index)),
      {
        kind: 'line',
        reason,
        ...parseBody(text.slice(start, bodyEnd), shape.slice(start, bodyEnd)),
        agent: plain(text.slice(agentAt, agentAt + agent.length).trim()),
        time: `${two(month)}-${two(day)} ${two(hour)}:${two(minute)}`,
      },
    ];
  }
  return free(text);
}

/**
 * The timeline of a remark, in its own order: every line in the grammar, in any of the three languages, and whatever
 * else stands there as it was written. Never throws. A page may show several lines run together by blanks; each
 * still ends with its time, and is told apart by that.
 */
export function parseRemark(text: string): RemarkLine[] {
  return text.split(/\r\n|\n|\r/).flatMap((row) => {
    const out: RemarkLine[] = [];
    const shape = shapeOf(row);
    let from = 0;
    for (const end of shape.matchAll(END)) {
      const to = end.index + end[0].length;
      const local = Object.assign(end, { index: end.index - from }) as RegExpExecArray;
      out.push(...parseStretch(row.slice(from, to), shape.slice(from, to), local, local.index));
      from = to;
    }
    return [...out, ...free(row.slice(from))];
  });
}

/**
 * What will stand in the box: the line below what is there, never over it. The same line already standing last is
 * not put in twice, so a key pressed again does nothing.
 */
export function appendRemark(existing: string, line: string): string {
  const standing = existing.trimEnd();
  const added = line.trim();
  if (!standing) return added;
  if (!added || standing === added) return existing;
  if (standing.endsWith(added) && /\s/.test(standing[standing.length - added.length - 1]!)) return existing;
  return /[\r\n]$/.test(existing) ? existing + added : `${existing}\n${added}`;
}

export interface Limit {
  unit: 'bytes' | 'characters';
  max: number;
}
export interface Measure {
  used: number;
  max: number;
  /** How far beyond the limit; 0 where it fits. */
  over: number;
}

/** How much of the box a text takes: bytes of UTF-8, or characters as code points. */
export function measure(text: string, { unit, max }: Limit): Measure {
  let used = 0;
  for (const char of text) {
    const code = char.codePointAt(0)!;
    used += unit === 'characters' ? 1 : code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return { used, max, over: Math.max(0, used - max) };
}

/** The same for the name some sites want beside a flag; undefined where the site sets no limit. */
export const measureTag = (name: string, max: number | undefined): Measure | undefined =>
  max === undefined ? undefined : measure(name.trim(), { unit: 'characters', max });

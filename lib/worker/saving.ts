// A reply out of an agent's own words: what is known of the buyer and the order becomes a variable, what nobody may keep
// (phones, mail, addresses) becomes a word in brackets, which the guard stops before it is sent. Pure.
import { mailIn } from '../guard/addresses.ts';
import { holdsAddress } from '../guard/detect.ts';
import { normalise, origin } from '../guard/normalise.ts';
import { phones } from '../guard/numbers.ts';
import type { ReplyDraft } from '../messages/protocol.ts';
import type { Locale } from '../model/basics.ts';
import type { Order } from '../model/facts.ts';
import { nameOf, VARIABLES, type Values, type VariableKey } from '../replies/variables.ts';

type Blank = ReplyDraft['blanked'][number];
const WORDS: Record<Blank, Record<Locale, string>> = {
  phone: { 'zh-CN': '【电话】', ko: '[연락처 입력]', en: '[insert phone]' },
  mail: { 'zh-CN': '【待填邮箱】', ko: '[이메일 입력]', en: '[insert e-mail]' },
  address: { 'zh-CN': '【地址】', ko: '[주소 입력]', en: '[insert address]' },
  name: { 'zh-CN': '【姓名】', ko: '[이름]', en: '[name]' },
};

/** Variables that belong to one buyer or order, the longest texts first where they hold one another. */
const OF_BUYER: readonly VariableKey[] = [
  'address',
  'trackingNo',
  'orderId',
  'buyer',
  'total',
  'shipBy',
  'items',
];

interface Span {
  from: number;
  to: number;
  key?: VariableKey;
  blank?: Blank;
}

const WORDY = /[A-Za-z0-9]/;
/** Every place a known text stands, but within a longer word or number. */
function placesOf(text: string, known: string): [number, number][] {
  const found: [number, number][] = [];
  if ([...known].length < 2) return found;
  for (let at = text.indexOf(known); at >= 0; at = text.indexOf(known, at + known.length)) {
    const to = at + known.length;
    const grows =
      (WORDY.test(known[0]!) && WORDY.test(text[at - 1] ?? '')) ||
      (WORDY.test(known.at(-1)!) && WORDY.test(text[to] ?? ''));
    if (!grows) found.push([at, to]);
  }
  return found;
}

const free = (spans: readonly Span[], from: number, to: number) =>
  spans.every((one) => to <= one.from || one.to <= from);

/** The clauses that hold an address: as narrow as it is still one. */
function addressesIn(text: string): [number, number][] {
  const cut = (from: number, to: number, at: RegExp): [number, number][] => {
    const pieces: [number, number][] = [];
    let begin = from;
    for (const { index, 0: sign } of text.slice(from, to).matchAll(at)) {
      pieces.push([begin, from + index]);
      begin = from + index + sign.length;
    }
    return [...pieces, [begin, to]];
  };
  const holds = ([from, to]: [number, number]) => holdsAddress(normalise(text.slice(from, to)));
  return cut(0, text.length, /[\n。！？!?；;]/g)
    .filter(holds)
    .flatMap((sentence) => {
      const clauses = cut(...sentence, /[，,：:]/g).filter(holds);
      return clauses.length > 0 ? clauses : [sentence];
    });
}

function spansIn(text: string, values: Values, ship: Order['ship'] | undefined): Span[] {
  const spans: Span[] = [];
  const add = (span: Span) => {
    if (span.from < span.to && free(spans, span.from, span.to)) spans.push(span);
  };
  const known = OF_BUYER.flatMap((key) => (values[key] ? [{ key, text: values[key] }] : []));
  known.sort((a, b) => b.text.length - a.text.length);
  for (const { key, text: value } of known)
    for (const [from, to] of placesOf(text, value)) add({ from, to, key });
  if (ship?.name) for (const [from, to] of placesOf(text, ship.name)) add({ from, to, blank: 'name' });
  if (ship?.phone) for (const [from, to] of placesOf(text, ship.phone)) add({ from, to, blank: 'phone' });
  const normal = normalise(text);
  for (const { range } of mailIn(normal.plain)) add({ from: range[0], to: range[1], blank: 'mail' });
  for (const { start, end } of phones(normal)) {
    const [from, to] = origin(normal.tight, start, end);
    add({ from, to, blank: 'phone' });
  }
  for (const [from, to] of addressesIn(text)) {
    // The words before and after what is a variable already are looked at by themselves.
    if (free(spans, from, to)) add({ from, to, blank: 'address' });
  }
  return spans.sort((a, b) => a.from - b.from);
}

/** Plain text as a template has it: braces that would begin something, also with what comes behind, are written out. */
const escaped = (text: string): string => text.replace(/\{(?=[{%]|$)/g, '{{ "{" }}');
/** Variables that stand in a text that is a template already. */
const TEMPLATE = /\{\{[^{}]*\}\}|\{%[^{}%]*%\}/g;

const GREETING =
  /^(?:您好|你好|亲亲?|亲爱的|哈喽|안녕하세요|고객님|hello|hi|hey|dear (?:customer|buyer))(?:呀|啊|哦)?[\s，,。.!！~～:：、]*/i;
const LONGEST_TITLE = { han: 14, other: 28 };

/** A title out of the first words: past the greeting, up to where the clause ends. */
export function titleFor(text: string): string {
  let rest = text.replace(TEMPLATE, ' ').replace(/\s+/g, ' ').trim();
  for (let last = ''; last !== rest; ) {
    last = rest;
    rest = rest.replace(GREETING, '').replace(/^[\s，,。.!！~～:：、]+/, '');
  }
  const clause = /^[^，,。.!！?？；;\n]+/.exec(rest)?.[0].trim() || rest || text.trim();
  const most = /\p{Script=Han}/u.test(clause) ? LONGEST_TITLE.han : LONGEST_TITLE.other;
  const letters = [...clause];
  if (letters.length <= most) return clause;
  const short = letters.slice(0, most).join('');
  return short.includes(' ') ? short.slice(0, short.lastIndexOf(' ')).trim() : short;
}

export type Made = Omit<ReplyDraft, 'from' | 'both'>;

/** The words as a reply in the agent's language; `body` of another call comes back unchanged. */
export function replyOf(
  words: string,
  values: Values,
  ship: Order['ship'] | undefined,
  locale: Locale,
  isTemplate = false,
): Made {
  const text = words.replace(/\r\n?/g, '\n').trim();
  const made: Made = { title: '', body: '', parts: [], replaced: [], blanked: [] };
  const labels = new Set<string>();
  const blanks = new Set<Blank>();
  const kept = (piece: string) => {
    if (piece === '') return;
    made.body += isTemplate ? piece : escaped(piece);
    made.parts.push({ text: piece, kind: 'text' });
  };
  // What stands in a template's braces is looked at no more.
  const covered = isTemplate ? text.replace(TEMPLATE, (whole) => '\u00b7'.repeat(whole.length)) : text;
  let at = 0;
  for (const { from, to, key, blank } of spansIn(covered, values, ship)) {
    kept(text.slice(at, from));
    at = to;
    if (key) {
      const label = VARIABLES.find((one) => one.key === key)!.label[locale];
      labels.add(label);
      made.body += `{{ ${nameOf(key, locale)} }}`;
      made.parts.push({ text: label, kind: 'filled' });
    } else {
      blanks.add(blank!);
      made.body += WORDS[blank!][locale];
      made.parts.push({ text: WORDS[blank!][locale], kind: 'missing' });
    }
  }
  kept(text.slice(at));
  made.title = titleFor(made.body);
  made.replaced = [...labels];
  made.blanked = [...blanks];
  return made;
}

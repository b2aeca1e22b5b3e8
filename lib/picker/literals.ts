// Templates and labels out of a text that holds more than the value: the words around the value become literals, the value
// a hole. A literal is the page's words, never a person's: it stands in other rows too, or is what a field is called.
import type { ParserName, Reading } from '../model/marketplace.ts';
import type { Parse } from '../reading/parsers.ts';
import { foldMarks, squeeze } from '../reading/text.ts';
import { looksPersonal } from './names.ts';
import { calledExactly, calledSo, interfaceWords } from './parts.ts';

/** What is known of the other rows: the text of some of them. */
export interface Around {
  field: string;
  others: readonly string[];
}

const LETTER = /\p{L}/u;
/** Words that may be kept: of the page, not of a person. */
export function mayKeep(words: string, { field, others }: Around): boolean {
  const text = words.trim();
  if (!text || text.length > 30 || /[{}<>*\\]/.test(text) || /\d/.test(text) || looksPersonal(text))
    return false;
  if (!LETTER.test(text)) return !text.includes('…');
  if (LETTER.test(text) && calledExactly(field, text)) return true;
  const folded = foldMarks(text).replace(/\s*:$/, '');
  const shared = others.filter((other) => other.includes(folded)).length;
  if (others.length > 0) return shared >= others.length * (interfaceWords(text) ? 0.5 : 0.8);
  return calledSo(field, text) || interfaceWords(text) || /[:：]$/.test(text);
}

export interface Taken {
  take: NonNullable<Reading['take']>;
  /** 0 where the words before it are what the field is called, 1 where nothing says so. */
  doubt: number;
}

const DATETIME =
  /\d{4} ?[-/.年년] ?\d{1,2} ?[-/.月월] ?\d{1,2} ?[日일.]?[ T,]{0,2}(?:오전|오후|上午|下午)? ?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp][Mm])?/g;
const DURATION =
  /(?:\d+ ?(?:天|日|小时|小時|时|분|시간|分钟|分鐘|分|秒|일|초|days?|hours?|min(?:ute)?s?|sec(?:ond)?s?) ?)+/g;
/** Where values of a kind may stand in a text, and the hole that takes them. */
const SPANS: Partial<Record<ParserName, [RegExp, string][]>> = {
  'order-id': [[/[0-9A-Za-z][0-9A-Za-z-]*\d[0-9A-Za-z-]*/g, 'id']],
  id: [[/[0-9A-Za-z][0-9A-Za-z._-]*/g, 'id']],
  digits: [[/\d+/g, 'digits']],
  quantity: [[/\d{1,7}(?![\d.])/g, 'digits']],
  money: [[/\d[\d.,]*\d|\d/g, 'number']],
  date: [[DATETIME, 'datetime']],
  elapsed: [[DURATION, 'duration']],
  'epoch-ms': [[/\d{13}/g, 'digits']],
  phone: [[/\+?[\d*][\d*-]{5,}[\d*]/g, 'code']],
  status: [[/\p{L}+/gu, 'letters']],
  payment: [[/\p{L}+/gu, 'letters']],
  flag: [[/\p{L}+/gu, 'letters']],
  rating: [[/\d(?:\.\d)?/g, 'number']],
  name: [[/[^\s,，;；|·:：()（）[\]]+/g, '']],
  'masked-name': [[/\S+/g, 'word']],
  text: [[/[^,，;；|·]+/g, '']],
};

/** The words right before a value, back to what parts them from the text before. */
const wordsBefore = (text: string): string => {
  const tail = /(?:[^\d|·,，;；/()（）[\]=&?]{1,24})$/.exec(text)?.[0] ?? '';
  return tail || (/[^\d\s\p{L}]+$/u.exec(text)?.[0] ?? '');
};
const wordsAfter = (text: string): string =>
  /^[^\d|·,，;；\p{L}]{0,3}[^\d|·,，;；()（）[\]¥￥$#:：]{0,12}/u.exec(text)?.[0] ?? '';

/** Templates that take a value of this kind out of the text; `inside`: the part of the text that was pointed at. */
export function takesOf(
  text: string,
  inside: string,
  parser: ParserName,
  parse: Parse,
  now: number,
  around: Around,
): Taken[] {
  const out: Taken[] = [];
  const whole = squeeze(text);
  if (whole.length > 400) return out;
  const from = Math.max(0, whole.indexOf(squeeze(inside)));
  const to = from + squeeze(inside).length;
  for (const [span, hole] of SPANS[parser] ?? [])
    for (const found of [...whole.matchAll(span)].slice(0, 24)) {
      const value = found[0].trim();
      const a = found.index;
      const b = a + found[0].length;
      if (b <= from || a >= to || value === whole) continue;
      if (hole && /[0-9A-Za-z]/.test(value[0]!) && parted(whole, a, b)) continue;
      const known = parse(value, now);
      if (known === undefined || known === null) continue;
      const kind = hole === 'id' && /[._]/.test(value) ? 'code' : hole;
      out.push(
        ...templatesAround(whole, a, b, kind, around).filter(
          ({ doubt }) => hole !== 'id' || /\d/.test(value) || doubt < 1,
        ),
      );
      if (out.length > 12) return out;
    }
  return out;
}

/** Whether a value would be cut out of a longer one: `B` of `B0TEST`, `12` of `12.50`; the `x` of `x2` is a sign. */
const parted = (text: string, a: number, b: number): boolean =>
  (/[0-9A-Za-z]/.test(text[b] ?? ' ') && !/^[xX]\s?\d/.test(text.slice(b))) ||
  (/[0-9A-Za-z]/.test(text[a - 1] ?? ' ') && !/(?:^|[^A-Za-z])[xX]$/.test(text.slice(0, a)));

function templatesAround(whole: string, a: number, b: number, hole: string, around: Around): Taken[] {
  const pre = whole.slice(0, a);
  const post = whole.slice(b);
  let before = wordsBefore(pre);
  if (before && !mayKeep(before, around)) {
    // The last words of it, or a mark alone.
    const last = /(?:^|\s)(\S+\s*)$/.exec(before)?.[1] ?? '';
    before = last && mayKeep(last, around) ? last : (/[^\s\p{L}\d]+\s*$/u.exec(before)?.[0] ?? '');
    if (before && !mayKeep(before, around)) before = '';
  }
  if (pre.trim() && !before.trim()) return [];
  // One of several in brackets is not the whole of them.
  if (/[[(（【]\s*$/.test(before) && !/^\s*[\])）】]/.test(post)) return [];
  const start = !pre.trim()
    ? ''
    : pre.trim() === before.trim()
      ? before.trimStart()
      : `*${before.trimStart()}`;
  const next = wordsAfter(post);
  const sign = hole === 'number' && /[¥￥$₩€£₫฿₱원元]\s*$/.test(before);
  const called = sign
    ? 0
    : hole === 'number' && /(?:^|[^\p{L}])[x×X]\s*$/u.test(before)
      ? 2
      : calledSo(around.field, before) || (!LETTER.test(before) && calledSo(around.field, next))
        ? 0
        : LETTER.test(before)
          ? 1
          : 1.4;
  const middle = hole ? `{v:${hole}}` : '{v}';
  const literal = next.trim() && mayKeep(next, around) ? next : '';
  const out: Taken[] = [];
  const put = (...templates: string[]) => {
    // The colon is there in one row and not in another.
    const colon = /^([^{]*\p{L})\s*[:：]\s*\{/u;
    const bare = templates.filter((one) => colon.test(one)).map((one) => one.replace(colon, '$1{'));
    out.push({
      take: { templates: [...templates, ...bare], hole: 'v' },
      doubt: called + (before.trim() ? 0 : 0.3),
    });
  };
  if (!post.trim()) {
    put(`${start}${middle}`, ...(hole ? [`${start}${middle}*`] : []));
    return out;
  }
  if (hole) put(`${start}${middle}*`);
  if (literal) {
    const rest = post.trim() === literal.trim() ? '' : '*';
    put(`${start}${middle}${literal}${rest}`);
  }
  if (!hole && !literal && /^\s/.test(post)) put(`${start}${middle} *`);
  return out;
}

/** `Order no.` of `Order no.: 4711`: the words before a colon, or before the value; undefined where they may not be kept. */
export function labelOf(text: string, around: Around): string | undefined {
  const colon = /^([^:：]{1,30}?)\s*[:：]/.exec(text)?.[1];
  const label = squeeze(colon ?? text);
  return label && LETTER.test(label) && mayKeep(colon === undefined ? label : `${label}:`, around)
    ? label
    : undefined;
}

const ADDRESSED =
  /^(?:order from|send (?:a )?message to|message to|contact|sold to|ship(?:ping)? to|deliver to|from|to|buyer|customer|发送给|发给|买家|收货人|구매자|주문자|받는\s?분)\s*[:：]?\s*/i;

/** Templates for text without a kind: a name after words of address, a name before an address, a variant before its quantity. */
export function phrasesOf(text: string, field: string): Reading['take'][] {
  const out: Reading['take'][] = [];
  const isName = /name$/.test(field);
  const words = isName ? ADDRESSED.exec(text)?.[0] : undefined;
  if (words && words.length < text.length && /[\s:：]$/.test(words))
    out.push({ templates: [`${words}{v}`], hole: 'v' });
  const parts = /^([^,，]{1,20})[,，](.{6,})$/.exec(text);
  if (parts && !/\d/.test(parts[1]!) && /^(?:ship\.name|ship\.address|buyer\.name)$/.test(field)) {
    const hole = isName ? 'name' : 'address';
    out.push({ templates: ['{name}，{address}', '{name},{address}'], hole });
  }
  const labelled = /^.+?\s+([^\s:：]{2,12})[:：]\s*\S+$/.exec(text)?.[1];
  if (labelled && /^(?:variant|title)$/.test(field) && interfaceWords(labelled))
    out.push({ templates: [`{v}${labelled}:{code}`], hole: 'v' });
  // Codes in brackets at the end: the product's own, and before it its parent's.
  const codes = /^(.*?)\s*\[([^[\]\s]+)(?:\s+([^[\]\s]+))?\]$/.exec(text);
  if (codes && field === 'sku') out.push({ templates: ['*[{p:code} {v:code}]', '*[{v:code}]'], hole: 'v' });
  if (codes?.[3] && field === 'parentSku') out.push({ templates: ['*[{v:code} {s:code}]'], hole: 'v' });
  const named = codes?.[1] && /^([^\s:：]{2,12})[:：]\s*\S/.exec(codes[1])?.[1];
  if (named && field === 'variant' && interfaceWords(named))
    out.push({ templates: [`${named}:{v:plain}[*]`, `${named}:{v:plain}`], hole: 'v' });
  if (/^(?:variant|title)$/.test(field) && /\S\s*[x×]\s*\d{1,4}$/.test(text))
    out.push({ templates: ['{v}x{n:digits}', '{v}×{n:digits}'], hole: 'v' });
  return out;
}

// The reader for Japan, in its own letters: prefecture, town, then 丁目-番-号 however they are joined, the building and
// its room. Names of places are compared as they are written, for there is no register here.
import type { Sighted } from './cues.ts';
import { type Folded, fold, piece } from './fold.ts';
import { spellNumbers } from './numerals.ts';
import { blank, type Reader } from './reader.ts';
import type { Outcome, Parts, Piece } from './types.ts';

const K = '\\u4e00-\\u9fff\\u3005\\u3040-\\u309f\\u30a0-\\u30ff';
const D = '(?:\\d{1,5}|[一二三四五六七八九十]{1,3}|\\*{1,5})';
/** 1丁目12-10, 1-12-10, 2丁目5番10号, 15番地3, 七丁目1番地. */
const lot = `${D}\\s?(?:丁目|番地の?|番町?(?![号通])|[-の])\\s?(?:${D}\\s?(?:番地の?|番|号|[-の])?\\s?){0,3}|${D}\\s?(?:番地|丁目)`;
const prefecture = '(?:东京都|北海道|(?:大[阪坂]|京都)府|[\\u4e00-\\u9fff]{2,3}(?:県|县))';
const municipality = `(?:[\\u4e00-\\u9fff\\u3040-\\u30ff]{1,6}?郡)?[\\u4e00-\\u9fff\\u3040-\\u30ff]{1,6}?(?:市(?:[\\u4e00-\\u9fff]{1,4}?区)?|区|町(?=[${K}])|村(?=[${K}]))`;
const regionShape = new RegExp(`${prefecture}\\s?(?:${municipality})?|${municipality}`, 'u');
const address = new RegExp(`([${K}\\s,、]{0,40}?[${K}])\\s?(${lot})([^\\n。!?]{0,60})`, 'gu');
const roomShape =
  /(?:^|(?<=[^\d-]))([a-z]?-?[\d*]{1,5}[a-z]?)\s?(?:号室|号(?!棟|棟|车)|室)|(?<=[^\d\s]\s?)([a-z]?\d{2,5})(?=$|[\s,、]|です|でお|に|へ|ま|の|宛|様)|#\s?(\d{2,5})|((?<floor>\d{1,2})\s?(?:阶|f(?![a-z]))(?!\s?\k<floor>\d{2}\s?号?室))/u;
const roomSaid = /(?:部屋番号|部屋|号室|室番号)[はが:\s]{0,3}(\d{1,5}|[a-z]\d{1,4})|(?<![\d-])(\d{2,5})号室/u;
const ends =
  /です|でお|にお|へお|まで|宛|様|に(?:送|届|変)|へ(?:送|変)|お願|变更|変更|から|じゃ|では|ですが|,|、|\(|電话|电话|携帯|℡/u;
const lead =
  /^.*(?:新住所|届け?先|住所|正しくは|送り先|宛先|引っ?越し先|場所)[はがを:\s]{0,2}|^\s*(?:は|が|を|:|,|、)\s*|^.*[。:]\s*/su;
const postcode = /〒?\s?\d{3}-\d{4}(?![\d-])|(?:〒|邮便番号|郵便番号)[は:\s]{0,2}\d{7}(?!\d)/gu;

interface Found {
  parts: Parts;
  start: number;
  end: number;
}

/** One address in folded text that holds no phone and no postcode any more. */
function* all(f: Folded, text: string): Generator<Found> {
  for (const hit of text.matchAll(address)) {
    const written = hit[1]!;
    const cut = lead.exec(written)?.[0].length ?? 0;
    const start = hit.index + cut;
    const lotAt = hit.index + hit[0].indexOf(hit[2]!, written.length);
    const lotEnd = lotAt + hit[2]!.trimEnd().length;
    const head = text.slice(start, lotAt);
    const region = regionShape.exec(head);
    const parts: Parts = {};
    const regionEnd = region ? start + region.index + region[0].length : start;
    if (region) parts.region = piece(f, start + region.index, regionEnd)!;
    // The fourth number of a lot is the room: 1-12-10-305.
    const numbers = numbersOf(hit[2]!);
    const street = `${plain(text.slice(regionEnd, lotAt)).replace(/^.*[\s,、]/u, '')}|${numbers.slice(0, 3).join('-')}`;
    const tailFrom = lotEnd;
    const rest = text.slice(tailFrom, hit.index + hit[0].length);
    const talk = rest.search(ends);
    const tail = talk < 0 ? rest : rest.slice(0, talk);
    const room = roomShape.exec(tail);
    const said = numbers[3] ?? room?.[1] ?? room?.[2] ?? room?.[3] ?? room?.[4]?.replace(/\s?(?:阶|f)/u, 'f');
    const name = plain(tail.slice(0, room ? room.index : undefined)).replace(/[^\p{L}\d]/gu, '');
    const streetPiece = piece(f, regionEnd, lotEnd, `${street}|${person.test(name) ? '' : name}`);
    if (streetPiece) parts.street = streetPiece;
    const end = tailFrom + (room ? room.index + room[0].length : 0);
    if (said) parts.unit = piece(f, room ? tailFrom + room.index : lotAt, end, said.replace(/-/g, ''))!;
    yield { parts, start, end };
  }
}
/** A family's name behind a lot is no building. */
const person = /^[\u4e00-\u9fff]{2,4}$/u;

const plain = (s: string) => s.replace(/\s/gu, '');
const numbersOf = (written: string): string[] =>
  [...spellNumbers(written).matchAll(/\d+|\*+/g)].map((m) => m[0].replace(/^0+(?=\d)/, ''));

/** 二〇五号室 is 205号室: a digit for a digit, so that all stays where it is. */
const roomInWords = /[〇零一二三四五六七八九]{3,4}(?=\s?号室)/gu;
const cleaned = (f: Folded, phones: { start: number; end: number }[]) =>
  blank(
    f.text.replace(roomInWords, (digits) => digits.replace(/./gu, (c) => spellNumbers(c))),
    [
      ...phones,
      ...[...f.text.matchAll(postcode)].map((m) => ({ start: m.index, end: m.index + m[0].length })),
    ],
    ' ',
  );

function block(f: Folded, phones: { start: number; end: number }[], named: boolean): Parts {
  const text = cleaned(f, phones);
  const [found] = all(f, text);
  const parts = found?.parts ?? {};
  // What was not read to its end is as good as hidden.
  if (parts.street && /\d/.test(blank(text, [found!], ' ')))
    parts.street = { ...parts.street, value: `${parts.street.value}*` };
  if (!found) {
    const region = regionShape.exec(text);
    if (region) parts.region = piece(f, region.index, region.index + region[0].length)!;
  }
  if (!named) {
    const before =
      /^\s*([\u4e00-\u9fff\u3040-\u30ff*]{1,6}\s?[\u4e00-\u9fff\u3040-\u30ff*]{0,6})[\s,]+(?=.*(?:都|道|府|県|市|区))/u.exec(
        text,
      );
    const behind = /[\s\n]([\u4e00-\u9fff]{2,6}(?:\s[\u4e00-\u9fff]{1,4})?)\s*(?:様)?\s*$/u.exec(text);
    const hit = before && !/[市区町県]/u.test(before[1]!) ? before : behind;
    const at = hit ? hit.index + hit[0].indexOf(hit[1]!) : 0;
    const name = hit ? piece(f, at, at + hit[1]!.length) : undefined;
    if (name) parts.name = name;
  }
  return parts;
}

function sight(f: Folded, phones: { start: number; end: number }[]): Sighted[] {
  const text = cleaned(f, phones);
  // Digits outside of what was read may be a part of it.
  const out: Sighted[] = [...all(f, text)];
  const loose = /\d/.test(blank(text, out, ' '));
  if (out.length) return out.map((one) => ({ ...one, loose }));
  const room = roomSaid.exec(text);
  if (!room) return [];
  const said = room[1] ?? room[2]!;
  const start = room.index + room[0].indexOf(said);
  const unit = piece(f, start, start + said.length);
  return unit ? [{ parts: { unit }, start, end: start + said.length }] : [];
}

function nameBeside(f: Folded, spots: [start: number, end: number][]): Piece | undefined {
  for (const [, end] of spots) {
    const hit = /^[\s,、]+([\u4e00-\u9fff]{1,4}\s?[\u4e00-\u9fff]{1,4})(?=$|[\s,、。]|様|です|まで|宛)/u.exec(
      f.text.slice(end, end + 16),
    );
    if (hit && !/[市区町県都府道号室]|お願|電話/u.test(hit[1]!)) {
      const at = end + hit[0].indexOf(hit[1]!);
      return piece(f, at, at + hit[1]!.length);
    }
  }
  return undefined;
}

function compare(order: Parts, buyer: Parts): Record<'region' | 'street' | 'unit', Outcome> {
  const of = (part: 'region' | 'street' | 'unit'): [string, string] => [
    order[part]?.value ?? '',
    buyer[part]?.value ?? '',
  ];
  const [a, b] = of('street');
  const street = a && b ? streets(a, b) : 'unknown';
  const [u, v] = of('unit');
  const unit = u && v ? rooms(u, v) : 'unknown';
  const [r, s] = of('region');
  const same = r && s ? regions(plain(r), plain(s)) : 'unknown';
  // 堺区 of 大阪府堺市堺区, where the house is the same.
  const within = same === 'unknown' && street === 'agree' && plain(r).endsWith(plain(s)) && !/\*/.test(r + s);
  const region = within ? 'agree' : same;
  return { region, street, unit };
}

function streets(a: string, b: string): Outcome {
  const [town = '', lotA = '', nameA = ''] = a.split('|');
  const [other = '', lotB = '', nameB = ''] = b.split('|');
  const hidden = /\*/.test(a + b);
  const [short, long] = town.length <= other.length ? [town, other] : [other, town];
  const apart = Boolean(short) && !long.endsWith(short) && !long.startsWith(short);
  if (hidden) return apart && !/\*/.test(town + other) ? 'differ' : 'unknown';
  if (lotA !== lotB) {
    // 神南1丁目 says less than 1-12-10.
    const [few, many] = lotA.length < lotB.length ? [lotA, lotB] : [lotB, lotA];
    return many.startsWith(`${few}-`) && !apart ? 'unknown' : 'differ';
  }
  if (apart) return 'differ';
  if (!short) return 'unknown';
  if (nameA && nameB && !nameA.includes(nameB) && !nameB.includes(nameA)) return 'unknown';
  return 'agree';
}

const rooms = (a: string, b: string): Outcome => {
  const bare = (v: string) =>
    fold(v)
      .text.replace(/号室?|室|[-\s]/gu, '')
      .replace(/^0+/, '');
  if (/\*/.test(a + b)) return 'unknown';
  return bare(a) === bare(b) ? 'agree' : 'differ';
};

/** Without its prefecture a town is the same; 大阪市北区 and 北区 cannot be told. */
function regions(a: string, b: string): Outcome {
  if (/\*/.test(a + b)) return 'unknown';
  const bare = (s: string) => s.replace(new RegExp(`^${prefecture}`, 'u'), '');
  const [x, y] = [bare(a), bare(b)];
  const [p, q] = [a.slice(0, a.length - x.length), b.slice(0, b.length - y.length)];
  if (p && q && p !== q) return 'differ';
  if (!x || !y) return 'unknown';
  if (x === y) return 'agree';
  return x.endsWith(y) || y.endsWith(x) ? 'unknown' : 'differ';
}

export const japanReader: Reader = {
  script: 'han',
  block,
  sight,
  nameBeside,
  cues: {
    old: /旧住所|前の住所|以前|元の|ではなく|じゃなく|から/gu,
    fresh: /新住所|新しい|正しくは|変更後|引っ?越し先|今の|こちらに/gu,
    turn: /ではなく|じゃなく|でなく|から|->|→|⇒|変更/u,
    after: /^[\s,、]{0,2}(?:ではなく|じゃなく|でなく|は(?:旧|前の|間違)|から(?!の))/u,
    afterFresh: /^[\s,、]{0,2}(?:が正し|に変更|に(?:送|届))/u,
    either: /または|もしくは/u,
  },
  compare,
};

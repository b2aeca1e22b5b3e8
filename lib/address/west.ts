// The reader for countries that write in Latin letters: blocks, addresses in English prose, and their comparison by
// tokens. A street that reads alike but for a letter, a direction or its kind is never said to agree.
import { type Folded, piece } from './fold.ts';
import { labelledNames } from './names.ts';
import { blank, type Reader } from './reader.ts';
import type { Parts, Piece } from './types.ts';
import { filler } from './west-account.ts';
import { anchored } from './west-anchor.ts';
import { compareWest, decode } from './west-compare.ts';
import { orSame } from './west-same.ts';
import { piecesWest, sightWest } from './west-sight.ts';
import { isUnitValue, wordsOf } from './west-tokens.ts';
import { isGrown, isSureSuffix, postcodes, talk, units } from './west-words.ts';

export const westernCountries = new Set([...Object.keys(postcodes), 'HK']);

const labels =
  /(?:recipient|receiver|ship to|deliver to|full name|name|shipping address|delivery address|address(?: line)? ?\d?|street|city|state|zip(?: code)?|post ?code|country|phone(?: number)?|tel|mobile|contact)\s?:/g;

interface Spot {
  start: number;
  end: number;
}

function block(country: string) {
  return (f: Folded, phones: Spot[], named: boolean): Parts => {
    const spots = [
      ...phones,
      ...[...f.text.matchAll(labels)].map((m) => ({ start: m.index, end: m.index + m[0].length })),
    ];
    let text = blank(f.text, spots, ',').replace(/\.(?=\s)/g, ' ');
    let name: Piece | undefined;
    if (!named) {
      const spot = labelledNames(f, country)[0] ?? leading(text);
      if (spot) {
        name = piece(f, spot.start, spot.end);
        text = blank(text, [spot], ',');
      }
    }
    const parts = piecesWest({ ...f, text }, wordsOf(text), country);
    return name ? { ...parts, name } : parts;
  };
}

/** What stands before the house, the flat or the first comma is the receiver. */
function leading(text: string): Spot | undefined {
  const words = wordsOf(text);
  let end = 0;
  while (end < words.length && (end === 0 || !words[end]!.brk)) {
    const { raw } = words[end]!;
    if (
      /\d/.test(raw) ||
      (units.has(raw) && isUnitValue(words[end + 1]?.raw ?? '')) ||
      (raw === 'po' && words[end + 1]?.raw === 'box')
    )
      break;
    end++;
  }
  if (end === 0 || end > 5) return undefined;
  const spot = { start: words[0]!.start, end: words[end - 1]!.end };
  return words.slice(0, end).some((w) => isSureSuffix(w.w) || isGrown(w.w)) ? undefined : spot;
}

/** Capitalised words right before an address or after it on a line of their own. */
function nameBeside(f: Folded, spots: [number, number][]): Piece | undefined {
  for (const [start] of spots) {
    const from = Math.max(0, start - 50);
    const raw = f.raw.slice(f.from[from] ?? 0, f.from[start] ?? f.raw.length);
    const lone = /(?:^|\n)([A-Z][A-Za-z'’-]+(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'’-]+){1,2})\s*[-:/]?\s*$/.exec(
      raw,
    );
    const hit =
      (f.from[from] === 0 || lone?.[0].startsWith('\n') ? lone : null) ??
      /(?:^|[\n:,.]\s*|\bto |\b(?:neighbou?r|friend|colleague|coworker|roommate|husband|wife|mother|mom|mum|father|dad|sister|brother|son|daughter),? )([A-Z][A-Za-z'’-]+(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'’-]+){1,2})\s*(?:[,\n]|\b(?:at|of)\b)\s*$/.exec(
        raw,
      );
    if (
      !hit ||
      // Toronto ON, before its postcode.
      /\s[A-Z]{2}$/.test(hit[1]!) ||
      /\b(?:Please|Thanks|Hello|Call|Phone|Number|Tel|Mobile|Cell|Contact|Text|Order|Is|Apt|Unit|Use|Address|New|My|Ship|Phone|Dear|Hi|Meine?|Adresse|Anschrift|Mon|Ma|Mi|Direcci[oó]n|Alamat|Endereço|Indirizzo|Guten|Good|Hallo|Moin|Bonjour|Bonsoir|Salut|Hola|Buen[ao]?s?|Ol[aá]|Oi|Ciao|Hey|You|And|Ring|Ends?|Ending)\b/i.test(
        hit[1]!,
      )
    )
      continue;
    // Hope Street Liverpool, before the phone.
    if (wordsOf(hit[1]!.toLowerCase()).some((w, i) => i > 0 && isSureSuffix(w.w))) continue;
    const at = f.text.lastIndexOf(hit[1]!.toLowerCase(), start);
    if (at >= 0) return piece(f, at, at + hit[1]!.length);
  }
  return undefined;
}

/** Half a British postcode, and what sets one right. */
const codes = /^(?:[a-z]{1,2}\d[\da-z]?|\d[a-z]{2}|rather|than|instead)$/;

/** EH2 3AT and the name's …: beside a postcode, words of talk are neither its street nor its town. */
function withoutTalk<T extends { parts: Parts }>(sighted: T): T {
  const { region, street, ...rest } = sighted.parts;
  const [city = '', state = '', zip = ''] = (region?.value ?? '').split('|');
  if (!region || !zip) return sighted;
  const idle = (words: string) =>
    words
      .split(' ')
      .every((w) => codes.test(w) || talk.has(w) || filler.has(w) || filler.has(w.replace(/s$/, "'s")));
  const town = city && idle(city) ? { ...region, value: `|${state}|${zip}` } : region;
  const road = street?.value.startsWith('|') && idle(street.value.slice(1)) ? undefined : street;
  return { ...sighted, parts: { ...rest, region: town, ...(road ? { street: road } : {}) } };
}

/** The 1st floor flat at 63 Western Road: the floor before an address that has no door of its own. */
function withFloor<T extends { parts: Parts; start: number }>(f: Folded, one: T): T {
  const before = f.text.slice(Math.max(0, one.start - 40), one.start);
  const hit =
    /(?<!\bnot |\bnot the )\b(ground|\d{1,2}(?:st|nd|rd|th)|[a-z]{4,8}th|first|second|third) floor(?: (?:flat|apartment|apt|unit))?,? (?:at|of|in|on) (?:the )?$/.exec(
      before,
    );
  if (!hit || one.parts.unit) return one;
  const floor = /^\d+/.exec(wordsOf(hit[1]!)[0]!.w)?.[0] ?? (hit[1] === 'ground' ? 'g' : '');
  const start = one.start - before.length + hit.index;
  const unit = floor && piece(f, start, start + hit[1]!.length + 6, `floor:${floor}`);
  return unit ? { ...one, parts: { ...one.parts, unit } } : one;
}

const made = new Map<string, Reader>();
/** The reader of one country; postcodes and states are its own. */
export function west(country: string): Reader {
  const known = made.get(country);
  if (known) return known;
  const reader: Reader = {
    script: 'latin',
    block: block(country),
    sight: (f, phones) => sightWest(f, phones, country).map(withoutTalk),
    nameBeside,
    cues: {
      old: /\b(?:old|previous|original|former|current|wrong|instead of|rather than|not|from|don't (?:ship|send)[^,.\n]{0,20}to|was|used to|no longer)\b/g,
      fresh:
        /\b(?:new|now|correct|right|change(?:d)?(?: it)? to|ship(?:ped)?(?: it| this| them| the order)? to|send(?: it| this| them)? to|deliver(?: it)? to|should be|use|it's|it is|updated?(?: it)? to|moved to|to)\b/g,
      turn: /\b(?:change[ds]? to|should be|to|now|instead(?! of)|but)\b|->|→|=>|⇒|➡|▶/,
      after:
        /^[\s,.]*(?:(?:is|was) (?:the |my |our )?(?:wrong|old|incorrect|previous|former|not)|by mistake|(?:anymore|no longer)|is no longer)/,
      afterFresh: /^[\s,.]*is (?:the |my )?(?:new|correct|right|current|actual)/,
      either: /\bor\b|alternat|\bboth\b/,
    },
    compare: (order, buyer, texts) =>
      orSame(
        compareWest(
          decode(order.region?.value, order.street?.value, order.unit?.value),
          decode(buyer.region?.value, buyer.street?.value, buyer.unit?.value),
          country,
        ),
        order,
        buyer,
        texts,
      ),
    anchored: (f, phones, sighted, order, town) =>
      anchored(f, phones, sighted, order, town, country).map((one) => withFloor(f, one)),
  };
  made.set(country, reader);
  return reader;
}

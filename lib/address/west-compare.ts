// Compares two Western addresses by their tokens: numbers exact, words exact after folding; a letter's difference, a
// missing direction or kind of street is unknown, never agreement.

import { oneEdit, slip, together } from './mask.ts';
import type { Outcome, Places } from './types.ts';
import { compareItems, type Item } from './units.ts';
import { anglicised, isFrench, sorted, spelled } from './west-customs.ts';
import type { West } from './west-tokens.ts';
import { isDirection, isSuffix } from './west-words.ts';

/** An address as plain words. */
export interface Plain {
  region?: { city: string[]; state: string; zip: string } | undefined;
  street?: { number: string; words: string[] } | undefined;
  unit?: Item[] | undefined;
}

/** The parts as comparable text, and back. `city words|state|zip`, `number|words`, `kind:value kind:value`. */
export const encode = {
  region: (w: West) => (w.city.length || w.state || w.zip ? `${w.city.join(' ')}|${w.state}|${w.zip}` : ''),
  street: (w: West) => (w.number || w.street.length ? `${w.number}|${w.street.join(' ')}` : ''),
  unit: (w: West) => w.items.map((i) => `${i.kind}:${i.value}`).join(' '),
};
/** Forty-Second Street is 42nd Street; the words below twenty are spelled where words are read. */
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const spokenTens = new RegExp(`\\b(${tens.join('|')}) (?=[1-9](?:st|nd|rd|th)\\b)`, 'g');

export function decode(region = '', street = '', unit = ''): Plain {
  const [city = '', state = '', zip = ''] = region.split('|');
  const [number = '', words = ''] = street
    .replace(spokenTens, (_, ten: string) => `${tens.indexOf(ten) + 2}`)
    .split('|');
  return {
    region: region ? { city: city.split(' ').filter(Boolean), state, zip } : undefined,
    street: street ? { number, words: words.split(' ').filter(Boolean) } : undefined,
    unit: unit
      ? unit.split(' ').map((i) => ({ kind: i.split(':')[0]!, value: i.split(':')[1] ?? '' }))
      : undefined,
  };
}

export function compareWest(a: Plain, b: Plain, country: string): Places {
  let [x, y] = [a, b];
  // Without a comma the border between street and town is not known: the other side's town shows it.
  [x, y] = [borrow(x, y), borrow(y, x)];
  if (country === 'CA' && (isFrench(x) || isFrench(y))) [x, y] = [anglicised(x), anglicised(y)];
  // In Singapore Lorong 8 Toa Payoh is Toa Payoh Lorong 8.
  if (country === 'SG') [x, y] = [sorted(spelled(x)), sorted(spelled(y))];
  const onlyTown = (own: Plain, other: Plain) =>
    masked(own.street?.number ?? '') &&
    !/\d/.test(own.street?.number ?? '') &&
    // Nothing of the street is shown: what was read as one is a town or a state.
    (!own.street!.words.some(isSuffix) ||
      own.street!.words.join() === 'st' ||
      own.street!.words.every((w) => other.region?.city.includes(w) || other.region?.zip.startsWith(w)));
  const street =
    x.street && y.street && !onlyTown(x, y) && !onlyTown(y, x) ? streets(x.street, y.street) : 'unknown';
  const house = street === 'agree' && Boolean(x.street?.number);
  return {
    region:
      x.region && y.region ? regions(x.region, y.region, country, house, x.street?.words ?? []) : 'unknown',
    street,
    unit: x.unit && y.unit ? compareItems(x.unit, y.unit) : 'unknown',
  };
}

function borrow(own: Plain, other: Plain): Plain {
  const all = other.region?.city ?? [];
  // Antipolo City is Antipolo.
  const city = all.length > 1 ? all.filter((w) => w !== 'city') : all;
  const words = own.street?.words ?? [];
  if (!own.street || own.region?.city.length) return own;
  // Subang Jaya of Subang Jaya, Selangor: the state behind a town may be left out.
  for (let n = Math.min(city.length, words.length - 1); n > 0; n--) {
    const town = city.slice(0, n);
    if (words.slice(-n).join(' ') !== town.join(' ')) continue;
    const region = { city: town, state: own.region?.state ?? '', zip: own.region?.zip ?? '' };
    return { ...own, region, street: { ...own.street, words: words.slice(0, -n) } };
  }
  return own;
}

const masked = (s: string) => s.includes('*');

function streets(a: NonNullable<Plain['street']>, b: NonNullable<Plain['street']>): Outcome {
  const met: Outcome[] = [];
  // 45** is 4502 as far as it shows, and half of it shows.
  let half = false;
  if (!a.number || !b.number) met.push(a.number === b.number ? 'agree' : 'unknown');
  else if (masked(a.number) || masked(b.number)) {
    const long = a.number.length === b.number.length;
    half =
      long && [...a.number].filter((c, i) => c !== '*' && b.number[i] !== '*').length * 2 >= a.number.length;
    met.push(long && clash(a.number, b.number) ? 'differ' : half ? 'agree' : 'unknown');
  }
  // 37-15 is written 3715 too.
  else if (a.number !== b.number && a.number.replace('-', '') === b.number.replace('-', ''))
    met.push('unknown');
  else met.push(a.number === b.number ? 'agree' : 'differ');
  met.push(words(a.words, b.words));
  const out = together(met);
  const hidden = ((masked(a.number) || masked(b.number)) && !half) || [...a.words, ...b.words].some(masked);
  return hidden && out === 'agree' ? 'unknown' : out;
}

const clash = (a: string, b: string) => [...a].some((c, i) => c !== '*' && b[i] !== '*' && c !== b[i]);

function words(a: string[], b: string[]): Outcome {
  if (!a.length || !b.length) return 'unknown';
  const squeeze = (s: string[]) => s.join('').replace(/[-/]/g, '');
  if (squeeze(a) === squeeze(b)) return 'agree';
  // 52 St is 52nd St.
  const plain = (s: string[]) => squeeze(s.map((w) => w.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1')));
  if (plain(a) === plain(b)) return 'agree';
  // Calle de Alcalá is Calle Alcalá.
  const named = (s: string[]) =>
    squeeze(s.filter((w) => !/^(?:ru|de|del|la|las|los|el|du|des|di|da|do|dos)$/.test(w)));
  if (named(a) && named(a) === named(b)) return 'agree';
  if ([...a, ...b].some(masked)) return 'unknown';
  const [x, y] = [nameOf(a), nameOf(b)];
  if (x.core !== y.core) {
    const numbered = /\d/.test(x.core + y.core);
    // One name continues the other: a town or a quarter was written into the street.
    const [short, long] = x.core.length < y.core.length ? [x.core, y.core] : [y.core, x.core];
    const [few, many] = x.words.length < y.words.length ? [x.words, y.words] : [y.words, x.words];
    const [head, tail] = [many.slice(0, few.length), many.slice(-few.length)].map((list) => list.join(' '));
    const longer =
      (few.length < many.length && [head, tail].includes(few.join(' '))) ||
      (short.length > 6 && (long.startsWith(short) || long.endsWith(short)));
    const slipped = slip(x.core, y.core);
    return !numbered && (longer || slipped) ? 'unknown' : 'differ';
  }
  // The same name: N against S and Street against Avenue differ, one that is left out cannot be told.
  if (x.kind && y.kind && x.kind !== y.kind) return 'differ';
  return x.side && y.side && x.side !== y.side ? 'differ' : 'unknown';
}

/** A street's name without its direction and its kind. */
function nameOf(list: string[]) {
  const rest = list.filter((w) => !isDirection(w));
  // In The Crescent the kind is the name.
  const named = rest.length === 2 && rest[0] === 'the';
  const kind = rest.length > 1 && !named && isSuffix(rest.at(-1)!) ? rest.pop()! : '';
  return { core: rest.join(''), words: rest, kind, side: list.filter(isDirection).join(' ') };
}

export const stated = new Set(['US', 'CA', 'AU']);

/** Towns of which every other state has one: without their state they say nothing. */
export const common = new Set(
  'springfield portland columbus franklin clinton greenville bristol fairview salem madison georgetown arlington ashland dover oxford jackson burlington manchester milton newport auburn centerville clayton dayton lexington milford oakland winchester cleveland hudson kingston riverside aurora columbia plymouth lancaster richmond rochester glendale pasadena peoria charleston jacksonville lafayette bloomington fayetteville wilmington albany athens troy concord hamilton marion monroe london cambridge windsor vernon victoria'.split(
    ' ',
  ),
);

/** The ten commonest names of streets in America. */
const commonest = /^(?:[nsew] )?(?:main|park|oak|1st|2nd|3rd|4th|5th|6th|7th)\b/;

function regions(
  a: NonNullable<Plain['region']>,
  b: NonNullable<Plain['region']>,
  country: string,
  house: boolean,
  street: string[],
): Outcome {
  const zip = zips(a.zip, b.zip, country);
  // LA before Los Angeles' own postcode is the town, not Louisiana.
  const initials = (own: typeof a, other: typeof a) =>
    own.city.length > 1 && !other.city.length && own.city.map((w) => w[0]).join('') === other.state;
  if ((zip === 'agree' || (house && zip === 'unknown')) && (initials(a, b) || initials(b, a))) return 'agree';
  if (a.state && b.state && a.state !== b.state) return 'differ';
  if (zip === 'differ') return 'differ';
  const city = cities(a.city, b.city);
  if (zip === 'agree') return city === 'differ' ? 'unknown' : 'agree';
  if (city !== 'agree') return city;
  // Many towns share a name: without state or postcode a town is known where the house is the same, unless every such
  // town has that street too.
  if (!stated.has(country) || (a.state && b.state)) return 'agree';
  const everywhere = common.has(a.city.join('')) && commonest.test(street.join(' '));
  return house && !everywhere ? 'agree' : 'unknown';
}

function zips(a: string, b: string, country: string): Outcome {
  if (!a || !b) return 'unknown';
  if (/\*/.test(a + b)) return hiddenZip(a, b);
  if (country === 'US') {
    if (a.slice(0, 5) !== b.slice(0, 5)) return 'differ';
    return a.length === 9 && b.length === 9 && a !== b ? 'differ' : 'agree';
  }
  return a === b ? 'agree' : 'differ';
}

/** 752** is 75219 as far as it shows; of M14 *** half is hidden, and may be another street. */
function hiddenZip(a: string, b: string): Outcome {
  const [x, y] = [a.slice(0, b.length), b.slice(0, a.length)];
  if (a.length !== b.length && !(x.length > 4 && y.length > 4)) return 'unknown';
  if (clash(x, y)) return 'differ';
  return [...a].filter((c, i) => c !== '*' && b[i] !== '*').length > a.length / 2 ? 'agree' : 'unknown';
}

/** Words that many towns share. */
const ofMany =
  /^(?:san|santa|los|las|new|ft|st|el|la|n|s|e|w|port|mt|lake|city|beach|park|hts|springs|falls|grove|gr|hl|hills|vly|pt|rdg|creek|crk|river|island|town|upper|lower|old|great|grand|palm|cedar|green|white|red|black)$/;

/** A county or a quarter more or less makes no other town; a slip of the pen must be looked at. */
function cities(a: string[], b: string[]): Outcome {
  if (!a.length || !b.length) return 'unknown';
  const [x, y] = [a.join(''), b.join('')];
  if (x === y) return 'agree';
  // SF, NYC, KL.
  const initials = (words: string[]) => words.map((w) => w[0]).join('');
  if ((a.length > 1 && initials(a) === y) || (b.length > 1 && initials(b) === x)) return 'agree';
  // Brgy Pinyahan, QC is Brgy Pinyahan, Quezon City.
  const short = (words: string[], long: string[]) => {
    const last = words.at(-1)!;
    return [
      ...words.slice(0, -1),
      ...(initials(long.slice(-last.length)) === last ? long.slice(-last.length) : [last]),
    ];
  };
  if ([a, b].every((words) => words.length > 1) && (short(a, b).join('') === y || short(b, a).join('') === x))
    return 'agree';
  const [few, many] = a.length <= b.length ? [a, b] : [b, a];
  const more = many.filter((w) => !few.includes(w));
  // North Parramatta is not Parramatta.
  if (few.length < many.length && more.length === 1 && isDirection(more[0]!)) return 'differ';
  if (few.every((w) => many.includes(w))) return few.join('').length > 3 ? 'agree' : 'unknown';
  // San Jose is not San Francisco.
  return oneEdit(x, y) || few.some((w) => many.includes(w) && !ofMany.test(w)) ? 'unknown' : 'differ';
}

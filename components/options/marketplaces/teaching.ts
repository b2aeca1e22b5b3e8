// A console nobody described: the file it begins with. What cannot be known is said so, the rest comes from the browser's
// own language and zone, and the owner may change it. Pure but for what the browser says of itself, which is handed in.
import { hostOf } from '../../../lib/marketplaces/hosts.ts';
import { lintMarketplace } from '../../../lib/marketplaces/lint.ts';
import { fail, ok, type Result } from '../../../lib/model/basics.ts';
import { type Marketplace, Marketplace as MarketplaceFile } from '../../../lib/model/marketplace.ts';
import type { KeptFile } from '../../../lib/model/patch.ts';
import { originOf } from '../core/sites.ts';

/** What an owner may say of a console of their own. */
export interface Habits {
  zone: string;
  currency: string;
  /** Its decimal sign and what stands between thousands: `.,`, `,.` or `, `. */
  numbers: (typeof NUMBERS)[number];
  dates: Marketplace['dates'];
  language: string;
}
export const NUMBERS = ['.,', ',.', ', ', '. '] as const;
export const DATES = ['ymd', 'dmy', 'mdy'] as const;

/** What is paid with where a language is spoken; a browser does not tell. */
const CURRENCIES: Record<string, string> = {
  ...{ CN: 'CNY', KR: 'KRW', US: 'USD', JP: 'JPY', GB: 'GBP', TW: 'TWD', HK: 'HKD', SG: 'SGD', MY: 'MYR' },
  ...{ TH: 'THB', VN: 'VND', ID: 'IDR', PH: 'PHP', IN: 'INR', AU: 'AUD', NZ: 'NZD', CA: 'CAD', CH: 'CHF' },
  ...{ SE: 'SEK', NO: 'NOK', DK: 'DKK', PL: 'PLN', CZ: 'CZK', BR: 'BRL', MX: 'MXN', TR: 'TRY', ZA: 'ZAR' },
};
const EURO = new Set('AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' '));

/** The habits of a language and a zone, as the browser writes them. */
export function habitsOf(language: string, zone: string): Habits {
  const region = new Intl.Locale(language).maximize().region ?? '';
  const parts = new Intl.NumberFormat(language).formatToParts(1234567.8);
  const sign = (type: string) => parts.find((part) => part.type === type)?.value;
  const decimal = sign('decimal') === ',' ? ',' : '.';
  const group = sign('group') ?? ',';
  const between = /\s/.test(group) ? ' ' : group === '.' && decimal === ',' ? '.' : ',';
  const numbers = `${decimal}${decimal === between ? ' ' : between}` as Habits['numbers'];
  const order = new Intl.DateTimeFormat(language, { year: 'numeric', month: '2-digit', day: '2-digit' })
    .formatToParts(0)
    .flatMap(({ type }) => (type === 'year' || type === 'month' || type === 'day' ? type[0]! : []))
    .join('');
  return {
    zone,
    currency: EURO.has(region) ? 'EUR' : (CURRENCIES[region] ?? 'USD'),
    numbers,
    dates: DATES.find((one) => one === order) ?? 'ymd',
    language,
  };
}

export const habitsIn = (file: KeptFile['file']): Habits => ({
  zone: file.zone,
  currency: file.currency,
  numbers: `${file.numbers.decimal}${file.numbers.group}` as Habits['numbers'],
  dates: file.dates,
  language: file.languages[0]!,
});

/** The file with other habits and another name. Its revision stays: what was pointed out on its pages is still of it. */
export function withHabits(file: KeptFile['file'], name: string, habits: Habits): KeptFile['file'] {
  const [decimal, group] = habits.numbers as unknown as [Marketplace['numbers']['decimal'], never];
  return {
    ...file,
    name: { 'zh-CN': name, ko: name, en: name },
    zone: habits.zone,
    currency: habits.currency,
    numbers: { decimal, group },
    dates: habits.dates,
    languages: [habits.language, ...file.languages.slice(1).filter((one) => one !== habits.language)],
  };
}

/** `own-admin-example-com`, and a figure behind it where that is taken. */
function idFor(host: string, taken: ReadonlySet<string>): string {
  const slug = host
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32)
    .replace(/-+$/, '');
  const first = `own-${slug || 'console'}`;
  let id = first;
  for (let n = 2; taken.has(id); n++) id = `${first}-${n}`;
  return id;
}

/**
 * The file of a console at an address as typed, without a page yet. Fails with `site.address` where the address is none
 * that a file may ask for.
 */
export function newConsole(
  typed: string,
  given: { name?: string; habits: Habits; taken: ReadonlySet<string>; date: string },
): Result<KeptFile['file']> {
  const origin = originOf(typed);
  if (!origin.ok) return origin;
  const host = hostOf(origin.value);
  const file: KeptFile['file'] = {
    schema: 1,
    id: idFor(host, given.taken),
    revision: 1,
    date: given.date,
    name: { 'zh-CN': host, ko: host, en: host },
    origins: [origin.value],
    zone: given.habits.zone,
    currency: given.habits.currency,
    numbers: { decimal: '.', group: ',' },
    dates: given.habits.dates,
    languages: [given.habits.language],
    orderId: ['{id:id}'],
    words: { status: {} },
    policy: {
      addressChange: { how: 'not-known', until: 'not-known' },
      remark: null,
      response: null,
      proactive: false,
    },
    pages: [],
  };
  const named = withHabits(file, given.name?.trim().slice(0, 60) || host, given.habits);
  // Everything but the pages it does not have yet is held to what holds for every file.
  const { pages: _, ...shape } = MarketplaceFile.shape;
  const sound = Object.entries(shape).every(
    ([key, schema]) => schema.safeParse((named as Record<string, unknown>)[key]).success,
  );
  const faults = sound ? lintMarketplace(named as Marketplace) : [];
  if (!sound || faults.some(({ path }) => path.startsWith('origins'))) return fail('site.address');
  const [first] = faults;
  return first ? fail(first.rule, { path: first.path, found: first.found }) : ok(named);
}

/** The address to open: as typed, with the protocol its origin has. */
export const urlOf = (typed: string): string => {
  const text = typed.trim();
  if (/^[a-z]+:\/\//i.test(text)) return text;
  const origin = originOf(text);
  return `${origin.ok && origin.value.startsWith('http:') ? 'http' : 'https'}://${text}`;
};

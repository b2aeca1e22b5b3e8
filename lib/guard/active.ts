// Which entries hold for one shop on one marketplace, and at which level. Worked out once, when the guard is made.
import type { Level, LocalText } from '../model/basics.ts';
import type { Confidence, Entry, Language, Override, Pack, PackLevel } from './pack.ts';

export interface OwnWord {
  id?: string;
  word: string;
  level?: Level;
  why?: LocalText;
  instead?: string;
}
export interface GuardOptions {
  marketplace: string;
  shopKind?: string | undefined;
  /** Packs that speak none of these are left out. */
  languages?: readonly Language[] | undefined;
  ownWords?: readonly OwnWord[] | undefined;
  /** Words, and the shop's own phone numbers, that are always fine. */
  allow?: readonly string[] | undefined;
  /** The owner's own level for an entry. */
  levels?: Readonly<Record<string, PackLevel>> | undefined;
}
export interface Active {
  entry: Entry;
  pack: Pack;
  level: Level;
  source: string;
  confidence: Confidence;
}
/** A place speaks for its own pages too: `shop` for `shop-seller`. */
export const isAt = (place: string, id: string): boolean => place === id || id.startsWith(`${place}-`);
const speaksFor = (places: '*' | readonly string[], id: string): boolean =>
  places === '*' || places.some((place) => isAt(place, id));

/** The entry as it holds here: the owner's level, else the nearest override, else its own. */
function activate(pack: Pack, entry: Entry, options: GuardOptions): Active | undefined {
  const fits = ({ marketplaces, shopKinds }: Override) =>
    (!marketplaces || speaksFor(marketplaces, options.marketplace)) &&
    (!shopKinds || (options.shopKind !== undefined && shopKinds.includes(options.shopKind)));
  const over = [...(entry.on ?? []), ...(pack.on ?? [])].find(fits);
  const level = options.levels?.[entry.id] ?? (entry.level === 'off' ? 'off' : (over?.level ?? entry.level));
  if (level === 'off') return undefined;
  return {
    entry,
    pack,
    level,
    source: over?.source ?? entry.source,
    confidence: over?.confidence ?? entry.confidence,
  };
}

export function activeEntries(packs: readonly Pack[], options: GuardOptions): Active[] {
  const { marketplace, shopKind, languages } = options;
  const own: Pack = {
    id: 'own-words',
    revision: 1,
    name: { 'zh-CN': '本店词', ko: '우리 상점 단어', en: "The shop's own words" },
    marketplaces: '*',
    shopKinds: '*',
    languages: ['zh', 'ko', 'en'],
    entries: (options.ownWords ?? []).map(({ id, word, level = 'hint', why, instead }) => ({
      id: id ?? `own:${word}`,
      level,
      words: [word],
      why: why ?? {
        'zh-CN': '本店不用这个词。',
        ko: '우리 상점에서 쓰지 않는 말입니다.',
        en: 'This shop does not use the word.',
      },
      ...(instead === undefined ? {} : { instead: { zh: instead, ko: instead, en: instead } }),
      source: 'shop',
      confidence: 'A',
      checked: '2026-11-21',
    })),
  };
  return [...packs, own].flatMap((pack) => {
    if (!speaksFor(pack.marketplaces, marketplace) || speaksFor(pack.except ?? [], marketplace)) return [];
    if (pack.shopKinds !== '*' && shopKind !== undefined && !pack.shopKinds.includes(shopKind)) return [];
    if (languages && !pack.languages.some((l) => languages.includes(l))) return [];
    return pack.entries
      .filter((entry) => speaksFor(entry.marketplaces ?? '*', marketplace))
      .flatMap((entry) => activate(pack, entry, options) ?? []);
  });
}

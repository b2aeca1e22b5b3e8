// Which entries hold for one shop on one marketplace, at which level, and every word they look for. Worked out once, when
// the guard is made.
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
export type Role = 'word' | 'a' | 'b' | 'allow' | 'unless' | 'context';
export interface Owner {
  role: Role;
  /** Undefined: for every pack. */
  pack?: string;
  rule?: string;
  near?: number;
}

const speaksFor = (places: '*' | readonly string[], id: string): boolean =>
  places === '*' || places.includes(id);

/** The entry as it holds here: the owner's level, else the nearest override, else its own. */
function activate(pack: Pack, entry: Entry, options: GuardOptions): Active | undefined {
  const fits = ({ marketplaces, shopKinds }: Override) =>
    (!marketplaces || marketplaces.includes(options.marketplace)) &&
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
    if (!speaksFor(pack.marketplaces, marketplace) || pack.except?.includes(marketplace)) return [];
    if (pack.shopKinds !== '*' && shopKind !== undefined && !pack.shopKinds.includes(shopKind)) return [];
    if (languages && !pack.languages.some((l) => languages.includes(l))) return [];
    return pack.entries
      .filter((entry) => speaksFor(entry.marketplaces ?? '*', marketplace))
      .flatMap((entry) => activate(pack, entry, options) ?? []);
  });
}

export function* vocabulary(active: readonly Active[], allow: readonly string[]) {
  const packs = new Map(active.map((a) => [a.pack.id, a.pack]));
  for (const word of allow) yield { word, owner: { role: 'allow' } as Owner };
  for (const pack of packs.values()) {
    for (const word of pack.allow ?? []) yield { word, owner: { role: 'allow', pack: pack.id } as Owner };
    for (const word of pack.unless ?? []) yield { word, owner: { role: 'unless', pack: pack.id } as Owner };
  }
  for (const { entry, pack } of active) {
    const of = (role: Role, near?: number): Owner => ({
      role,
      pack: pack.id,
      rule: entry.id,
      ...(near === undefined ? {} : { near }),
    });
    for (const word of [...(entry.words ?? []), ...(entry.variants ?? [])]) yield { word, owner: of('word') };
    for (const word of entry.allow ?? []) yield { word, owner: of('allow') };
    for (const word of entry.unless ?? []) yield { word, owner: of('unless') };
    for (const word of entry.context ?? []) yield { word, owner: of('context'), open: true };
    for (const [i, near] of (entry.near ?? []).entries()) {
      for (const word of near.a) yield { word, owner: of('a', i) };
      for (const word of near.b) yield { word, owner: of('b', i), open: true };
    }
  }
}

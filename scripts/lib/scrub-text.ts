// Replaces what is personal in one text: first what was learned, however it is spaced, cased or encoded, then what has a
// person's shape. Claims on a text never overlap, so no stand-in is replaced again.
import { type Folded, fold } from '../../lib/address/fold.ts';
import { Fakes } from './fakes.ts';
import { caseLike, ENDINGS, fill, isUnitWord } from './fakes-lists.ts';
import { findPersonal } from './personal.ts';
import { idsIn, tokensIn } from './scrub-codes.ts';
import {
  type Claim,
  compact,
  fillEnd,
  isShort,
  type Kind,
  type Mode,
  nationalOf,
  type Original,
  sourceOf,
} from './scrub-patterns.ts';

interface Secret {
  kind: Kind;
  sure: boolean;
  value: string;
  fake: (raw: string) => string;
}

/** Words that are a name as well as a part of a date, a place or a button. */
const COMMON = new Set(
  'may june april august will mark order card page price sample street store shop home house the and for from ltd inc san santa los las new old north south east west'.split(
    ' ',
  ),
);

export class Scrubber {
  readonly fakes: Fakes;
  readonly counts = new Map<Kind, { originals: Set<string>; places: number }>();
  private readonly secrets = new Map<string, Secret>();
  private readonly now: number;
  private patterns: { words: boolean; pattern: RegExp; of: Secret[] }[] = [];

  constructor(now: number) {
    this.now = now;
    this.fakes = new Fakes(now);
  }

  /** Keeps an original; its stand-in is made at once, so that stand-ins follow the order of learning. */
  learn({ kind, value: given, sure = true }: Original): void {
    const value = given.trim();
    const key = compact(value);
    if (key.length < 2 || this.secrets.has(key) || !/[\p{L}\p{N}]/u.test(key)) return;
    const keep = (fake: Secret['fake']) => this.secrets.set(key, { kind, value, fake, sure });
    const { fakes } = this;
    fakes.avoid(value);
    this.patterns = [];
    if (kind === 'person' || kind === 'nickname') {
      const fake = fakes.name(value, kind);
      keep((raw) => {
        // annlee01 and ann.lee are Ann Lee too.
        const parted =
          /\s/.test(raw) || !/\s/.test(value) ? fake : fake.replace(/\s+/g, /[._+-]/.exec(raw)?.[0] ?? '');
        return /\p{Lu}{2}/u.test(raw) || !/\p{Lu}/u.test(raw) ? caseLike(raw, parted) : parted;
      });
      const [given = [], made = []] = [value, fake].map((name) => name.split(/[\s,]+/));
      if (kind === 'person' && /\p{Script=Latin}/u.test(value) && given.length > 1)
        given.forEach((word, i) => {
          this.learnWord(word, made[Math.min(i, made.length - 1)]!);
        });
    } else if (kind === 'shop' || kind === 'mail') {
      const fake = fakes[kind](value);
      keep(() => fake);
    } else if (kind === 'sentence') {
      const fake = fakes.sentence(value);
      if (!isShort(key)) keep(() => fake);
    } else if (kind === 'phone') {
      const national = nationalOf(value);
      if (national.replace(/\D/g, '').length < 4) return;
      const made = fakes.national(national, /^\s*(?:(?:\+|00)\s?44|0(?!0))/.test(value));
      this.secrets.set(`phone ${national}`, {
        kind,
        sure,
        value: national,
        fake: (raw) => fillEnd(raw, made),
      });
    } else if (kind === 'address') {
      keep((raw) => fakes.address(raw));
      for (const [word] of value.matchAll(/[\p{Script=Latin}\p{M}'’]{4,}/gu))
        if (!isUnitWord(word.toLowerCase())) this.learnWord(word, fakes.word(word));
      const places = new RegExp(
        `[\\p{Script=Han}]{2,8}?(?:${ENDINGS.zh})|[\\p{Script=Hangul}]{2,8}?(?:${ENDINGS.ko})(?![\\p{Script=Hangul}])`,
        'gu',
      );
      for (const [place] of value.matchAll(places))
        if (place.length > 2) this.learnWord(place, fakes.address(place));
    } else if (kind !== 'word' && key.replace(/[^\p{L}\p{N}]/gu, '').length >= 4) {
      const fake = fakes.id(value);
      keep((raw) => fill(raw, fake));
    }
  }

  private learnWord(word: string, fake: string): void {
    const key = `word ${compact(word)}`;
    if (compact(word).length < 3 || COMMON.has(compact(word)) || this.secrets.has(key)) return;
    this.patterns = [];
    this.fakes.avoid(word);
    this.secrets.set(key, { kind: 'word', sure: true, value: word, fake: (raw) => caseLike(raw, fake) });
  }

  /** Learns originals in their order; none of them becomes the stand-in of another. */
  learnAll(found: readonly Original[]): void {
    for (const { kind, value } of found)
      if (kind === 'phone') this.fakes.avoidPhone(nationalOf(value));
      else this.fakes.avoid(value);
    for (const one of found) this.learn(one);
  }

  /** What has a person's shape in some texts, to be found elsewhere in whatever form. */
  shapesIn(texts: Iterable<string>): Original[] {
    return [...new Set(texts)].flatMap((text) =>
      findPersonal(text).map(({ kind, raw }) => ({
        kind: kind === 'name' ? 'person' : kind,
        value: raw,
        sure: kind !== 'name' && kind !== 'address',
      })),
    );
  }

  /** What was learned, for looking whether any of it is left. */
  originals(): { kind: Kind; value: string }[] {
    return [...this.secrets.values()].filter(({ kind }) => kind !== 'word');
  }

  private patternFor(words: boolean): { pattern: RegExp; of: Secret[] } {
    const known = this.patterns.find((one) => one.words === words);
    if (known) return known;
    const of = [...this.secrets.values()]
      .filter(({ kind }) => words || kind !== 'word')
      .sort((a, b) => b.value.length - a.value.length);
    const made = {
      words,
      of,
      pattern: new RegExp(of.map((one) => `(${sourceOf(one.kind, one.value)})`).join('|') || '(?!)', 'gu'),
    };
    this.patterns.push(made);
    return made;
  }

  /** Learned originals in a text, longest first. */
  private learned(f: Folded, words: boolean): Claim[] {
    const { pattern, of } = this.patternFor(words);
    return [...f.text.matchAll(pattern)].map((hit) => {
      const secret = of[hit.findIndex((group, i) => i > 0 && group !== undefined) - 1]!;
      const start = f.from[hit.index]!;
      const end = f.to[hit.index + hit[0].length - 1]!;
      const raw = f.raw.slice(start, end);
      return {
        start,
        end,
        kind: secret.kind,
        fake: secret.fake(raw),
        sure: secret.sure,
        original: secret.value,
      };
    });
  }

  /** What is to be replaced in a text; `taken` is spoken for already. */
  claims(text: string, mode: Mode, taken: readonly Claim[] = []): Claim[] {
    if (!/[\p{L}\p{N}]/u.test(text)) return [];
    const claims: Claim[] = [...taken];
    const add = (found: Claim[]) => {
      for (const one of found)
        if (!claims.some((two) => one.start < two.end && two.start < one.end)) claims.push(one);
    };
    add(this.learned(fold(text), mode.words));
    const cut = this.shortened(text);
    if (cut) add([cut]);
    if (!mode.shapes) return claims.filter((one) => !taken.includes(one));
    let rest = text;
    for (const { start, end } of claims)
      rest = rest.slice(0, start) + '\n'.repeat(end - start) + rest.slice(end);
    const shape = (kind: Kind, at: number, raw: string, fake: string, sure: boolean): Claim => ({
      start: at,
      end: at + raw.length,
      kind,
      fake,
      sure,
      original: raw,
    });
    const { fakes } = this;
    add(
      findPersonal(rest).map(({ kind, start, raw }) => {
        if (kind === 'name') return shape('person', start, raw, fakes.name(raw, 'person'), false);
        if (kind === 'address') return shape(kind, start, raw, fakes.address(raw), false);
        return shape(
          kind,
          start,
          raw,
          kind === 'phone' ? fakes.phone(raw) : kind === 'mail' ? fakes.mail(raw) : fakes.id(raw),
          true,
        );
      }),
    );
    for (const { at, raw } of idsIn(rest, this.now)) add([shape('id', at, raw, fakes.id(raw), true)]);
    for (const { at, raw } of tokensIn(rest, (said) => this.speaksOfSomebody(said)))
      add([shape('token', at, raw, fakes.id(`~${raw}`).slice(1), true)]);
    return claims.filter((one) => !taken.includes(one));
  }

  /** `compra…` of a learned name: as much of its stand-in. */
  private shortened(text: string): Claim | undefined {
    const found = /^\s*(.{2,}?)\s*(?:…|\.\.\.)\s*$/su.exec(text);
    const head = found ? compact(found[1]!) : '';
    if (!found || head.length < 2) return undefined;
    const whole = [...this.secrets].find(
      ([key, { kind }]) => key.startsWith(head) && kind !== 'word' && kind !== 'phone',
    );
    if (!whole) return undefined;
    const start = text.indexOf(found[1]!);
    const fake = whole[1].fake(whole[1].value).slice(0, found[1]!.length);
    return {
      start,
      end: start + found[1]!.length,
      fake,
      kind: whole[1].kind,
      sure: true,
      original: whole[1].value,
    };
  }

  private speaksOfSomebody(text: string): boolean {
    return this.learned(fold(text), true).length > 0 || findPersonal(text).length > 0;
  }

  /** The text with its claims replaced. */
  apply(text: string, claims: readonly Claim[]): string {
    let out = text;
    for (const { start, end, fake, kind, original } of [...claims].sort((a, b) => b.start - a.start)) {
      out = out.slice(0, start) + fake + out.slice(end);
      const count = this.counts.get(kind) ?? { originals: new Set(), places: 0 };
      count.originals.add(compact(original));
      count.places++;
      this.counts.set(kind, count);
    }
    return out;
  }

  text(text: string, mode: Mode): string {
    return this.apply(text, this.claims(text, mode));
  }
}

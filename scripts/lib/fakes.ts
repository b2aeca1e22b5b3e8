// Stand-ins for what is personal on a saved page, from the lists of fakes.json. Each original gets one stand-in, in the
// order originals are met: nothing of a stand-in is worked out from its original but its shape, so none leads back to it.
import { stateOf } from '../../lib/address/west-words.ts';
import lists from './fakes.json' with { type: 'json' };
import {
  caseLike,
  ENDINGS,
  extensionOf,
  fill,
  isUnitWord,
  maskLike,
  NICKNAMES,
  PEOPLE,
  type Script,
  SHOPS,
  STEMS,
  scriptOf,
} from './fakes-lists.ts';
import { holdsPersonalNumber } from './personal.ts';

const STARS = /[＊●•○◯◎※✱✳∗]/gu;
const keyOf = (text: string) =>
  text.normalize('NFKC').replace(STARS, '*').toLowerCase().replace(/\s+/g, ' ').trim();
const meets = (mask: string, whole: string): boolean =>
  new RegExp(`^${mask.replace(/[^\p{L}\p{N}*]/gu, '\\$&').replace(/\*+/g, '.+')}$`, 'iu').test(whole);

/** Stand-ins of one page. The same sequence of originals always gets the same stand-ins. */
export class Fakes {
  private readonly known = new Map<string, string>();
  private readonly used = new Set<string>();
  private readonly phones = new Map<string, string>();
  private readonly taken = new Set<string>();
  private state = 0x5eed;
  private readonly now: number;

  constructor(now: number) {
    this.now = now;
  }

  /** What stands on the page is nobody's stand-in. */
  avoid(original: string): void {
    this.used.add(keyOf(original));
  }

  /** National digits that stand on the page. */
  avoidPhone(national: string): void {
    this.taken.add(national);
  }

  /** The stand-ins given so far that are long enough to be nothing else. */
  given(): string[] {
    const whole = [...this.known].filter(
      ([kind, fake]) => /^(?:name|shop|mail|sentence|id) /.test(kind) && !fake.includes('*'),
    );
    return [...whole.map(([, fake]) => fake), ...this.phones.values()].filter((one) => one.length > 2);
  }

  private random(below: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  }

  private once(kind: string, original: string, make: () => Iterable<string>): string {
    const key = `${kind} ${keyOf(original)}`;
    const before = this.known.get(key);
    if (before !== undefined) return before;
    this.used.add(keyOf(original));
    let last = '';
    for (const one of make()) {
      last = one;
      if (!this.used.has(keyOf(one))) break;
    }
    this.used.add(keyOf(last));
    this.known.set(key, last);
    return last;
  }

  /** A person, or a name somebody gave themselves. A masked name follows the one it hides, where only one fits. */
  name(original: string, kind: 'person' | 'nickname'): string {
    const text = original.replace(STARS, '*');
    // An account's name keeps its sign between words, or has none: sites take some signs and not others.
    const sign = /[._-]/.exec(text)?.[0] ?? '';
    const list =
      kind === 'person'
        ? PEOPLE[scriptOf(text)]
        : NICKNAMES[scriptOf(text)].map((one) => one.replace('_', sign));
    if (!text.includes('*')) return this.once('name', text, () => list);
    const hidden = [...this.known].filter(
      ([key]) => key.startsWith('name ') && !key.includes('*') && meets(text, key.slice(5)),
    );
    const pool = hidden.length === 1 ? [hidden[0]![1]] : list;
    return this.once('name', text, () => pool.map((one) => maskLike(text, one)));
  }

  shop(original: string): string {
    const stem = SHOPS[scriptOf(original)];
    return this.once('shop', original, function* () {
      for (let n = 1; ; n++) yield `${stem} ${n}`;
    });
  }

  mail(original: string): string {
    return this.once('mail', original, function* () {
      for (let n = 1; ; n++) yield `sample${n}@example.com`;
    });
  }

  sentence(original: string): string {
    const list = lists.sentences[scriptOf(original) === 'latin' ? 'en' : (scriptOf(original) as 'zh' | 'ko')];
    return this.once('sentence', original, function* () {
      yield* list;
      for (let n = 2; ; n++) for (const one of list) yield `${one} (${n})`;
    });
  }

  /** Digits become digits, letters letters; a leading date, up to four leading letters and a last one stay. */
  id(original: string): string {
    const lead = /^[^\p{L}\p{N}]*(?:[A-Za-z]{1,4}(?=\d|[-_]\d))?/u.exec(original)![0];
    const kept = lead.length + (this.dated(original.slice(lead.length)) ?? 0);
    const last = /\d{6}[A-Za-z]$/.test(original) ? original.length - 1 : -1;
    const draw = () =>
      [...original]
        .map((c, i) => {
          if (i < kept || i === last) return c;
          if (/[1-9]/.test(c)) return String(1 + this.random(9));
          if (c === '0') return String(this.random(10));
          if (!/\p{L}/u.test(c)) return c;
          return caseLike(c, 'abcdefghjkmnpqrstuvwxyz'[this.random(23)]!);
        })
        .join('');
    return this.once('id', original, function* () {
      for (let tries = 0; tries < 200; tries++) {
        const made = draw();
        if (!holdsPersonalNumber(made)) yield made;
      }
      yield draw();
    });
  }

  /** How many digits a leading date of about now takes. */
  private dated(digits: string): number | undefined {
    const found = /^(20\d\d|\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])/.exec(digits);
    if (!found || digits.length < found[0].length + 4) return undefined;
    const year = Number(found[1]!.slice(-2));
    return Math.abs(year - (new Date(this.now).getUTCFullYear() % 100)) <= 2 ? found[0].length : undefined;
  }

  /** A number of a range kept for fiction, or of noughts; written as the original is. National digits decide. */
  phone(raw: string): string {
    const text = raw.replace(STARS, '*');
    const tail = extensionOf(text);
    const body = text.slice(0, text.length - tail.length);
    const code = /^\s*(?:\+|00)\s?(1|82|86|44|85[23]|886|\d{2,3}(?=[-\s.(])|\d{2})/.exec(body)?.[1] ?? '';
    const digits = body.replace(/^\s*00/, '+').replace(/[^\d*]/g, '');
    const national = digits.slice(code.length).replace(/^0/, '');
    const trunk = digits.length - code.length - national.length;
    const made = `${code}${'0'.repeat(trunk)}${this.national(national, code === '44' || (code === '' && trunk > 0))}`;
    const head = raw.slice(0, body.length);
    const zeros = /^\s*00/.test(body) ? head.indexOf('00') + 2 : 0;
    return head.slice(0, zeros) + fill(head.slice(zeros), made) + tail.replace(/\d/g, '1');
  }

  /** National digits without trunk nought; British ones may look like American ones. */
  national(digits: string, british: boolean): string {
    const before = this.phones.get(digits);
    if (before !== undefined) return before;
    const whole = digits.includes('*')
      ? [...this.phones.keys()].filter((one) => !one.includes('*') && meetsDigits(digits, one))
      : [];
    const mask = (made: string) => [...digits].map((c, i) => (c === '*' ? '*' : made[i]!)).join('');
    let n = this.phones.size + 1;
    while (this.taken.has(mask(fictional(digits, n, british))) && n < 9000) n++;
    const shown = mask(whole.length === 1 ? this.phones.get(whole[0]!)! : fictional(digits, n, british));
    this.taken.add(shown);
    this.phones.set(digits, shown);
    return shown;
  }

  /** Token by token: kinds of places, units and stars stay; names and numbers go. */
  address(text: string): string {
    return text.replace(/\p{Script=Han}+|\p{Script=Hangul}+|[\p{L}\p{M}][\p{L}\p{M}'’]*|\d+/gu, (run) => {
      if (/^\d/.test(run)) return this.number(run);
      const script = scriptOf(run);
      if (script === 'latin') return this.word(run);
      const ending = script === 'zh' ? ENDINGS.zh : ENDINGS.ko;
      const parts = new RegExp(`(.*?)(${ending}|$)`, script === 'zh' ? 'gu' : 'u');
      // A Korean word is one name with its ending; Chinese ones follow without a blank.
      if (script === 'ko') {
        const [, stem = '', end = ''] = new RegExp(`^(.*?)((?:${ending})?)$`, 'u').exec(run)!;
        return stem ? this.place(stem, script) + end : run;
      }
      return run.replace(parts, (whole: string, stem: string, end: string) =>
        stem ? this.place(stem, script) + end : whole,
      );
    });
  }

  /** The names within an address that say where somebody lives, each with its stand-in's key. */
  private place(stem: string, script: Script): string {
    if (/^[一二三四五六七八九十百零〇东西南北中之第甲乙丙丁附地下号]+$/u.test(stem) && stem.length < 3)
      return stem;
    return this.once(`place ${script}`, stem, () => STEMS[script]);
  }

  /** A word of an address in Latin letters. Single letters are blocks and initials: drawn anew. */
  word(word: string): string {
    const low = word.toLowerCase();
    if (isUnitWord(low) || (word.length < 4 && word === word.toUpperCase() && stateOf('US', low)))
      return word;
    if (word.length < 3) return caseLike(word, 'k'.repeat(word.length));
    return caseLike(
      word,
      this.once('place latin', low, () => STEMS.latin),
    );
  }

  private number(digits: string): string {
    return this.once('number', digits, () => [
      [...digits].map((c, i) => String(c === '0' && i > 0 ? this.random(10) : 1 + this.random(9))).join(''),
    ]);
  }
}

const meetsDigits = (mask: string, whole: string) =>
  mask.length === whole.length && [...mask].every((c, i) => c === '*' || c === whole[i]);

/** The n-th number of a shape. China keeps no range for fiction: 130-0000-xxxx is one that plainly is none. */
function fictional(digits: string, n: number, british: boolean): string {
  const end = (width: number) => String(n % 10 ** width).padStart(width, '0');
  const noughts = (lead: string) => lead + end(4).padStart(Math.max(4, digits.length - lead.length), '0');
  if (digits.length === 11 && /^1[3-9*]/.test(digits)) return `1300000${end(4)}`;
  if (/^1[016-9*]/.test(digits) && (digits.length === 9 || digits.length === 10)) return noughts('10');
  if (/^50\d/.test(digits) && digits.length > 9) return noughts(digits.slice(0, 3));
  if (digits.length === 10 && british) return `7700900${end(3)}`;
  if (digits.length === 10 && /^[2-9*]/.test(digits)) {
    const areas = ['202', '213', '312', '415', '617'];
    return `${areas[Math.floor(n / 100) % areas.length]}55501${end(2)}`;
  }
  return noughts('').slice(0, digits.length);
}

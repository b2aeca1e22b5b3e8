// A gazetteer: names of divisions in three levels, read greedily from a place in a text. A name may be several places
// (朝阳区, 중구); all of them stay candidates until what stands around the name leaves one. Nothing is guessed.

/** Province, city, district. An empty string = that level is not said (or does not exist there). */
export type Place = readonly [province: string, city: string, district: string];

interface Entry {
  place: Place;
  level: 1 | 2 | 3;
  /** Written without its ending (杭州 for 杭州市): trusted only where a road does not begin with it. */
  short: boolean;
}

export interface Reading {
  candidates: Place[];
  end: number;
  /** Names read, and whether one of them was written in full. */
  names: number;
  full: boolean;
}

export interface Names {
  /** Province -> city -> districts; city '' = districts right under the province. */
  places: Record<string, Record<string, string[]>>;
  /** Other ways to write a name of that level. */
  shorts: (name: string, level: 1 | 2 | 3) => string[];
  /** Whether a name is written without its ending, and so may be the beginning of something else. */
  isShort: (written: string) => boolean;
  /** Whether a short name is really the beginning of something else (中山路 is a road). */
  notHere: (text: string, end: number) => boolean;
  /** Short names of the lowest level count only once a higher level was read, but for these. */
  alone: Set<string>;
  /** What may stand between two levels. */
  gap: RegExp;
}

const longest = 12;

export class Gazetteer {
  private readonly index = new Map<string, Entry[]>();
  private readonly starts = new Set<string>();
  private readonly names: Names;

  constructor(names: Names) {
    this.names = names;
    for (const [province, cities] of Object.entries(names.places)) {
      // A province that holds districts alone is its own city (北京市, 서울특별시).
      const alone = Object.keys(cities).every((city) => city === '');
      this.add(province, [province, alone ? province : '', ''], 1);
      for (const [city, districts] of Object.entries(cities)) {
        if (city) this.add(city, [province, city, ''], 2);
        for (const district of districts) {
          // A county right under its province is that province's city: there is no level between to leave out.
          if (city || alone) this.add(district, [province, city || province, district], 3);
          else this.add(district, [province, district, ''], 2);
          // 青岛市南区 is 青岛 and 市南区.
          if (city && district.startsWith('市'))
            this.put(city.replace(/市$/u, '') + district, {
              place: [province, city, district],
              level: 3,
              short: false,
            });
        }
      }
    }
  }

  private add(name: string, place: Place, level: 1 | 2 | 3): void {
    this.put(name, { place, level, short: false });
    for (const short of this.names.shorts(name, level)) {
      if (short !== name) this.put(short, { place, level, short: this.names.isShort(short) });
    }
  }

  private put(name: string, entry: Entry): void {
    const list = this.index.get(name);
    if (list) list.push(entry);
    else this.index.set(name, [entry]);
    this.starts.add(name[0]!);
  }

  /** Whether a name may begin with this character: a cheap test before `read`. */
  mayStart(char: string): boolean {
    return this.starts.has(char);
  }

  /** Whether some place bears this name in full. */
  bears(name: string): boolean {
    return this.index.get(name)?.some((entry) => !entry.short) ?? false;
  }

  /** Reads names of divisions from `at`, level by level. Undefined when none begins there. */
  read(text: string, at: number, stop = text.length): Reading | undefined {
    let candidates: Place[] = [];
    let level = 0;
    let end = at;
    let names = 0;
    let full = false;
    for (let next = at; ; ) {
      const step = this.step(text, next, stop, candidates, level);
      if (!step) break;
      candidates = step.candidates;
      level = step.level;
      full ||= !step.short;
      names++;
      end = step.end;
      next = end;
      while (next < stop && this.names.gap.test(text[next]!)) next++;
    }
    return names ? { candidates, end, names, full } : undefined;
  }

  private step(text: string, at: number, stop: number, sofar: Place[], level: number) {
    if (at >= stop || !this.starts.has(text[at]!)) return undefined;
    for (let length = Math.min(longest, stop - at); length >= 1; length--) {
      const entries = this.index.get(text.slice(at, at + length));
      if (!entries) continue;
      const end = at + length;
      const alone = level > 0 || this.names.alone.has(text.slice(at, end));
      const fits = entries.filter(
        (e) =>
          (e.level > level || (e.level === level && repeated(sofar, e))) &&
          (!e.short || (!this.names.notHere(text, end) && (e.level < 3 || alone))) &&
          (sofar.length === 0 || sofar.some((p) => within(e.place, p))),
      );
      if (fits.length === 0) continue;
      // A full name outranks a short one of the same spelling (吉林市 is never short for anything).
      const best = fits.some((e) => !e.short) ? fits.filter((e) => !e.short) : fits;
      return {
        candidates: outermost(best.map((e) => e.place)),
        level: Math.min(...best.map((e) => e.level)),
        short: best[0]!.short,
        end,
      };
    }
    return undefined;
  }
}

/** The same name twice, as in 上海上海市. */
const repeated = (sofar: Place[], e: Entry) => sofar.some((p) => p[e.level - 1] === e.place[e.level - 1]);
const within = (inner: Place, outer: Place) => outer.every((name, i) => !name || name === inner[i]);

/** Without doubles, and without places that lie inside another candidate: 吉林 alone is the province, not its city. */
function outermost(places: Place[]): Place[] {
  const seen = [...new Map(places.map((p) => [p.join('/'), p])).values()];
  return seen.filter((p) => !seen.some((q) => q !== p && within(p, q)));
}

/** Whether two places can be one: no level said on both sides differs. */
export const compatible = (a: Place, b: Place): boolean =>
  a.every((name, i) => !name || !b[i] || name === b[i]);

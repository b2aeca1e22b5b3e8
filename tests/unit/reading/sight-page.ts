// Runs inside the page of the sight test: what the engine says of each element of a row, and what the browser says of each
// text in it.
import { inOneGo, isKnownPlain, isPlainRow, isVisible, lookOnce, seer } from '../../../lib/reading/sight.ts';

export interface Said {
  html: string;
  /** Whether the row was asked once for all that is written in it. */
  plain: boolean;
  /** Elements said to be seen with text in them that is not. */
  wrong: string[];
}

const SEEN = { visibilityProperty: true };
const MANY = 100;
const texts = (el: Element): Text[] => {
  const found: Text[] = [];
  const walk = document.createTreeWalker(el, NodeFilter.SHOW_TEXT);
  while (walk.nextNode())
    if (/\S/.test((walk.currentNode as Text).data)) found.push(walk.currentNode as Text);
  return found;
};
/** `display: contents` has no box, what stands in it has. */
function isShown(el: Element): boolean {
  if (el.checkVisibility(SEEN)) return true;
  return getComputedStyle(el).display === 'contents' && isShown(el.parentElement!);
}

function ask(row: Element): Said {
  const all = [...row.querySelectorAll('*')].filter((el) => texts(el).length > 0);
  return inOneGo(() =>
    lookOnce(
      [row],
      () => {
        const plain = isPlainRow();
        const said = all.filter(isVisible);
        const wrong = plain
          ? said.filter((el) => !texts(el).every((text) => isShown(text.parentElement!)))
          : said.filter((el) => !isShown(el) && !texts(el).every((text) => isShown(text.parentElement!)));
        return { html: row.outerHTML, plain, wrong: wrong.map((el) => el.localName) };
      },
      MANY,
    ),
  );
}

export interface Together {
  html: string;
  /** Whether one question for all rows was enough. */
  plain: boolean;
  /** Rows that are seen when asked together, and when each is asked alone. */
  together: number[];
  alone: number[];
  /** Rows said to hide nothing that hide a text. */
  wrong: number[];
}

function askTogether(holder: Element): Together {
  const rows = [...holder.querySelectorAll('.row')];
  const at = (some: readonly Element[]) => some.map((row) => rows.indexOf(row));
  const alone = rows.filter(isShown);
  return inOneGo(() => {
    const seen = seer(true)(rows);
    const plain = seen.filter((row) => lookOnce([row], isKnownPlain));
    return {
      html: holder.outerHTML,
      plain: plain.length > 0,
      together: at(seen),
      alone: at(alone),
      wrong: at(plain.filter((row) => !texts(row).every((text) => isShown(text.parentElement!)))),
    };
  });
}

/** The same numbers for the same seed. */
function numbers(seed: number): () => number {
  let at = seed;
  return () => {
    at = (at + 0x6d2b79f5) | 0;
    let t = Math.imul(at ^ (at >>> 15), 1 | at);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TAGS =
  'div span p td tr table tbody ul li a b i button label select option optgroup textarea details summary svg text title ruby rt rp object video canvas dialog template noscript style datalist legend fieldset meter slot x-host br img input pre'.split(
    ' ',
  );
const STYLES = [
  ...Array.from({ length: 12 }, () => ''),
  'display:none',
  'display:contents',
  'display:flex',
  'display:inline-block',
  'display:table-cell',
  'display:table-column',
  'visibility:hidden',
  'visibility:visible',
  'visibility:collapse',
  'content-visibility:hidden',
  'content-visibility:auto',
  'opacity:0',
  'position:fixed',
  'text-transform:uppercase',
  'white-space:pre',
  'font-size:0',
  'width:0;height:0;overflow:hidden',
];
const WORDS = ['alpha', '김하나', '订单 12', '12,900', 'x', ' ', '\n  ', '\u0001', '\u00a0'];
const SHADOWS = ['<slot></slot>', '<b>shade</b>', '<div hidden><slot></slot></div>'];

function make(depth: number, next: () => number): Node {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!;
  if (depth === 0 || next() < 0.2) return document.createTextNode(pick(WORDS));
  const el = document.createElement(pick(TAGS));
  for (let left = Math.floor(next() * 4); left > 0; left--) el.append(make(depth - 1, next));
  const style = pick(STYLES);
  if (style) el.setAttribute('style', style);
  if (next() < 0.03) el.setAttribute('hidden', pick(['', 'until-found']));
  if (el.localName === 'x-host') el.attachShadow({ mode: 'open' }).innerHTML = pick(SHADOWS);
  return el;
}

const api = {
  /** Rows as they are given; the row is the element of class `row`. */
  given: (htmls: string[]): Said[] =>
    htmls.map((html) => {
      const box = document.createElement(html.startsWith('<tr') ? 'tbody' : 'div');
      document.body.append(box);
      box.innerHTML = html;
      const said = ask(box.querySelector('.row')!);
      box.remove();
      return said;
    }),
  /** The same of rows in a holder, asked together. */
  holder(html: string): Together {
    const box = document.createElement('div');
    document.body.append(box);
    box.innerHTML = html;
    const said = askTogether(box);
    box.remove();
    return said;
  },
  /** So many holders of three rows of any kind. */
  holders(count: number, seed: number): { plain: number; wrong: Together[]; differing: Together[] } {
    const next = numbers(seed);
    const host = document.createElement('div');
    document.body.append(host);
    const result = { plain: 0, wrong: [] as Together[], differing: [] as Together[] };
    for (let left = count; left > 0; left--) {
      host.replaceChildren();
      for (let rows = 3; rows > 0; rows--) {
        const row = document.createElement('div');
        row.className = 'row';
        const style = next() < 0.2 ? STYLES[Math.floor(next() * STYLES.length)]! : '';
        if (style) row.setAttribute('style', style);
        for (let parts = 2; parts > 0; parts--) row.append(make(1 + Math.floor(next() * 2), next));
        host.append(row);
      }
      const said = askTogether(host);
      if (said.plain) result.plain++;
      if (said.wrong.length > 0) result.wrong.push(said);
      // A row that is hidden while all that is written in it is not, is seen where all rows are asked together.
      const more = said.together.filter((row) => !said.alone.includes(row));
      const shows = (row: number) => texts(host.children[row]!).every((text) => isShown(text.parentElement!));
      if (said.alone.some((row) => !said.together.includes(row)) || !more.every(shows))
        result.differing.push(said);
    }
    host.remove();
    return result;
  },
  /** So many rows of any kind. */
  any(count: number, seed: number): { plain: number; wrong: Said[] } {
    const next = numbers(seed);
    const host = document.createElement('div');
    document.body.append(host);
    const result = { plain: 0, wrong: [] as Said[] };
    for (let left = count; left > 0; left--) {
      const row = document.createElement('div');
      for (let parts = 3; parts > 0; parts--) row.append(make(1 + Math.floor(next() * 3), next));
      host.replaceChildren(row);
      const said = ask(row);
      if (said.plain) result.plain++;
      if (said.wrong.length > 0) result.wrong.push(said);
    }
    host.remove();
    return result;
  },
};
export type SightPage = typeof api;
Object.assign(globalThis, { counterhandSight: api });

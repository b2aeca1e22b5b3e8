// Text as a person sees it: blocks part lines, white space folds, hidden text, our own mounts and foreign nodes are
// left out. A line remembers where one element's text ends and another's begins.

const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'svg']);
/** Marks every node Counterhand adds to a page. */
export const OURS = 'data-counterhand';

const UNSEEN = /[\u200b\u2060\ufeff]/g;
const BLANK = /[\s\u00a0]+/g;
/** Anything `squeeze` would change: most text was squeezed before. */
const LOOSE = /[^\S ]|[\u200b\u2060]| {2}|^ | $/;
/** Folds every run of white space (nbsp included) to one blank, trimmed; characters of no width vanish. */
export const squeeze = (text: string): string =>
  LOOSE.test(text) ? text.replace(UNSEEN, '').replace(BLANK, ' ').trim() : text;

export type Skip = (el: Element) => boolean;
export const skipNothing: Skip = () => false;

const TEXT = 3;
const ELEMENT = 1;
const INK = /\S/;
/** Between the pieces of a gathered text: a line ends; another element's text begins. */
const BREAK = 0;
const CUT = 1;

function gather(node: Node, skip: Skip, hidden: boolean, out: (string | 0 | 1)[]): void {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === TEXT) {
      const { data } = child as Text;
      // Most texts are the blanks between two elements.
      out.push(INK.test(data) ? data : ' ');
    } else if (child.nodeType === ELEMENT) {
      const el = child as Element;
      if (SKIP.has(el.tagName) || el.hasAttribute(OURS) || skip(el) || (!hidden && !isVisible(el))) continue;
      const edge = BLOCK.has(el.tagName) ? BREAK : CUT;
      out.push(edge);
      if (el.firstChild) gather(el, skip, hidden, out);
      out.push(edge);
    }
  }
}

export interface Line {
  text: string;
  /** Offsets in `text` where another element begins. */
  cuts: readonly number[];
  /** `text` with its marks folded; made when a label is first sought in it. */
  folded?: string;
}
const NO_CUTS: readonly number[] = [];
const foldedOf = (line: Line): string => {
  line.folded ??= foldMarks(line.text);
  return line.folded;
};

const oneLine = (el: Element): Line[] => {
  const text = squeeze(el.textContent ?? '');
  return text ? [{ text, cuts: NO_CUTS }] : [];
};

/** The non-empty lines of an element's text. Inside a hidden element hidden text counts: it was asked for. */
export function linesOf(el: Element, skip: Skip = skipNothing): Line[] {
  if (!el.firstElementChild) return oneLine(el);
  const out: (string | 0 | 1)[] = [];
  gather(el, skip, !isVisible(el), out);
  const lines: Line[] = [];
  let text = '';
  let cuts: number[] = [];
  const end = () => {
    const done = text.trimEnd();
    if (done) lines.push({ text: done, cuts: cuts.filter((at) => at > 0 && at < done.length) });
    text = '';
    if (cuts.length > 0) cuts = [];
  };
  // Line breaks inside text nodes are white space; only blocks part lines.
  for (const piece of out) {
    if (piece === BREAK) end();
    else if (piece === CUT) {
      if (cuts.at(-1) !== text.length) cuts.push(text.length);
    } else {
      const clean = LOOSE.test(piece) ? piece.replace(UNSEEN, '').replace(BLANK, ' ') : piece;
      text += (text === '' || text.endsWith(' ')) && clean.startsWith(' ') ? clean.slice(1) : clean;
    }
  }
  end();
  return lines;
}

/** All of an element's text in one line. */
export function textOf(el: Element, skip: Skip = skipNothing): string {
  if (!el.firstElementChild) return squeeze(el.textContent ?? '');
  return linesOf(el, skip)
    .map((line) => line.text)
    .join(' ');
}

/** The element's own text nodes only, its children's text left out. */
export function ownText(el: Element): string {
  let text = '';
  for (let child = el.firstChild; child; child = child.nextSibling)
    if (child.nodeType === TEXT) text += ` ${(child as Text).data}`;
  return squeeze(text);
}

/** The first non-empty text node below the element. */
export function firstText(el: Element, skip: Skip = skipNothing): string {
  for (let child = el.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === TEXT) {
      const text = squeeze((child as Text).data);
      if (text) return text;
    } else if (child.nodeType === ELEMENT) {
      const inner = child as Element;
      if (inner.hasAttribute(OURS) || skip(inner) || !isVisible(inner)) continue;
      const text = firstText(inner, skip);
      if (text) return text;
    }
  }
  return '';
}

const MARKS: Record<string, string> = {
  '：': ':',
  '﹕': ':',
  '︓': ':',
  '￥': '¥',
  '（': '(',
  '）': ')',
  '\u00a0': ' ',
};
/** All but digits, small Latin letters, Han, kana and Hangul, which have nothing to fold. */
const FOLDABLE = /[A-Z\u00a0\u00c0-\u2fff\ua000-\uabff\ud7a4-\uffff]/;
/** Same length as its input: full-width colons, brackets and yen become half-width, nbsp a blank, letters lower case. */
export const foldMarks = (text: string): string => {
  if (!FOLDABLE.test(text)) return text;
  const folded = text.replace(/[：﹕︓￥（）\u00a0]/g, (mark) => MARKS[mark]!);
  const lower = folded.toLowerCase();
  return lower.length === folded.length ? lower : folded;
};

const WORD = /[\p{L}\p{N}]/u;
const labelTexts = new Map<string, string>();
const labelText = (label: string): string => {
  let text = labelTexts.get(label);
  if (text === undefined) {
    text = foldMarks(label).replace(/[\s:]+$/, '');
    labelTexts.set(label, text);
  }
  return text;
};

/**
 * The rest of the line after one of the labels, when nothing of another element follows it; with `next` the next line
 * when the label fills its own. A label is followed by a colon or a blank; a Chinese or Korean one may touch digits.
 */
export function afterLabel(
  lines: readonly Line[],
  labels: readonly string[],
  next = false,
): string | undefined {
  for (const label of labels) {
    const wanted = labelText(label);
    const latin = /^[\x20-\x7e]/.test(wanted);
    for (let i = 0; i < lines.length; i++) {
      const { text, cuts } = lines[i]!;
      const folded = foldedOf(lines[i]!);
      let at = folded.indexOf(wanted);
      // A Latin label starts its line or follows a blank or bracket: `ID:` is not in `GUID:`.
      while (at > 0 && latin && WORD.test(folded[at - 1]!)) at = folded.indexOf(wanted, at + 1);
      if (at < 0) continue;
      const end = at + wanted.length;
      const gap = /^\s*:?\s*/.exec(folded.slice(end))![0];
      const start = end + gap.length;
      if (start >= text.length) {
        if (next && lines[i + 1]) return lines[i + 1]!.text;
        continue;
      }
      if (!gap && (latin || !/\d/.test(text[start]!))) continue;
      if (!cuts.some((cut) => cut > start)) return text.slice(start);
    }
  }
  return undefined;
}

const begins = (line: Line, labels: readonly string[]): boolean => {
  const folded = foldedOf(line);
  return labels.some((label) => folded.startsWith(labelText(label)));
};

/** The only line before the first labelled line. */
export function beforeLabel(lines: readonly Line[], labels: readonly string[]): string | undefined {
  return lines.findIndex((line) => begins(line, labels)) === 1 ? lines[0]!.text : undefined;
}

/** The only line after the last labelled line. */
export function behindLabel(lines: readonly Line[], labels: readonly string[]): string | undefined {
  const last = lines.findLastIndex((line) => begins(line, labels));
  return last >= 0 && last === lines.length - 2 ? lines[last + 1]!.text : undefined;
}

/** What was seen since looking began: asking the browser is the dearest part of reading, and one element is asked often. */
let sight: Map<Element, boolean> | undefined;
/** While `work` runs nobody else does, so the page stands still and each element is looked at once. */
export function lookOnce<T>(work: () => T): T {
  if (sight) return work();
  sight = new Map();
  try {
    return work();
  } finally {
    sight = undefined;
  }
}

/** Visible to a person. Uses the browser's own judgement where there is one. */
export function isVisible(el: Element): boolean {
  if (!sight) return seen(el);
  let known = sight.get(el);
  if (known === undefined) {
    known = seen(el);
    sight.set(el, known);
  }
  return known;
}

const SEEN = { visibilityProperty: true };
function seen(el: Element): boolean {
  if (typeof el.checkVisibility === 'function') {
    if (el.checkVisibility(SEEN)) return true;
    // `display: contents` has no box of its own, its children have.
    const style = el.ownerDocument.defaultView?.getComputedStyle(el);
    return style?.display === 'contents' && (!el.parentElement || isVisible(el.parentElement));
  }
  for (let at: Element | null = el; at; at = at.parentElement)
    if (
      at.hasAttribute('hidden') ||
      /display:\s*none|visibility:\s*hidden/.test(at.getAttribute('style') ?? '')
    )
      return false;
  return true;
}

// Text as a person sees it: blocks part lines, white space folds, hidden text, our own mounts and foreign nodes are
// left out. A line remembers where one element's text ends and another's begins.

import { beginsInked, hasInk, isPlainAt, isVisible } from './sight.ts';

export { isVisible } from './sight.ts';

const BLOCK = 1;
const SKIP = 2;
const KINDS = new Map<string, typeof BLOCK | typeof SKIP>();
for (const tag of 'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
  ' ',
))
  KINDS.set(tag, BLOCK);
for (const tag of ['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'svg']) KINDS.set(tag, SKIP);
/** Marks every node Counterhand adds to a page. */
export const OURS = 'data-counterhand';

const UNSEEN = /[\u200b\u2060\ufeff]/g;
const BLANK = /[\s\u00a0]+/g;
/** Anything `squeeze` would change: most text was squeezed before. */
const LOOSE = /[^\S ]|[\u200b\u2060]| {2}|^ | $/;
/** Folds every run of white space (nbsp included) to one blank, trimmed; characters of no width vanish. */
export const squeeze = (text: string): string =>
  LOOSE.test(text) ? text.replace(UNSEEN, '').replace(BLANK, ' ').trim() : text;

/** The tag of an element that was not left out: the next one is mostly of the same. */
let usual = '';
/** Whether no text of an element is ever shown. */
export function isLeftOut({ tagName }: Element): boolean {
  if (tagName === usual) return false;
  if (KINDS.get(tagName) === SKIP) return true;
  usual = tagName;
  return false;
}

export type Skip = (el: Element) => boolean;
/** Leaves out our own mounts. */
export const skipOurs: Skip = (el) => el.hasAttribute(OURS);

const TEXT = 3;
const ELEMENT = 1;
const INK = /\S/;

export interface Line {
  text: string;
  /** Offsets in `text` where another element begins. */
  cuts: readonly number[];
  /** `text` with its marks folded; made when a label is first sought in it. */
  folded?: string;
}
const NO_CUTS: readonly number[] = [];

/** The lines being gathered: those done, and the one that grows. One gathering at a time. */
let done: Line[] = [];
let text = '';
let cuts: number[] | undefined;

function endLine(): void {
  if (text === '') return;
  const whole = text.endsWith(' ') ? text.slice(0, -1) : text;
  if (whole) {
    while (cuts && cuts.length > 0 && cuts.at(-1)! >= whole.length) cuts.pop();
    done.push({ text: whole, cuts: cuts ?? NO_CUTS });
  }
  text = '';
  cuts = undefined;
}

/** Another element's text begins or ends. */
function cut(): void {
  const at = text.length;
  if (at === 0) return;
  if (!cuts) cuts = [at];
  else if (cuts.at(-1) !== at) cuts.push(at);
}

function addText(data: string): void {
  // Most texts are the blanks between two elements. Line breaks inside a text are white space; only blocks part lines.
  if (!beginsInked(data) && !INK.test(data)) {
    if (text !== '' && !text.endsWith(' ')) text += ' ';
    return;
  }
  const clean = LOOSE.test(data) ? data.replace(UNSEEN, '').replace(BLANK, ' ') : data;
  text += clean.startsWith(' ') && (text === '' || text.endsWith(' ')) ? clean.slice(1) : clean;
}

/** Which elements inside are asked whether they are seen. Where no text is hidden, only those without text. */
type Ask = 'each' | 'empty' | 'none';
function gather(node: Node, skip: Skip | null, ask: Ask): void {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const type = child.nodeType;
    if (type === TEXT) addText((child as Text).data);
    else if (type === ELEMENT) {
      const el = child as Element;
      const kind = KINDS.get(el.tagName);
      if (kind === SKIP || skip?.(el)) continue;
      const filled = el.firstChild !== null;
      // Nothing in it, and no line for it to part: seen or not is one.
      if (!filled && text === '') continue;
      if (ask !== 'none' && !(ask === 'empty' && filled && hasInk(el)) && !isVisible(el)) continue;
      if (kind === BLOCK) endLine();
      else cut();
      if (filled) gather(el, skip, ask);
      if (kind === BLOCK) endLine();
      else cut();
    }
  }
}

/**
 * The non-empty lines of an element's text, without what `skip` says; null where there is nothing to skip. Inside a
 * hidden element hidden text counts: it was asked for.
 */
export function linesOf(el: Element, skip: Skip | null = skipOurs): Line[] {
  if (!el.firstElementChild) {
    const own = squeeze(el.textContent ?? '');
    return own ? [{ text: own, cuts: NO_CUTS }] : [];
  }
  done = [];
  gather(el, skip, isPlainAt(el) ? 'empty' : isVisible(el) ? 'each' : 'none');
  endLine();
  const lines = done;
  done = [];
  return lines;
}

/** Lines as one text. */
export const joinLines = (lines: readonly Line[]): string => {
  let all = lines.length > 0 ? lines[0]!.text : '';
  for (let i = 1; i < lines.length; i++) all += ` ${lines[i]!.text}`;
  return all;
};

/** All of an element's text in one line. */
export const textOf = (el: Element, skip: Skip | null = skipOurs): string =>
  el.firstElementChild ? joinLines(linesOf(el, skip)) : squeeze(el.textContent ?? '');

/** The element's own text nodes only, its children's text left out. */
export function ownText(el: Element): string {
  let text = '';
  for (let child = el.firstChild; child; child = child.nextSibling)
    if (child.nodeType === TEXT) text += ` ${(child as Text).data}`;
  return squeeze(text);
}

/** The first non-empty text node below the element. */
export function firstText(el: Element, skip: Skip): string {
  for (let child = el.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === TEXT) {
      const text = squeeze((child as Text).data);
      if (text) return text;
    } else if (child.nodeType === ELEMENT) {
      const inner = child as Element;
      if (skip(inner) || !isVisible(inner)) continue;
      const text = firstText(inner, skip);
      if (text) return text;
    }
  }
  return '';
}

const MARKS = [
  ['：', ':'],
  ['﹕', ':'],
  ['︓', ':'],
  ['￥', '¥'],
  ['（', '('],
  ['）', ')'],
  ['\u00a0', ' '],
] as const;
/** All but digits, small Latin letters, Han, kana and Hangul, which have nothing to fold. */
const FOLDABLE = /[A-Z\u00a0\u00c0-\u2fff\ua000-\uabff\ud7a4-\uffff]/;
/** Same length as its input: full-width colons, brackets and yen become half-width, nbsp a blank, letters lower case. */
export const foldMarks = (text: string): string => {
  if (!FOLDABLE.test(text)) return text;
  let folded = text;
  for (const [mark, plain] of MARKS) if (folded.includes(mark)) folded = folded.replaceAll(mark, plain);
  const lower = folded.toLowerCase();
  return lower.length === folded.length ? lower : folded;
};

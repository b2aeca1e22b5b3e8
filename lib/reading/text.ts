// Text as a person sees it: blocks part lines, white space folds, our own mounts and invisible helpers are left out.

const BLOCK = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TFOOT TH THEAD TR UL'.split(
    ' ',
  ),
);
const SKIP = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'SVG', 'svg']);
/** Marks every node Counterhand adds to a page. */
export const OURS = 'data-counterhand';

const BLANK = /[\s\u00a0\u200b\ufeff]+/g;
/** Folds every run of white space (nbsp and zero-width included) to one blank, trimmed. */
export const squeeze = (text: string): string => text.replace(BLANK, ' ').trim();

export type Skip = (el: Element) => boolean;
export const skipNothing: Skip = () => false;

const TEXT = 3;
const ELEMENT = 1;

function gather(node: Node, skip: Skip, out: string[]): void {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === TEXT) out.push((child as Text).data);
    else if (child.nodeType === ELEMENT) {
      const el = child as Element;
      if (SKIP.has(el.tagName) || el.hasAttribute(OURS) || skip(el)) continue;
      const block = BLOCK.has(el.tagName);
      if (block) out.push('\n');
      if (el.firstChild) gather(el, skip, out);
      if (block) out.push('\n');
    }
  }
}

/** The non-empty lines of an element's text. */
export function linesOf(el: Element, skip: Skip = skipNothing): string[] {
  if (!el.firstElementChild) {
    const one = squeeze(el.textContent ?? '');
    return one ? [one] : [];
  }
  const out: string[] = [];
  gather(el, skip, out);
  const lines: string[] = [];
  // Host line breaks inside text nodes are white space; only blocks part lines.
  let line = '';
  for (const piece of out) {
    if (piece === '\n') {
      const done = squeeze(line);
      if (done) lines.push(done);
      line = '';
    } else line += piece;
  }
  const last = squeeze(line);
  if (last) lines.push(last);
  return lines;
}

/** All of an element's text in one line. */
export function textOf(el: Element, skip: Skip = skipNothing): string {
  return el.firstElementChild ? linesOf(el, skip).join(' ') : squeeze(el.textContent ?? '');
}

/** The element's own text nodes only, its children's text left out. */
export function ownText(el: Element): string {
  let text = '';
  for (let child = el.firstChild; child; child = child.nextSibling)
    if (child.nodeType === TEXT) text += ` ${(child as Text).data}`;
  return squeeze(text);
}

/** The first non-empty text node below the element. */
export function firstText(el: Element): string {
  for (let child = el.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === TEXT) {
      const text = squeeze((child as Text).data);
      if (text) return text;
    } else if (child.nodeType === ELEMENT && !(child as Element).hasAttribute(OURS)) {
      const text = firstText(child as Element);
      if (text) return text;
    }
  }
  return '';
}

const COLON = /[：﹕︓]/g;
/** Same length as its input: full-width colons become half-width, nbsp a blank, letters lower case. */
export const foldMarks = (text: string): string => {
  const folded = text.replace(COLON, ':').replace(/\u00a0/g, ' ');
  const lower = folded.toLowerCase();
  return lower.length === folded.length ? lower : folded;
};

/** The rest of the line after one of the labels; the next line when the label ends its own. */
export function afterLabel(lines: readonly string[], labels: readonly string[]): string | undefined {
  for (const label of labels) {
    const wanted = foldMarks(label).replace(/[\s:]+$/, '');
    for (let i = 0; i < lines.length; i++) {
      const line = lines[i]!;
      const folded = foldMarks(line);
      let at = folded.indexOf(wanted);
      // A label starts its line or follows a blank or bracket: `ID:` is not in `GUID:`.
      while (at > 0 && /[\p{L}\p{N}]/u.test(folded[at - 1]!) && /^[\x20-\x7e]/.test(wanted))
        at = folded.indexOf(wanted, at + 1);
      if (at < 0) continue;
      const rest = line.slice(at + wanted.length);
      const colon = /^\s*[:：﹕︓]/.exec(rest);
      const value = squeeze(colon ? rest.slice(colon[0].length) : rest);
      if (value && (colon || /^\s/.test(rest))) return value;
      if (!value && lines[i + 1]) return lines[i + 1];
    }
  }
  return undefined;
}

/** Visible to a person. Uses the browser's own judgement where there is one. */
export function isVisible(el: Element): boolean {
  if (typeof el.checkVisibility === 'function') return el.checkVisibility({ visibilityProperty: true });
  for (let at: Element | null = el; at; at = at.parentElement)
    if (
      at.hasAttribute('hidden') ||
      /display:\s*none|visibility:\s*hidden/.test(at.getAttribute('style') ?? '')
    )
      return false;
  return true;
}

// What is taken out of a saved page before it becomes a case, and what becomes of its attributes. Elements a person sees
// stay where they are: selectors and columns count on them.
import { IMAGES, imageFor, isBlob, scrubEncoded } from './scrub-encoded.ts';
import { CODE, PROSE } from './scrub-patterns.ts';
import type { Scrubber } from './scrub-text.ts';

const GONE = 'script, noscript, template, link, meta, object, embed, applet, portal';
const SECRET =
  /token|csrf|xsrf|session|nonce|sign|auth|secret|ticket|passw|captcha|(?:^|[_-])(?:key|sid|uid|umid)(?:$|[_-])/i;
/** Nothing is fetched and nothing runs; these only name where from, or prove what. */
const POINTLESS =
  /^(?:on.*|srcdoc|srcset|imagesrcset|nonce|integrity|crossorigin|ping|manifest|autofocus|data-spm.*|data-aplus.*)$/i;
const PICTURES = /^(?:src|poster|background|data-src|data-original|lowsrc)$/;
const FRAMES = new Set(['IFRAME', 'FRAME', 'AUDIO', 'VIDEO', 'SOURCE', 'TRACK']);
const DRAWING =
  /^(?:d|points|transform|viewbox|width|height|x|y|cx|cy|r|x1|x2|y1|y2|fill|stroke.*|colspan|rowspan|tabindex)$/i;

/** Takes out what runs, what is fetched, what is not shown and who was signed in. */
export function strip(
  root: Document | ShadowRoot,
  kept: ReadonlySet<Element>,
  dropped: Record<string, number>,
): void {
  const count = (what: string) => {
    dropped[what] = (dropped[what] ?? 0) + 1;
  };
  for (const el of root.querySelectorAll(GONE)) {
    if (kept.has(el)) continue;
    count(el.tagName.toLowerCase());
    el.remove();
  }
  const walker = document.createTreeWalker(
    root,
    NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION,
  );
  const notes: ChildNode[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) notes.push(node as ChildNode);
  for (const note of notes) {
    count('comment');
    note.remove();
  }
  for (const input of root.querySelectorAll<HTMLInputElement>(
    'input[type="hidden" i], input[type="password" i]',
  )) {
    if (kept.has(input)) continue;
    const value = input.getAttribute('value') ?? '';
    const token = value.length > 20 && /\d/.test(value) && /[a-z]/i.test(value);
    if (SECRET.test(`${input.name} ${input.id}`) || token || isBlob(value)) {
      count('hidden input');
      input.remove();
    }
  }
  // A draft nobody sent: not a fact, and anything may stand in it.
  for (const box of root.querySelectorAll('textarea, [contenteditable]:not([contenteditable="false" i])'))
    if (!kept.has(box) && ![...kept].some((el) => box.contains(el)) && box.textContent?.trim()) {
      count('draft');
      box.textContent = '';
    }
  for (const style of root.querySelectorAll('style'))
    style.textContent = (style.textContent ?? '')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/@import[^;]*;?/gi, '')
      .replace(/url\([^)]*\)/gi, `url(${IMAGES}p.png)`);
  if (root instanceof Document) {
    const charset = document.createElement('meta');
    charset.setAttribute('charset', 'utf-8');
    document.head.prepend(charset);
  }
}

/** Every attribute by what it is for. */
export function scrubAttributes(scrubber: Scrubber, el: Element, dropped: Record<string, number>): void {
  const count = (what: string) => {
    dropped[what] = (dropped[what] ?? 0) + 1;
  };
  for (const { name, value } of [...el.attributes]) {
    const low = name.toLowerCase();
    const set = (made: string) => made !== value && el.setAttribute(name, made);
    if (POINTLESS.test(low)) {
      if (/^(?:on|srcdoc)/.test(low)) count('handler');
      el.removeAttribute(name);
    } else if (low === 'src' && FRAMES.has(el.tagName)) {
      count('frame or media');
      el.removeAttribute(name);
    } else if (
      PICTURES.test(low) ||
      (low.endsWith('href') && /^(?:image|use)$/i.test(el.tagName) && !value.startsWith('#'))
    ) {
      count('picture');
      set(imageFor(scrubber, value));
    } else if (low === 'style') {
      const urls = value.replace(
        /url\(\s*(["']?)([^)]*?)\1\s*\)/gi,
        (_, quote: string, at: string) => `url(${quote}${imageFor(scrubber, at)}${quote})`,
      );
      set(scrubber.text(urls, CODE));
    } else if (low === 'class') set(scrubber.text(value, CODE));
    else if (!DRAWING.test(low)) {
      if (isBlob(value)) count('blob');
      set(scrubEncoded(scrubber, value, PROSE));
    }
  }
}

// Marks: the small chips on the page's rows, up to 2,000 of them, in the first and small bundle. So: plain DOM, text
// only, shapes cloned from one template each. They take no tab stop of the page; the desk's keys reach every one.
import type { Locale } from '../../lib/model/basics.ts';
import type { PromptView } from '../../lib/model/prompts.ts';
import { say } from '../../lib/words/say.ts';
import { LEVEL_SHAPES } from '../ui/shapes.ts';
import words from './marks.i18n.json';

/** What a mark needs of a prompt. */
export type Marked = Pick<PromptView, 'id' | 'level' | 'mark'>;

export interface MarkOptions {
  locale: Locale;
  /** The prompt the desk speaks of: its mark wears the ring. */
  focusId?: string;
  /** Without prompts: a quiet tick with this word ("confirmed"), or nothing. */
  fine?: string;
  /** The first mark stands on plain ground too. */
  plain?: boolean;
  /** Absent where the mark only tells. The event comes along, so that an untrusted one can be refused. */
  onOpen?: (promptId: string, event: MouseEvent) => void;
}

const MOST = 3;
const SVG = 'http://www.w3.org/2000/svg';
const drawn = new WeakMap<HTMLElement, { key: string; onOpen?: MarkOptions['onOpen'] }>();
const shapes = new Map<string, SVGElement>();

function shape(level: keyof typeof LEVEL_SHAPES): Node {
  let svg = shapes.get(level);
  if (!svg) {
    const { d, stroke } = LEVEL_SHAPES[level];
    svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', '0 0 12 12');
    svg.setAttribute('class', 'ch-shape');
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    path.setAttribute('class', stroke ? 'ch-stroke' : 'ch-fill');
    svg.append(path);
    shapes.set(level, svg);
  }
  return svg.cloneNode(true);
}

function chip(tag: 'button' | 'span', name: string, text: string, label: string): HTMLElement {
  const mark = document.createElement(tag);
  mark.className = `ch-mark ${name}`;
  if (tag === 'button') {
    (mark as HTMLButtonElement).type = 'button';
    mark.tabIndex = -1;
    mark.setAttribute('aria-label', label);
  } else mark.title = label;
  const word = document.createElement('span');
  word.textContent = text;
  mark.append(word);
  return mark;
}

/** Draws one row's marks into `host`: at most three, then `+n`. Cheap to call again: the same marks are left alone. */
export function drawMarks(host: HTMLElement, prompts: readonly Marked[], opts: MarkOptions): void {
  const { locale, focusId, fine, plain, onOpen } = opts;
  const shown = prompts.filter((prompt) => prompt.mark);
  const key = JSON.stringify([
    locale,
    plain,
    !!onOpen,
    shown.length ? shown.map((p) => [p.id, p.level, p.mark, p.id === focusId]) : fine,
  ]);
  const before = drawn.get(host);
  drawn.set(host, { key, onOpen });
  if (before?.key === key) return;
  if (!before) {
    host.classList.add('ch-marks');
    // Inside the desk the root above already carries theme and face.
    if (!host.closest('.ch-root')) host.classList.add('ch-root');
    host.addEventListener('click', (event) => {
      const id = (event.target as Element | null)?.closest<HTMLElement>('[data-prompt]')?.dataset.prompt;
      const open = drawn.get(host)?.onOpen;
      if (!id || !open) return;
      event.stopPropagation();
      event.preventDefault();
      open(id, event);
    });
  }
  host.lang = locale;
  const marks = document.createDocumentFragment();
  const tag = onOpen ? 'button' : 'span';
  shown.slice(0, MOST).forEach((prompt, i) => {
    const level = say(words, locale, prompt.level);
    const tint = i || plain ? '' : 'ch-tinted';
    const ring = prompt.id === focusId ? 'ch-ringed' : '';
    const mark = chip(tag, `ch-${prompt.level} ${tint} ${ring}`, prompt.mark!, `${level} ${prompt.mark}`);
    mark.dataset.prompt = prompt.id;
    mark.prepend(shape(prompt.level));
    marks.append(mark);
  });
  const rest = shown[MOST];
  if (rest) {
    const n = shown.length - MOST;
    const ring = shown.slice(MOST).some((prompt) => prompt.id === focusId) ? 'ch-ringed' : '';
    const more = chip(tag, `ch-more ${ring}`, `+${n}`, say(words, locale, 'more', { n }));
    more.dataset.prompt = rest.id;
    marks.append(more);
  } else if (!shown.length && fine) {
    const tick = chip('span', 'ch-fine', fine, say(words, locale, 'fine'));
    tick.prepend(shape('fine'));
    marks.append(tick);
  }
  host.replaceChildren(marks);
}

/** Takes a row's marks away. */
export function clearMarks(host: HTMLElement): void {
  const before = drawn.get(host);
  if (!before) return;
  drawn.set(host, { key: '' });
  host.replaceChildren();
}

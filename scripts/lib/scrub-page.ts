// Scrubs a saved page where it stands, in the real browser: reads it, learns from the facts and from shapes what is
// personal, takes out what could hide more of it, replaces the rest. Bundled and called like the reading engine; no
// original ever leaves the page.
import type { Facts } from '../../lib/model/facts.ts';
import type { Marketplace, Page } from '../../lib/model/marketplace.ts';
import { matchUrl } from '../../lib/reading/match.ts';
import { compilePage } from '../../lib/reading/page.ts';
import { newPass, type PageUrl } from '../../lib/reading/pass.ts';
import { choosePage, readCompiled } from '../../lib/reading/read.ts';
import { scrubAttributes, strip } from './scrub-attributes.ts';
import { scrubEncoded } from './scrub-encoded.ts';
import { kindOfId, personalFacts } from './scrub-facts.ts';
import { leftIn } from './scrub-left.ts';
import { type Claim, CODE, compact, isShort, type Kind, type Original, PROSE } from './scrub-patterns.ts';
import { Scrubber } from './scrub-text.ts';

export interface Scrubbed {
  html: string;
  url: PageUrl;
  counts: { kind: Kind; originals: number; places: number }[];
  /** What was taken out: scripts, comments, frames' pages, pictures, … */
  dropped: Record<string, number>;
  /** Stand-ins for what only its shape spoke for. */
  unsure: string[];
  /** Originals that are there all the same, by kind: then nothing may be kept. */
  left: Partial<Record<Kind, number>>;
}
export interface InPageScrub {
  scrub: (sites: readonly Marketplace[], url: PageUrl, now: number) => Scrubbed | undefined;
}

const INLINE = new Set(
  'A ABBR B BDI BDO CITE CODE DATA DFN EM FONT I INS KBD LABEL MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR'.split(
    ' ',
  ),
);
const HUMAN = ['title', 'alt', 'aria-label', 'placeholder', 'value', 'content'];

const ACCOUNT =
  /(?:user|nick|login|member|buyer|seller|shop|account|receiver|consignee|customer|owner)-?(?:name|nick|id|no|login)?$/i;
/** Who is signed in or written to, by the names of attributes: a code or a name, not a word of the page's own. */
const accountsOf = (el: Element): Original[] =>
  [...el.attributes]
    .filter(
      ({ name, value }) =>
        /^data-/.test(name) && ACCOUNT.test(name) && /^[\p{L}\p{N}._@-]{4,40}$/u.test(value),
    )
    .filter(({ value }) => /[\d_.@]|[^ -~]/u.test(value))
    .map(({ value }) => ({ kind: kindOfId(value), value }));

/** The document and every open shadow root in it. */
function rootsOf(root: Document | ShadowRoot): (Document | ShadowRoot)[] {
  const inner = [...root.querySelectorAll('*')].flatMap((el) =>
    el.shadowRoot ? rootsOf(el.shadowRoot) : [],
  );
  return [root, ...inner];
}

function textNodes(root: Node): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.parentElement?.tagName !== 'STYLE' && (node as Text).data.trim() !== '')
      found.push(node as Text);
  return found;
}

/** The block a text stands in: texts of one block are read as one. */
function blockOf(node: Text): Element | null {
  let el = node.parentElement;
  while (el && INLINE.has(el.tagName)) el = el.parentElement;
  return el;
}

/** Neighbouring texts of one block, nothing but inline elements between them. */
function runsOf(nodes: readonly Text[]): Text[][] {
  const runs: Text[][] = [];
  let last: Text | undefined;
  for (const node of nodes) {
    const block = blockOf(node);
    const parted = !last || blockOf(last) !== block || breaksBetween(last, node, block);
    if (parted) runs.push([node]);
    else runs.at(-1)!.push(node);
    last = node;
  }
  return runs;
}
function breaksBetween(a: Text, b: Text, block: Element | null): boolean {
  const range = document.createRange();
  range.setStartAfter(a);
  range.setEndBefore(b);
  return (
    [...range.cloneContents().querySelectorAll('*')].some((el) => !INLINE.has(el.tagName)) || block === null
  );
}

/** Elements by what they say, told once: a page has thousands of them. */
type Said = Map<Element, string>;
const saidBy = (roots: readonly ParentNode[]): Said =>
  new Map(
    roots
      .flatMap((root) => [...root.querySelectorAll('*')])
      .filter((el) => !/^(?:HTML|HEAD|BODY|STYLE)$/.test(el.tagName) && (el.textContent?.length ?? 0) < 4000)
      .map((el) => [el, compact(el.textContent ?? '')]),
  );

/** The smallest elements whose text holds a value. */
function hostsOf(value: string, said: Said): Element[] {
  const holding = [...said].filter(([, text]) => text.includes(value)).map(([el]) => el);
  return holding.filter((el) => !holding.some((other) => other !== el && el.contains(other)));
}

/** A claim over several texts: each gets its length of the stand-in, the last one the rest. */
function spread(claim: Claim, run: readonly Text[], onto: Map<Text, Claim[]>): void {
  let at = 0;
  let given = 0;
  const parts = run.flatMap((node) => {
    const [from, to] = [Math.max(claim.start, at), Math.min(claim.end, at + node.data.length)];
    const start = at;
    at += node.data.length;
    return from < to ? [{ node, start: from - start, end: to - start }] : [];
  });
  parts.forEach(({ node, start, end }, i) => {
    const fake = claim.fake.slice(given, i === parts.length - 1 ? undefined : given + end - start);
    given += end - start;
    onto.set(node, [...(onto.get(node) ?? []), { ...claim, start, end, fake }]);
  });
}

/**
 * Addresses and messages stand in pieces: each text that is a part of one gets the stand-in of its own words. A short
 * message may be a word of the page's own: it counts only where its field was read.
 */
function claimPieces(
  scrubber: Scrubber,
  values: readonly { kind: Kind; value: string }[],
  roots: readonly ParentNode[],
  seen: ReadonlySet<Element>,
): Map<Text, Claim[]> {
  const claims = new Map<Text, Claim[]>();
  const said = saidBy(roots);
  const nodesOf = (el: Element) => textNodes(el).map((node) => ({ node, part: compact(node.data) }));
  const read = [...seen].filter((el) => el.isConnected).flatMap(nodesOf);
  for (const { kind, value } of values) {
    const whole = compact(value);
    const own = kind === 'sentence' && isShort(whole) ? [] : hostsOf(whole, said);
    for (const { node, part } of [...own.flatMap(nodesOf), ...read]) {
      if (claims.has(node) || part === '' || !whole.includes(part)) continue;
      const original = node.data.trim();
      const start = node.data.indexOf(original);
      const fake = kind === 'address' ? scrubber.fakes.address(original) : scrubber.fakes.sentence(original);
      claims.set(node, [{ start, end: start + original.length, fake, kind, sure: true, original }]);
    }
  }
  return claims;
}

/** The page's facts; tells which elements the fields that may stand in pieces were read from. */
function readTraced(site: Marketplace, page: Page, url: PageUrl, now: number, seen: Set<Element>): Facts {
  const pass = newPass(document, url, now);
  pass.trace = {
    field: '',
    saw: (field, el) => /\.(?:address|text|preview|buyerNote|remark|reason)$/.test(field) && seen.add(el),
  };
  return readCompiled(compilePage(site, page), pass).facts;
}

const api: InPageScrub = {
  scrub(sites, url, now) {
    const found = matchUrl(sites, url);
    if (!found) return undefined;
    const seen = new Set<Element>();
    const scrubber = new Scrubber(now);
    const page = choosePage(found.pages, document);
    const values = page
      ? personalFacts(readTraced(found.site, page, url, now, seen), new URL(url.frame).host)
      : [];
    scrubber.learnAll(values);

    const roots = rootsOf(document);
    const dropped: Record<string, number> = {};
    for (const root of roots) strip(root, seen, dropped);
    const runs = roots.flatMap((root) => runsOf(textNodes(root)));
    const elements = roots.flatMap((root) => [...root.querySelectorAll('*')]);
    scrubber.learnAll(elements.flatMap(accountsOf));
    scrubber.learnAll(
      scrubber.shapesIn([
        ...runs.map((run) => run.map((node) => node.data).join('')),
        ...runs.flat().map((node) => node.data),
        ...elements.flatMap((el) => HUMAN.map((name) => el.getAttribute(name) ?? '')),
      ]),
    );

    const pieces = values.filter(({ kind }) => kind === 'address' || kind === 'sentence');
    const claims = claimPieces(scrubber, pieces, roots, seen);
    for (const run of runs) {
      if (run.length < 2) continue;
      const edges = [0];
      for (const node of run) edges.push(edges.at(-1)! + node.data.length);
      for (const claim of scrubber.claims(run.map((node) => node.data).join(''), CODE)) {
        const crosses = edges.some((edge) => claim.start < edge && edge < claim.end);
        const free = run.every(
          (node, i) => !claims.has(node) || edges[i]! >= claim.end || edges[i + 1]! <= claim.start,
        );
        if (crosses && free) spread(claim, run, claims);
      }
    }
    const unsure = new Set<string>();
    for (const node of runs.flat()) {
      const taken = claims.get(node) ?? [];
      const all = [...taken, ...scrubber.claims(node.data, PROSE, taken)];
      for (const { sure, fake } of all) if (!sure) unsure.add(fake);
      if (all.length > 0) node.data = scrubber.apply(node.data, all);
    }
    for (const el of elements) scrubAttributes(scrubber, el, dropped);

    const shadowRoots = roots.filter((root): root is ShadowRoot => root instanceof ShadowRoot);
    const inner = document.documentElement.getHTML({ serializableShadowRoots: true, shadowRoots });
    const open = document.documentElement.cloneNode(false) as Element;
    const html = `${document.doctype ? '<!doctype html>\n' : ''}${open.outerHTML.replace(/<\/html>$/, '')}${inner}</html>\n`;
    const part = (address: string) => scrubEncoded(scrubber, address, PROSE);
    const at = { frame: part(url.frame), top: part(url.top) };
    return {
      html,
      url: at,
      counts: [...scrubber.counts].map(([kind, { originals, places }]) => ({
        kind,
        originals: originals.size,
        places,
      })),
      dropped,
      unsure: [...unsure],
      left: leftIn(`${html}\n${at.frame}\n${at.top}`, scrubber),
    };
  },
};
Object.assign(globalThis, { counterhandScrub: api });

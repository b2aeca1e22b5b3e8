// Breaks a case's page in every small way a site's release or another tool may, and looks whether a wrong value ever comes
// out. Runs inside the page: a missing field is fine, a value nobody showed is not.
import type { Facts } from '../lib/model/facts.ts';
import type { Marketplace } from '../lib/model/marketplace.ts';
import { findBox } from '../lib/page/insert.ts';
import { compileGroup } from '../lib/reading/groups.ts';
import { matchUrl } from '../lib/reading/match.ts';
import { type CompiledPage, compilePage } from '../lib/reading/page.ts';
import { newPass, type PageUrl, type Pass, type RowElements } from '../lib/reading/pass.ts';
import { choosePage, type PageReading, readCompiled } from '../lib/reading/read.ts';
import { findAll, findInRow } from '../lib/reading/selector.ts';
import { isVisible } from '../lib/reading/text.ts';
import { CHANGES, type Change, columnSwaps, headersOf, rehash } from './changes.ts';
import { isAlways, isProse, wrongIn } from './compare.ts';

export interface Trial {
  sites: Marketplace[];
  url: PageUrl;
  now: number;
}
export interface Verdict {
  /** What came out wrong, each with the change that caused it. */
  wrong: string[];
  tried: number;
}

const path = (el: Element): string => {
  const at = el.parentElement ? `:${Array.from(el.parentElement.children).indexOf(el)}` : '';
  const name = `${el.tagName.toLowerCase()}${el.classList.length > 0 ? `.${el.classList[0]}` : ''}${at}`;
  return el.parentElement && el.parentElement !== document.body
    ? `${path(el.parentElement)} > ${name}`
    : name;
};

/** Which elements each field of each row was read from. */
interface Seen {
  row: Element | undefined;
  fields: Map<string, Set<Element>>;
}

function open(trial: Trial): CompiledPage | undefined {
  const found = matchUrl(trial.sites, trial.url);
  const page = found && choosePage(found.pages, document);
  return page && compilePage(found.site, page);
}

function watchReading(compiled: CompiledPage, pass: Pass): Seen[] {
  const all: Seen[] = [];
  const seen = (row: RowElements | undefined, read: () => void) => {
    const one: Seen = { row: row?.[0], fields: new Map() };
    pass.trace = {
      field: '',
      saw: (field, el) => one.fields.set(field, (one.fields.get(field) ?? new Set()).add(el)),
    };
    read();
    all.push(one);
  };
  const { orders, listings, threads, reviews, aftersales, conversation } = compiled;
  const sections = [orders, listings, threads, reviews, aftersales];
  if (conversation?.selected(pass))
    sections.push(conversation.messages as never, conversation.orders as never, conversation.listings);
  for (const section of sections)
    for (const row of section?.rows(pass) ?? []) seen(row, () => section!.read(row, pass));
  seen(undefined, () => compiled.account(pass));
  if (conversation?.selected(pass)) seen(undefined, () => conversation.buyer(pass));
  return all;
}

/** Tries every change on everything that was read, one at a time. */
export function mutate(trial: Trial, expected: PageReading): Verdict {
  const compiled = open(trial);
  if (!compiled) return { wrong: [], tried: 0 };
  const fresh = () => newPass(document, trial.url, trial.now);
  const seen = watchReading(compiled, fresh());
  const lineRows = new Set<Element>();
  const pass = fresh();
  const { orders } = compiled.page;
  if (orders?.lines) {
    const lines = compileGroup(orders.lines.group, compiled.site);
    for (const row of compiled.orders!.rows(pass))
      for (const line of lines(row, pass)) lineRows.add(line[0]!);
  }
  const nodes = new Set<Element>(lineRows);
  for (const { row } of seen) if (row) nodes.add(row);
  for (const { fields } of seen) for (const els of fields.values()) for (const el of els) nodes.add(el);
  for (const header of headersOf(compiled.page)) for (const el of findAll(document, header)) nodes.add(el);
  nodes.delete(document.documentElement);
  nodes.delete(document.body);
  // A piece of running text is part of what is said, not a part of the page.
  const prose = seen.flatMap(({ fields }) =>
    [...fields].flatMap(([field, els]) => (isProse(compiled.page, field) ? [...els] : [])),
  );
  const isPiece = (el: Element) =>
    prose.some((text) => text.contains(el)) ||
    Array.from(el.parentElement!.childNodes).some((n) => n.nodeType === 3 && /\S/.test((n as Text).data));
  const inner = new Set(
    [...nodes].flatMap((el) => [...el.querySelectorAll('*')]).filter((el) => !nodes.has(el) && !isPiece(el)),
  );

  const wrong: string[] = [];
  let tried = 0;
  const check = (name: string, gone: Element | undefined, only: readonly string[] = []) => {
    tried++;
    const reading = readCompiled(compiled, fresh());
    const lost = gone && [...lineRows].some((row) => gone.contains(row));
    const rowsLost = gone ? seen.filter(({ row }) => row && gone.contains(row)).length : 0;
    for (const what of wrongIn(compiled.page, expected, reading, {
      lines: lost === true,
      rows: rowsLost > 0,
    }))
      wrong.push(`${name}: ${what}`);
    for (const field of only)
      if (reading.health[field] === 'ok' && expected.health[field] === 'ok' && isAlways(compiled.page, field))
        wrong.push(`${name}: ${field} is still ok without what it was read from`);
  };
  const apply = (name: string, change: Change, el: Element, only: readonly string[] = []) => {
    if (!el.parentElement) return;
    const at = path(el);
    const undo = change(el);
    check(`${name} ${at}`, name === 'delete' ? el : undefined, only);
    undo?.();
  };

  for (const el of nodes) {
    const alone = seen.flatMap(({ row, fields }) =>
      row === el
        ? []
        : [...fields].filter(([, els]) => els.size === 1 && els.has(el)).map(([field]) => field),
    );
    for (const [name, change] of Object.entries(CHANGES))
      apply(name, change, el, name === 'delete' ? alone : []);
  }
  for (const el of inner)
    for (const name of ['delete', 'wrap in span', 'wrap in div']) apply(name, CHANGES[name]!, el);
  for (const { name, apply: swap } of columnSwaps(compiled.page)) {
    const undo = swap();
    check(name, undefined);
    undo();
  }
  const undo = rehash();
  check('rename hashed classes', undefined);
  undo();
  check('nothing', undefined);
  return { wrong, tried };
}

export interface Places {
  /** Boxes found for each declared target. */
  targets: Record<string, number>;
  /** Rows whose slot does not match exactly one visible element. */
  slots: string[];
}

/** Where things would be put and typed. */
export function places(trial: Trial): Places {
  const compiled = open(trial);
  const result: Places = { targets: {}, slots: [] };
  if (!compiled) return result;
  const pass = newPass(document, trial.url, trial.now);
  for (const [name, target] of Object.entries(compiled.page.targets ?? {})) {
    const box = findBox(document, target);
    result.targets[name] = box.ok ? 1 : Number(box.error.params?.n ?? 0);
  }
  for (const kind of [
    'orders',
    'listings',
    'threads',
    'reviews',
    'aftersales',
  ] as const satisfies (keyof Facts)[]) {
    const section = compiled[kind];
    if (!section?.slot) continue;
    for (const row of section.rows(pass)) {
      if (section.read(row as never, pass).fact === undefined) continue;
      const found = findInRow(row, section.slot.at).filter(isVisible).length;
      if (found !== 1) result.slots.push(`${kind}: ${found} places in ${path(row[0]!)}`);
    }
  }
  return result;
}

Object.assign(globalThis, { counterhandTrial: { mutate, places } });

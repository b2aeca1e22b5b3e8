// Points at what the built-in files read, as an owner would, and looks whether the picker's first proposal reads the same.
// Runs inside the page: as it is, and with every class name replaced by one that says nothing.

import type { Field, Group, Marketplace, Page, Reading } from '../lib/model/marketplace.ts';
import { fieldProposals, type Part, rowProposals } from '../lib/picker/index.ts';
import { compileField } from '../lib/reading/fields.ts';
import { compileGroup, pageRow } from '../lib/reading/groups.ts';
import { matchUrl } from '../lib/reading/match.ts';
import { newPass, type PageUrl, type RowElements } from '../lib/reading/pass.ts';
import { choosePage } from '../lib/reading/read.ts';
import { isVisible, textOf } from '../lib/reading/text.ts';

export interface Picking {
  sites: Marketplace[];
  url: PageUrl;
  now: number;
}
/** `changed`: the picker is given the file's own field, as for a page that has changed. */
export type Way = 'plain' | 'changed' | 'hashed' | 'hashed and changed';
export interface Picked {
  field: string;
  /** What the file reads in the pointed row. */
  value: unknown;
  /** Nothing was proposed, another value, or the same. */
  here: 'none' | 'other' | 'same';
  /** Other rows where the proposal says something else, or something where there is nothing. */
  wrong: string[];
  /** In every row the same as the file. */
  everywhere: boolean;
  proposal: unknown;
  parsed: unknown;
  ms: number;
}

interface Known {
  part: Part;
  name: string;
  field: Field;
  rows: RowElements[];
}

const json = (value: unknown) => JSON.stringify(value);

/** Every field the file reads on this page, with its rows. */
function fieldsOf(site: Marketplace, page: Page, { url, now }: Picking): Known[] {
  const out: Known[] = [];
  const pass = newPass(document, url, now);
  const rowsOf = (group: Group, scope?: RowElements) => compileGroup(group, site)(scope, pass);
  const add = (part: Part, fields: object | undefined, rows: RowElements[], prefix = '') => {
    for (const [name, field] of Object.entries(fields ?? {}))
      if (field) out.push({ part, name: prefix + name, field, rows });
  };
  if (page.orders) {
    const rows = rowsOf(page.orders.group);
    add('orders', page.orders.fields, rows);
    const { lines } = page.orders;
    if (lines)
      add(
        'orders.lines',
        lines.fields,
        rows.flatMap((row) => rowsOf(lines.group, row)),
      );
  }
  for (const part of ['listings', 'threads', 'reviews', 'aftersales'] as const) {
    const section = page[part];
    if (section) add(part, section.fields, rowsOf(section.group));
  }
  const chat = page.conversation;
  if (chat) {
    add('conversation', chat.buyer, [pageRow(pass)], 'buyer.');
    if (chat.messages) add('messages', chat.messages.fields, rowsOf(chat.messages.group));
  }
  add('account', page.account, [pageRow(pass)]);
  return out;
}

const dense = (text: string) => text.replace(/\s+/g, '');
/** The smallest visible part that shows this text. */
function deepest(el: Element, raw: string): Element {
  const child = Array.from(el.children).find(
    (one) => isVisible(one) && dense(textOf(one)).includes(dense(raw)),
  );
  return child ? deepest(child, raw) : el;
}

const takeOf = ({ take }: Reading) => (take ? { take } : {});
/** What an owner would point at for this value: where the file reads it, as near to the text as may be. */
function pointedAt(known: Known, row: RowElements, site: Marketplace, ask: Picking): Element | undefined {
  for (const from of known.field.from) {
    if ('join' in from) continue;
    const pass = newPass(document, ask.url, ask.now);
    const seen: Element[] = [];
    pass.trace = { field: '', saw: (_field, el) => seen.push(el) };
    const { value, raw } = compileField({ ...known.field, from: [from] }, site)(row, pass);
    if (value === undefined || raw === undefined || seen.length === 0) continue;
    const { read } = from as Reading;
    const byText = typeof read === 'string' ? /text|line/.test(read) : !('attr' in read || 'enum' in read);
    if (!byText) {
      const name = typeof read === 'object' && 'attr' in read ? read.attr : undefined;
      const own = name ? seen.filter((el) => el.getAttribute(name)?.includes(raw)) : seen;
      return own.find(isVisible) ?? own[0];
    }
    // Of several places looked at, the one that gives the value alone.
    const alone = compileField({ ...known.field, from: [{ read, ...takeOf(from) }] }, site);
    const able = seen.filter((el) => isVisible(el) && dense(textOf(el)).includes(dense(raw)));
    const showing =
      able.find((el) => json(alone([el], newPass(document, ask.url, ask.now)).value) === json(value)) ??
      able[0];
    return showing && deepest(showing, raw);
  }
  return undefined;
}

/** Names that say nothing, the same for the same name. */
function hashClasses(): void {
  const names = new Map<string, string>();
  const letters = 'abcdefghijkmnpqrstuvwxyz';
  let seed = 7;
  const next = (n: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * n);
  };
  const some = (n: number) =>
    Array.from({ length: n }, (_, i) => {
      const c = letters[next(letters.length)]!;
      return i % 3 === 1 ? String(next(10)) : next(3) === 0 ? c.toUpperCase() : c;
    }).join('');
  const made = (name: string) => {
    let known = names.get(name);
    if (!known) {
      known = [
        `css-${some(6).toLowerCase()}`,
        `_${some(5).toLowerCase()}_${some(5).toLowerCase()}_1`,
        `k${some(9)}`,
        `sc-${some(6)}`,
      ][names.size % 4]!;
      names.set(name, known);
    }
    return known;
  };
  for (const el of Array.from(document.querySelectorAll('[class]')))
    el.setAttribute('class', Array.from(el.classList, made).join(' '));
  for (const style of Array.from(document.querySelectorAll('style')))
    style.textContent = (style.textContent ?? '').replace(
      /\.(-?[_a-zA-Z][\w-]*)(?=[^{}]*\{)/g,
      (all, name: string) => (names.has(name) ? `.${names.get(name)}` : all),
    );
}

/** Which of the proposals for the rows of a part were the file's own rows: the place in the list, or -1. */
export interface Grouped {
  part: Part;
  rows: number;
  place: number;
  proposal: unknown;
}

/** Points at two rows of every part. */
function groups(given: readonly Given[], site: Marketplace, ask: Picking): Grouped[] {
  const out = new Map<Part, Grouped>();
  for (const { known, said, at, element } of given) {
    const { part, rows } = known;
    if (out.has(part) || part === 'orders.lines' || rows.length < 2 || element.contains(rows[at]![0]!))
      continue;
    const other = said.findIndex(({ value, state }, i) => i !== at && value !== undefined && state === 'ok');
    const second = other < 0 ? undefined : pointedAt(known, rows[other]!, site, ask);
    if (!second) continue;
    const found = rowProposals(element, document, second);
    const same = (a: RowElements[]) =>
      a.length === rows.length && a.every((row, i) => rows[i]!.every((el) => row.includes(el)));
    out.set(part, {
      part,
      rows: rows.length,
      place: found.findIndex((one) => same(one.rows)),
      proposal: found[0]?.group,
    });
  }
  return [...out.values()];
}

/** Points at every field once in each way. */
export function pick(ask: Picking): Record<Way, Picked[]> & { rows: Grouped[] } {
  const found = matchUrl(ask.sites, ask.url);
  const page = found && choosePage(found.pages, document);
  const none = { plain: [], changed: [], hashed: [], 'hashed and changed': [], rows: [] };
  if (!found || !page) return none;
  const { site } = found;
  const given = fieldsOf(site, page, ask).flatMap((known): Given[] => {
    const read = compileField(known.field, site);
    const said = known.rows.map((row) => read(row, newPass(document, ask.url, ask.now)));
    const at = said.findIndex(({ value, state }) => value !== undefined && state === 'ok');
    const element = at < 0 ? undefined : pointedAt(known, known.rows[at]!, site, ask);
    return element ? [{ known, said, at, element }] : [];
  });
  const all = (changed: boolean) => given.map((one) => point(one, site, ask, changed));
  const plain = all(false);
  const changed = all(true);
  const rows = groups(given, site, ask);
  hashClasses();
  return { plain, changed, hashed: all(false), 'hashed and changed': all(true), rows };
}

interface Given {
  known: Known;
  said: { value: unknown; state: string }[];
  at: number;
  element: Element;
}

/** One field pointed at, and what the first proposal reads in every row. */
function point(
  { known, said, at, element }: Given,
  site: Marketplace,
  ask: Picking,
  changed: boolean,
): Picked {
  const started = performance.now();
  const [first] = fieldProposals({
    site,
    part: known.part,
    field: known.name,
    element,
    row: known.rows[at]!,
    rows: known.rows,
    root: document,
    url: ask.url,
    now: ask.now,
    ...(changed ? { known: known.field } : {}),
    // The owner says what such a sign means here.
    ...(/^(?:from|kind)$/.test(known.name) ? { means: String(said[at]!.value) } : {}),
  });
  const picked: Picked = {
    field: `${known.part}.${known.name}`,
    value: said[at]!.value,
    here: 'none',
    wrong: [],
    everywhere: first !== undefined,
    proposal: first?.reading,
    parsed: first?.value,
    ms: performance.now() - started,
  };
  if (!first) return picked;
  const { parse, reading, witness } = first;
  const read = compileField(
    { parse, from: [reading], when: 'always', ...(witness ? { witness } : {}) },
    site,
  );
  for (const [i, row] of known.rows.entries()) {
    const got = read(row, newPass(document, ask.url, ask.now)).value;
    const { value: was, state } = said[i]!;
    const same = json(got) === json(was);
    if (i === at) picked.here = same ? 'same' : 'other';
    if (same) continue;
    picked.everywhere = false;
    // Where the file itself cannot tell, nobody knows what is wrong.
    if (got !== undefined && i !== at && state === 'ok')
      picked.wrong.push(`row ${i}: ${json(got)}, not ${json(was)}`);
  }
  return picked;
}

Object.assign(globalThis, { counterhandPick: pick });

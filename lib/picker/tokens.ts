// What of one element may stand in a selector: test ids, ids, roles, names, labels, data, links and classes, best first.
import type { RowElements } from '../reading/pass.ts';
import { findInRow } from '../reading/selector.ts';
import { OURS } from '../reading/text.ts';
import {
  countedPart,
  looksHashed,
  looksPersonal,
  looksState,
  looksUtility,
  namesAPart,
  plainName,
  quotable,
  stablePart,
} from './names.ts';
import type { By } from './types.ts';

export interface Token {
  css: string;
  by: By;
  /** Added to the rank of its kind: weaker forms of the same kind. */
  weak: number;
}

export const RANK: Record<By, number> = {
  'test-id': 0,
  id: 1,
  role: 2,
  name: 3,
  label: 4,
  data: 5,
  class: 6,
  structure: 8,
};

const TEST = /^data-(?:test|qa|cy|e2e|tid|automation|auto-test|hook|selenium)(?:[-_]?[\w-]*)?$/;
const NAMES = new Set(['name', 'itemprop', 'prop', 'headers', 'slot', 'part', 'for', 'field', 'col-id']);
const STATES =
  /^(?:aria-(?!label$)|data-(?:state|active|selected|index|row|rows|row-index|row-key|key|id|v-[0-9a-f]+|react[\w-]*|radix[\w-]*|counterhand[\w-]*|spm[\w-]*|reactid|sync[\w-]*)$)/;
const ONCE = new Set(['role', 'type', 'alt', 'title', 'placeholder', 'contenteditable', 'datetime']);
const ANY_CUSTOM = /^[a-z][a-z0-9]*-[a-z0-9-]+$/;

const attribute = (name: string, value: string, op = '='): string => `[${name}${op}"${value}"]`;

/** The part of a link that says what it leads to: `/orders/` of `/orders/4711?x=1`. */
function linkPart(href: string): string | undefined {
  const path = href.replace(/^[a-z]+:\/\/[^/]*/i, '');
  const query = /[?&]([A-Za-z_]{3,30})=/.exec(path)?.[1];
  const segments = path.split(/[?#]/)[0]!.split('/');
  let end = 0;
  while (
    end < segments.length &&
    /^[A-Za-z_.-]*(?:v\d)?$/.test(segments[end]!) &&
    !looksHashed(segments[end]!)
  )
    end++;
  // The first segment that is an id ends it; a link without one leads to the same place from every row.
  const stem = `${segments.slice(0, end).join('/')}/`;
  if (end < segments.length && stem.length > 3 && stem.length <= 50 && !looksPersonal(stem)) return stem;
  return query && !looksPersonal(query) ? `${query}=` : undefined;
}

function attributeTokens(el: Element, out: Token[]): void {
  for (const { name, value } of Array.from(el.attributes)) {
    if (name === 'class' || name === 'style' || name === 'id' || name.startsWith(OURS)) continue;
    if (TEST.test(name)) {
      if (namesAPart(value)) out.push({ css: attribute(name, value), by: 'test-id', weak: 0 });
      else {
        const stem = countedPart(value);
        if (stem) out.push({ css: attribute(name, stem, '^='), by: 'test-id', weak: 0.2 });
        else out.push({ css: `[${name}]`, by: 'test-id', weak: 0.5 });
      }
    } else if (name === 'role' && namesAPart(value))
      out.push({ css: attribute(name, value), by: 'role', weak: 1.5 });
    else if (NAMES.has(name) && namesAPart(value))
      out.push({ css: attribute(name, value), by: 'name', weak: 0 });
    else if (name === 'href') {
      const part = quotable(value) || value.length > 60 ? linkPart(value) : undefined;
      if (part) out.push({ css: attribute(name, part, '*='), by: 'data', weak: 0.2 });
    } else if (name === 'type' && namesAPart(value))
      out.push({ css: attribute(name, value), by: 'name', weak: 2.5 });
    else if (name === 'datetime') out.push({ css: '[datetime]', by: 'data', weak: 0.4 });
    else if (name === 'title' || name === 'alt') out.push({ css: `[${name}]`, by: 'label', weak: 3.2 });
    else if (name === 'contenteditable')
      out.push({ css: attribute(name, value || 'true'), by: 'role', weak: 1 });
    else if (
      name.startsWith('data-') &&
      !STATES.test(name) &&
      plainName(name) &&
      !looksHashed(name.slice(5))
    ) {
      if (value && namesAPart(value) && !looksState(value))
        out.push({ css: attribute(name, value), by: 'data', weak: 0 });
      out.push({ css: `[${name}]`, by: 'data', weak: 0.3 });
    } else if (/^(?:data-id|data-key|data-row-key)$/.test(name))
      out.push({ css: `[${name}]`, by: 'data', weak: 0.6 });
    else if (ANY_CUSTOM.test(el.localName) && !ONCE.has(name) && !name.includes(':') && plainName(name)) {
      if (namesAPart(value) && !looksState(value) && !name.startsWith('_') && !name.startsWith('ng-'))
        out.push({ css: attribute(name, value), by: 'data', weak: 0.4 });
    }
  }
}

/** Everything of an element that may stand in a selector, best first. Without its tag. */
export function tokensOf(el: Element): Token[] {
  const out: Token[] = [];
  const { id } = el;
  if (id) {
    if (plainName(id) && namesAPart(id)) out.push({ css: `#${id}`, by: 'id', weak: 0 });
    else {
      const stem = countedPart(id);
      if (stem) {
        const tail = /__?[a-z]+(?:-[a-z]+)*$/.exec(id)?.[0];
        const end = tail ? attribute('id', tail, '$=') : '';
        out.push({ css: `${attribute('id', stem, '^=')}${end}`, by: 'id', weak: 0.3 });
      }
    }
  }
  attributeTokens(el, out);
  for (const name of Array.from(el.classList)) {
    if (!plainName(name) || looksState(name) || looksPersonal(name)) continue;
    if (looksHashed(name)) {
      const stem = stablePart(name);
      if (stem) out.push({ css: `[class*="${stem}"]`, by: 'class', weak: 0.4 });
    } else if (looksUtility(name)) out.push({ css: `.${name}`, by: 'class', weak: 2.4 });
    else out.push({ css: `.${name}`, by: 'class', weak: 0 });
  }
  if (ANY_CUSTOM.test(el.localName)) out.push({ css: el.localName, by: 'class', weak: 0.2 });
  return out.sort((a, b) => RANK[a.by] + a.weak - RANK[b.by] - b.weak);
}

/** A label on an element that is the same in other rows: the page's words, not a person's. */
export function labelToken(el: Element, others: readonly RowElements[]): Token | undefined {
  for (const name of ['aria-label', 'placeholder', 'alt', 'title']) {
    const value = el.getAttribute(name);
    if (!value || value.length > 40 || !quotable(value) || looksPersonal(value) || /\d/.test(value)) continue;
    if (others.length > 0 && others.every((other) => findInRow(other, attribute(name, value)).length > 0))
      return { css: attribute(name, value), by: 'label', weak: 0 };
  }
  return undefined;
}

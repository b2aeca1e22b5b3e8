// What another file of a site would change, told whole: nothing changes that is not named.
import { describe, expect, it } from 'vitest';
import { canonical, countOf, diffSites } from '../../../lib/marketplaces/diff.ts';
import { MARKETPLACES } from '../../../lib/marketplaces/index.ts';
import type { Marketplace, Page } from '../../../lib/model/marketplace.ts';

const from = MARKETPLACES.find(({ pages }) => pages.some((page) => page.orders && page.targets?.reply))!;
const at = from.pages.findIndex((page) => page.orders?.fields.orderId);
const changed = (change: (site: Marketplace, page: Page) => void): Marketplace => {
  const to = structuredClone(from);
  to.revision++;
  change(to, to.pages[at]!);
  return to;
};
const none = { added: [], removed: [], changed: [] };

describe('a difference', () => {
  it('is empty between a file and itself, whatever the order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(from).reverse()) as unknown as Marketplace;
    expect(diffSites(from, turned)).toEqual({
      revision: { from: from.revision, to: from.revision },
      pages: [],
      origins: { added: [], removed: [] },
      rest: [],
    });
  });

  it('names fields added, removed and changed', () => {
    const first = changed((_site, page) => {
      const { fields } = page.orders!;
      delete fields.courier;
      fields.total = { parse: 'money', when: 'sometimes', from: [{ at: '.sum', read: 'text' }] };
    });
    const then = structuredClone(first);
    const { fields } = then.pages[at]!.orders!;
    delete fields.total;
    fields.orderId = { ...fields.orderId!, from: [{ at: '.new', read: 'text' }] };
    fields.courier = { parse: 'text', when: 'sometimes', from: [{ at: '.by', read: 'text' }] };
    expect(diffSites(first, then).rest).toEqual([]);
    expect(diffSites(first, then).pages).toEqual([
      {
        id: first.pages[at]!.id,
        change: 'changed',
        fields: { added: ['orders.courier'], removed: ['orders.total'], changed: ['orders.orderId'] },
        places: none,
      },
    ]);
  });

  it('tells a field that is looked at and left alone from one that is not', () => {
    const diff = diffSites(
      from,
      changed((_site, page) => {
        page.orders!.fields.orderId = null;
      }),
    );
    expect(diff.pages[0]!.fields).toEqual({ ...none, changed: ['orders.orderId'] });
  });

  it('names places: slots, boxes, rows, the address, what is watched', () => {
    const diff = diffSites(
      from,
      changed((_site, page) => {
        page.match = { ...page.match, path: '/another' };
        page.watch = { roots: ['#another'] };
        page.orders!.slot = { at: '.another', place: 'append' };
        page.orders!.group = { mode: 'element', each: '.another' };
        page.targets = { ...page.targets, remark: { at: '.remark-box', kind: 'textarea' } };
      }),
    );
    const { places, fields } = diff.pages[0]!;
    expect(fields).toEqual(none);
    expect([...places.added, ...places.changed].sort()).toEqual(
      ['match', 'orders.group', 'orders.slot', 'targets.remark', 'watch'].sort(),
    );
  });

  it('names pages added and removed with all they have', () => {
    const diff = diffSites(
      from,
      changed((to) => {
        to.pages = [
          ...to.pages.filter((_, i) => i !== at),
          { ...structuredClone(from.pages[at]!), id: 'new' },
        ];
      }),
    );
    expect(diff.pages.map(({ id, change }) => `${change} ${id}`).sort()).toEqual([
      'added new',
      `removed ${from.pages[at]!.id}`,
    ]);
    const [added, removed] = diff.pages;
    expect(countOf(added!.fields)).toBeGreaterThan(0);
    expect(added!.fields.added.sort()).toEqual(removed!.fields.removed.sort());
  });

  it('names new and lost addresses', () => {
    const diff = diffSites(
      from,
      changed((to) => {
        to.origins = [...to.origins.slice(1), 'https://new.example/*'];
      }),
    );
    expect(diff.origins).toEqual({ added: ['https://new.example/*'], removed: [from.origins[0]] });
  });

  it('names what else a file says, but neither its revision nor its date', () => {
    const diff = diffSites(
      from,
      changed((to) => {
        to.date = '2030-01-01';
        to.zone = 'Europe/Paris';
        to.words.status.paid = ['Payé'];
        to.policy.proactive = !to.policy.proactive;
      }),
    );
    expect(diff.rest).toEqual(['policy.proactive', 'words.status', 'zone']);
    expect(diff.pages).toEqual([]);
  });

  it('of a site nobody knew is all of it', () => {
    const diff = diffSites(undefined, from);
    expect(diff.pages.map(({ change }) => change)).toEqual(from.pages.map(() => 'added'));
    expect(diff.origins.added).toEqual(from.origins);
    expect(diff.rest).toEqual([]);
  });

  /** Every leaf of a page, bent one at a time: a change that is not named would be taken unseen. */
  it.each(MARKETPLACES.map((one) => [one.id, one] as const))(
    'of %s names every value that is bent',
    (_id, one) => {
      for (const page of one.pages) {
        for (const path of leaves(page)) {
          if (path.length === 1 && path[0] === 'id') continue;
          const bent = structuredClone(page);
          bend(bent as never, path);
          const diff = diffSites({ ...one, pages: [page] }, { ...one, pages: [bent] });
          expect(
            diff.pages.map(({ id }) => id),
            path.join('.'),
          ).toEqual([page.id]);
        }
      }
    },
  );
});

const leaves = (value: unknown, path: string[] = []): string[][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]))
    : [path];
function bend(page: Record<string, never>, path: string[]): void {
  const last = path.at(-1)!;
  const owner = path.slice(0, -1).reduce<Record<string, unknown>>((value, key) => value[key] as never, page);
  owner[last] = `${String(owner[last])} bent`;
}

describe('canonical text', () => {
  it('is one for equal values and differs for others', () => {
    expect(canonical({ b: 1, a: [1, { d: 2, c: undefined }] })).toBe(canonical({ a: [1, { d: 2 }], b: 1 }));
    expect(canonical(['a', 'b'])).not.toBe(canonical(['b', 'a']));
    expect(canonical('1')).not.toBe(canonical(1));
    expect(canonical(null)).not.toBe(canonical('null'));
  });
});

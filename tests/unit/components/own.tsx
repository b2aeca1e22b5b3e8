// Help for tests of our own pages: a shop's database, a door without a browser, and waiting for what the page does.
import 'fake-indexeddb/auto';
import type { ComponentChild } from 'preact';
import { act } from 'preact/test-utils';
import { vi } from 'vitest';
import { OfficeContext } from '../../../components/options/core/context.tsx';
import type { Door } from '../../../components/options/core/door.ts';
import { createOffice, type Office } from '../../../components/options/core/office.ts';
import practice from '../../../lib/marketplaces/practice.json' with { type: 'json' };
import type { Request } from '../../../lib/messages/protocol.ts';
import type { Marketplace } from '../../../lib/model/marketplace.ts';
import type { Settings } from '../../../lib/model/settings.ts';
import { choice, defineRule, flag, integer, time, words } from '../../../lib/rules/define.ts';
import { addShop, openStore, patchSettings, type Store } from '../../../lib/store/store.ts';
import { type Mounted, mount } from './help.ts';
import { loopback } from './loopback.ts';

const site = (id: string, name: string, origins: string[]): Marketplace =>
  ({ ...practice, id, name: { 'zh-CN': name, ko: name, en: name }, origins }) as unknown as Marketplace;

/** Two sites of strangers, one console on the owner's own host, and the practice shop. */
export const SITES: Marketplace[] = [
  site('sandtop', 'Sandtop', ['https://seller.sandtop.example/*', 'https://chat.sandtop.example/*']),
  site('heron', 'Heron Mall', ['https://heron.example/*']),
  site('homemade', 'Homemade', ['http://localhost/*']),
  practice as unknown as Marketplace,
];

const t = (text: string) => ({ 'zh-CN': text, ko: text, en: text });
const base = {
  name: t('Short'),
  title: t('{a} left'),
  why: t('Late bad news costs a refund.'),
};
const quiet = { pages: ['orders'], judge: () => [] } as const;
export const RULES = [
  defineRule({
    ...quiet,
    id: 'stock-short',
    group: 'stock',
    level: 'money',
    needs: ['order.lines.sku'],
    defaultOn: true,
    params: {
      keepBack: integer({ min: 0, max: 99, default: 2 }),
      bundles: flag({ default: false }),
      names: words({ default: ['cup'] }),
      whom: choice({ options: ['lead', 'owner'], default: 'lead' }),
      until: time({ default: '15:00' }),
    },
    words: {
      ...base,
      'param.keepBack': t('Keep back'),
      'param.bundles': t('Count bundles'),
      'param.names': t('Names'),
      'param.whom': t('Tell whom'),
      'param.whom.lead': t('The lead'),
      'param.whom.owner': t('The owner'),
      'param.until': t('Until'),
    },
  }),
  defineRule({
    ...quiet,
    id: 'stock-stale',
    group: 'stock',
    level: 'hint',
    needs: [],
    defaultOn: false,
    params: {},
    words: { ...base, name: t('Old stock') },
  }),
  defineRule({
    ...quiet,
    id: 'address-changed',
    group: 'address',
    level: 'money',
    needs: ['order.ship.address'],
    defaultOn: true,
    params: {},
    words: { ...base, name: t('Address differs') },
  }),
] as unknown as Door['rules'];

export const NOW = Date.parse('2026-11-21T10:40:00+08:00');

export interface Own {
  office: Office;
  store: Store;
  door: Door;
  /** What the worker was asked, in order, as `type` or `changed what`. */
  asked: () => string[];
  saved: { name: string; text: string; bytes?: Uint8Array<ArrayBuffer>; type: string }[];
  page: Mounted;
  root: HTMLElement;
  show(node: ComponentChild): Promise<void>;
  end(): void;
}

export interface Start {
  settings?: Partial<Settings>;
  shops?: string[];
  door?: Partial<Door>;
  before?: (store: Store) => Promise<unknown>;
}

let databases = 0;

/** A page of ours over a fresh database. Without `shops` the browser is as it was after the install. */
export async function own({ settings = {}, shops = [], door: given = {}, before }: Start = {}): Promise<Own> {
  const store = await openStore(`own-${Date.now()}-${databases++}`);
  await patchSettings(store, { locale: 'en', ...settings });
  for (const name of shops) await addShop(store, name);
  await before?.(store);
  const saved: Own['saved'] = [];
  const door: Door = {
    send: vi.fn(async (request: Request) =>
      request.type === 'overview'
        ? { ok: true, value: { health: {}, rows: 0, prompts: [], shortages: 0, accounts: [] } }
        : { ok: true, value: null },
    ) as unknown as Door['send'],
    shipped: SITES,
    rules: RULES,
    requestOrigins: vi.fn(async () => true),
    hasOrigins: vi.fn(async () => true),
    tabsOf: vi.fn(async () => []),
    openTab: vi.fn(async () => 7),
    showTab: vi.fn(async () => undefined),
    openOffice: vi.fn(),
    openDraft: vi.fn(),
    save: (name, content, type) =>
      void saved.push(
        typeof content === 'string'
          ? { name, text: content, type }
          : { name, text: '', bytes: content, type },
      ),
    copy: vi.fn(async () => true),
    readSource: vi.fn(async () => ({ ok: true as const, value: { rows: [], skipped: [] } })),
    readUpdates: vi.fn(async () => ({ is: 'network' as const })),
    onChanged: () => () => undefined,
    startSheets: loopback,
    now: () => NOW,
    ...given,
  };
  const office = await createOffice(door, store);
  const page = mount();
  return {
    office,
    store,
    door,
    saved,
    page,
    root: page.root,
    asked: () =>
      vi.mocked(door.send).mock.calls.map(([request]) => {
        const { type, what } = request as { type: string; what?: string };
        return what ? `${type} ${what}` : type;
      }),
    async show(node) {
      page.show(<OfficeContext.Provider value={office}>{node}</OfficeContext.Provider>);
      await still();
    },
    end() {
      page.end();
      store.db.close();
    },
  };
}

/** Lets the page do what it has begun. */
export const still = (ms = 25): Promise<void> =>
  act(() => new Promise<void>((done) => setTimeout(done, ms))) as unknown as Promise<void>;

/** Waits until `see` answers something true. */
export async function until<T>(
  see: () => T | Promise<T>,
  what = String(see),
): Promise<Exclude<NonNullable<T>, false>> {
  for (let i = 0; i < 200; i++) {
    const seen = await see();
    if (seen) return seen as Exclude<NonNullable<T>, false>;
    await still(10);
  }
  throw new Error(`never: ${what}`);
}

/** Chooses an option of a list by its value. */
export function pick(field: Element, value: string): void {
  act(() => {
    (field as HTMLSelectElement).value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

/** The field a label names. */
export function field(root: ParentNode, label: string): HTMLInputElement {
  const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
  const input = found && root.querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
  if (!input) throw new Error(`no field labelled ${label}`);
  return input;
}

/** Leaves a field, as Tab would. */
export const leave = (element: Element): void =>
  void act(() => void element.dispatchEvent(new FocusEvent('focusout', { bubbles: true })));

// What is registered of a site that is switched on: its overlay, and before it the script that wakes the worker.
import { beforeEach, expect, it, vi } from 'vitest';
import type { Marketplace } from '../../../lib/model/marketplace.ts';

interface Script {
  id: string;
  js: string[];
  matches: string[];
  runAt: string;
  allFrames?: boolean;
}
const standing = vi.hoisted(() => new Map<string, Script>());
const granted = vi.hoisted(() => new Set<string>());
vi.mock('../../../lib/platform/browser.ts', () => ({
  browser: {
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((o) => granted.has(o)),
    },
    scripting: {
      getRegisteredContentScripts: async () => [...standing.values()],
      registerContentScripts: async (scripts: Script[]) => {
        for (const script of scripts) standing.set(script.id, script);
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        for (const id of ids) standing.delete(id);
      },
    },
  },
}));
const { syncSites } = await import('../../../lib/platform/sites.ts');

const shops = [
  { id: 'practice-mall', origins: ['https://a.example/*', 'https://b.example/*'] },
] as Marketplace[];
const sync = (on: boolean) => syncSites(shops, () => on);

beforeEach(() => {
  standing.clear();
  granted.clear();
  for (const origin of shops[0]!.origins) granted.add(origin);
});

it('registers the overlay in every frame once a page is there, and the waker in the top one before', async () => {
  expect(await sync(true)).toEqual(shops[0]!.origins);
  expect([...standing.values()].map(({ js, runAt, allFrames }) => ({ js, runAt, allFrames }))).toEqual([
    { js: ['content-scripts/overlay.js'], runAt: 'document_idle', allFrames: true },
    { js: ['waker.js'], runAt: 'document_start', allFrames: undefined },
  ]);
  expect(new Set([...standing.values()].map(({ matches }) => matches.join()))).toEqual(
    new Set([shops[0]!.origins.join()]),
  );
});

it('leaves what stands as it is, and names no host twice', async () => {
  await sync(true);
  const before = [...standing.values()];
  expect(await sync(true)).toEqual([]);
  expect([...standing.values()]).toEqual(before);
});

it('takes both away when the site is switched off, and follows a host that is granted no more', async () => {
  await sync(true);
  granted.delete('https://b.example/*');
  expect(await sync(true)).toEqual(['https://a.example/*']);
  expect([...standing.values()].map(({ matches }) => matches)).toEqual([
    ['https://a.example/*'],
    ['https://a.example/*'],
  ]);
  await sync(false);
  expect(standing.size).toBe(0);
});

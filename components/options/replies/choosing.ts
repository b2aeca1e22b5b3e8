// Which replies the page lists: by folder with those below it, by tag, by how they did; and in which order.
import type { Shelved } from './shelf.ts';

/** What a shop looks through its replies for. */
export const VIEWS = ['all', 'own', 'shared', 'unused', 'again', 'ended'] as const;
export type View = (typeof VIEWS)[number];
export const ORDERS = ['shop', 'uses', 'again'] as const;
export type Order = (typeof ORDERS)[number];

export const UNUSED_DAYS = 60;
const DAY = 86_400_000;
/** Fewer say nothing: anybody may ask once more. */
const AGAIN_LEAST = 3;
const AGAIN_SHARE = 0.25;

/** The buyers' asking again is a sign that it does not answer. */
export const isAskedAgain = ({ uses, again }: Shelved): boolean =>
  again >= AGAIN_LEAST && again >= AGAIN_SHARE * uses;

/** Its last day is over where the shop is. */
export const hasEnded = ({ until }: Pick<Shelved, 'until'>, today: string): boolean =>
  until !== undefined && until < today;

/** Not used since, as far as was counted; how one was used before the day was kept is not known. */
const isUnused = ({ uses, lastUsed }: Shelved, now: number): boolean =>
  lastUsed === undefined ? uses === 0 : lastUsed < now - UNUSED_DAYS * DAY;

export interface Instant {
  /** UTC ms, and the day it is where the shop is. */
  now: number;
  today: string;
}

export function inView(reply: Shelved, view: View, { now, today }: Instant): boolean {
  if (view === 'own') return reply.source === 'own';
  if (view === 'shared') return reply.scope === 'shared';
  if (view === 'unused') return isUnused(reply, now);
  if (view === 'again') return isAskedAgain(reply);
  return view === 'all' || hasEnded(reply, today);
}

/** `a/b` lies in `a`. */
export const inFolder = ({ folder = '' }: Shelved, chosen: string): boolean =>
  chosen === '' || folder === chosen || folder.startsWith(`${chosen}/`);

export interface Folder {
  path: string;
  name: string;
  depth: number;
  /** In it and below. */
  count: number;
}

/** The folders as a tree, walked from the top. */
export function foldersOf(replies: readonly Shelved[]): Folder[] {
  const counts = new Map<string, number>();
  for (const { folder = '' } of replies) {
    const steps = folder.split('/').filter((step) => step.trim() !== '');
    steps.forEach((_, i) => {
      const path = steps.slice(0, i + 1).join('/');
      counts.set(path, (counts.get(path) ?? 0) + 1);
    });
  }
  const { compare } = new Intl.Collator(['zh-CN', 'ko', 'en']);
  const key = (path: string) => path.split('/');
  return [...counts]
    .map(([path, count]) => {
      const steps = key(path);
      return { path, name: steps.at(-1)!, depth: steps.length - 1, count };
    })
    .sort((a, b) => {
      const [x, y] = [key(a.path), key(b.path)];
      for (let i = 0; i < Math.min(x.length, y.length); i++) {
        const order = compare(x[i]!, y[i]!);
        if (order !== 0) return order;
      }
      return x.length - y.length;
    });
}

/** The tags in use, the most used first. */
export function tagsOf(replies: readonly Shelved[]): { tag: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { tags } of replies) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count);
}

export function inOrder(replies: readonly Shelved[], order: Order): readonly Shelved[] {
  if (order === 'shop') return replies;
  const share = ({ again, uses }: Shelved) => again / Math.max(1, uses);
  return [...replies].sort((a, b) =>
    order === 'uses' ? b.uses - a.uses : share(b) - share(a) || b.again - a.again,
  );
}

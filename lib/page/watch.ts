// Watching: one MutationObserver a frame, on the roots the marketplace names. The callback only collects; the flush runs
// once the page has had its turn. A replaced root is noticed through its ancestors, and watched anew.
import { findAll } from '../reading/selector.ts';
import { OURS } from '../reading/text.ts';

export interface Watch {
  stop(): void;
  /** Looks for the roots again (the address changed, the page was shown again). */
  again(): void;
}

const isOurs = (node: Node): boolean => node.nodeType === 1 && (node as Element).hasAttribute(OURS);

const letGo = new WeakSet<Node>();
/** Takes a mount of ours out of the page, which is no news to us. */
export function takeOut(host: Element): void {
  letGo.add(host);
  host.remove();
}

/** A record that tells of nothing but our own mounts. */
export function onlyOurs(record: MutationRecord): boolean {
  if (record.type !== 'childList') return isOurs(record.target);
  if (isOurs(record.target)) return true;
  for (const node of record.addedNodes) if (!isOurs(node)) return false;
  // A mount that somebody else removed is news: the page re-rendered and our mark is gone.
  for (const node of record.removedNodes) if (!letGo.has(node)) return false;
  return true;
}

/**
 * Starts watching. `changed` gets the records of the roots, `moved` is called when roots came, went or were replaced.
 * Neither runs while the tab is hidden.
 */
export function watch(
  doc: Document,
  roots: readonly string[],
  attributes: readonly string[] | undefined,
  changed: (records: MutationRecord[]) => void,
  moved: () => void,
): Watch {
  const inside: MutationObserverInit = { childList: true, subtree: true, characterData: true };
  if (attributes?.length) inside.attributeFilter = [...attributes];
  let watched: Element[] = [];
  let searching = false;

  const observer = new MutationObserver((records) => {
    const news = records.filter((record) => !onlyOurs(record));
    if (news.length === 0) return;
    if (searching || watched.some((root) => !root.isConnected)) {
      attach();
      moved();
      return;
    }
    const within = news.filter((record) => watched.some((root) => root.contains(record.target)));
    if (within.length > 0) changed(within);
    else if (find().some((root) => !watched.includes(root))) {
      attach();
      moved();
    }
  });

  const find = () => roots.flatMap((root) => findAll(doc, root));

  function attach(): void {
    observer.disconnect();
    watched = find();
    searching = watched.length === 0;
    if (searching) {
      observer.observe(doc.documentElement, { childList: true, subtree: true });
      return;
    }
    for (const root of watched) {
      observer.observe(root, inside);
      // Its ancestors' child lists: enough to see it replaced, and silent for everything else.
      for (let up = root.parentNode; up; up = up.parentNode) {
        if (watched.some((other) => other !== root && other.contains(up))) break;
        observer.observe(up, { childList: true });
      }
    }
  }

  attach();
  return { stop: () => observer.disconnect(), again: attach };
}

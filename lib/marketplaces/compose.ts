// The sites as they are here: the built-in files, newer revisions and files of the shop's own in their place, and over them
// what owners pointed out. Pure.
import type { Field, Marketplace, Page } from '../model/marketplace.ts';
import type { KeptSites, Part, Repair, SitePatch } from '../model/patch.ts';

type Fields = Record<string, Field | null | undefined>;
/** A page on its way: what is not there yet is made when something is pointed out in it. */
type Open = Page & Record<string, unknown>;

const UNKNOWN: Omit<Field, 'parse'> = { when: 'sometimes', from: [] };
const NOBODY = { mode: 'page' } as const;
const conversationOf = (page: Page) => {
  page.conversation ??= { selected: 'body', buyer: {}, messages: null };
  return page.conversation;
};
const ordersOf = (page: Page) => {
  page.orders ??= { group: NOBODY, fields: {} };
  return page.orders;
};

type RowsOf = { group: unknown; fields: Fields; slot?: unknown };
/** The rows a part stands for in the page, made where there are none. */
function rowsOf(page: Page, part: Part): RowsOf | undefined {
  if (part === 'conversation' || part === 'account') return undefined;
  if (part === 'orders') return ordersOf(page) as RowsOf;
  if (part === 'orders.lines') {
    const orders = ordersOf(page);
    orders.lines ??= { group: NOBODY, fields: {} };
    return orders.lines as RowsOf;
  }
  if (part === 'conversation.messages') {
    const chat = conversationOf(page);
    chat.messages ??= { group: NOBODY, fields: {} };
    return chat.messages as RowsOf;
  }
  page[part] ??= { group: NOBODY, fields: {} };
  return page[part] as RowsOf;
}

function fieldsOf(page: Page, part: Part): Fields {
  if (part === 'conversation') return conversationOf(page).buyer as Fields;
  if (part === 'account') {
    page.account ??= {};
    return page.account as Fields;
  }
  return rowsOf(page, part)!.fields;
}

/** The buyer's fields are `buyer.name` where they are pointed out and `name` in the conversation's part. */
const inFile = (part: Part, field: string): string =>
  part === 'conversation' ? field.replace(/^buyer\./, '') : field;

function lay(repair: Repair, page: Open, site: Marketplace): void {
  switch (repair.what) {
    case 'rows': {
      const rows = rowsOf(page, repair.part);
      if (rows) rows.group = repair.group;
      return;
    }
    case 'slot': {
      const rows = rowsOf(page, repair.part);
      if (rows) rows.slot = repair.slot;
      return;
    }
    case 'field': {
      const fields = fieldsOf(page, repair.part);
      const name = inFile(repair.part, repair.field);
      const known = fields[name];
      const parse = known?.parse ?? repair.parse;
      if (!parse) return;
      // What was pointed out is the truth of this page: older places are fall-backs now, no witnesses, and the page's old
      // signs say nothing of it. What only a header vouched for goes with that header.
      const { agree: _a, either: _e, anchor: _n, witness: old, ...rest } = known ?? UNKNOWN;
      const behind = old && !repair.witness ? [] : rest.from;
      fields[name] = {
        ...rest,
        ...(repair.when ? { when: repair.when } : {}),
        ...(repair.anchor ? { anchor: repair.anchor } : {}),
        ...(repair.witness ? { witness: repair.witness } : {}),
        parse,
        from: [repair.from, ...behind],
      };
      return;
    }
    case 'target':
      page.targets = { ...page.targets, [repair.target]: { ...page.targets?.[repair.target], ...repair.to } };
      return;
    case 'landmark':
      page.ready = repair.ready;
      page.watch = {
        ...page.watch,
        roots: [repair.watch, ...page.watch.roots.filter((r) => r !== repair.watch)],
      };
      delete page.layout;
      return;
    case 'selected':
      conversationOf(page).selected = repair.at;
      return;
    case 'words':
      for (const [status, said] of Object.entries(repair.status)) {
        const words = site.words.status as Record<string, string[] | undefined>;
        words[status] = [...new Set([...said, ...(words[status] ?? [])])];
      }
  }
}

const skeleton = (patch: SitePatch): Page => ({
  id: patch.page,
  kinds: patch.add!.kinds,
  match: patch.add!.match,
  evidence: { level: 'unverified', date: patch.date },
  ready: 'body',
  watch: { roots: ['body'] },
});

/** The file with a patch laid over it; as it was where the patch speaks of a page that is gone. */
export function applyPatch(file: Marketplace, patch: SitePatch): Marketplace {
  const known = file.pages.some(({ id }) => id === patch.page);
  if (file.id !== patch.marketplace || (!known && !patch.add)) return file;
  const site = structuredClone(file);
  if (!known) site.pages.push(skeleton(patch));
  const page = site.pages.find(({ id }) => id === patch.page) as Open;
  for (const repair of patch.repairs) lay(repair, page, site);
  return site;
}

/** The files alone: of each built-in one and its newer revision the newer, then those of the shop's own. */
export function filesOf(builtIn: readonly Marketplace[], kept: KeptSites): Marketplace[] {
  const own = new Map(kept.files.map(({ file }) => [file.id, file as Marketplace]));
  const files = builtIn.map((file) => {
    const other = own.get(file.id);
    own.delete(file.id);
    return other && other.revision > file.revision ? other : file;
  });
  return [...files, ...own.values()];
}

/** The sites as they are read here. A patch on trial does not count. */
export function composeSites(builtIn: readonly Marketplace[], kept: KeptSites): Marketplace[] {
  const patches = kept.patches.filter(({ state }) => state === 'on');
  return filesOf(builtIn, kept).map((file) =>
    patches.reduce((site, { patch }) => applyPatch(site, patch), file),
  );
}

/** By site, the pages as the file alone has them where a patch lies over a newer file than it was made for. */
export function barePages(builtIn: readonly Marketplace[], kept: KeptSites): ReadonlyMap<string, Page[]> {
  const bare = new Map<string, Page[]>();
  for (const file of filesOf(builtIn, kept)) {
    const older = kept.patches.filter(
      ({ state, patch }) => state === 'on' && patch.marketplace === file.id && patch.base < file.revision,
    );
    const pages = file.pages.filter(({ id }) => older.some(({ patch }) => patch.page === id));
    if (pages.length > 0) bare.set(file.id, pages);
  }
  return bare;
}

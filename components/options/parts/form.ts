// One form over one thing of the shop (a reply, a product card) that another tab may write, too. It remembers what it was
// opened with; where that is no longer what is stored, a save writes nothing and tells what stands there now.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Store } from '../../../lib/store/store.ts';
import { useOffice } from '../core/context.tsx';
import type { What } from '../core/door.ts';

/** How things of one kind are kept. */
export interface Keeping<T extends { id: string }> {
  what: What;
  /** What is stored under an id now; undefined where nothing is, or it was deleted. */
  read(store: Store, shop: string, id: string): Promise<T | undefined>;
  write(store: Store, shop: string, one: T): Promise<void>;
  erase(store: Store, shop: string, id: string): Promise<void>;
  /** Whether both say the same; what is only counted of them is not said. */
  same(a: T, b: T): boolean;
}

/** What stands stored instead of what the form was opened with; without `theirs` it was deleted. */
export interface Meanwhile<T> {
  theirs: T | undefined;
}

interface Opened<T> {
  one: T;
  /** What was stored when the form was opened, or what it wrote last itself; undefined for a new one. */
  known: T | undefined;
  meanwhile?: Meanwhile<T> | undefined;
}

export function useForm<T extends { id: string }>(kept: Keeping<T>) {
  const office = useOffice();
  // Beside the state drawn from it: a save under way compares with what the last one wrote, drawn or not.
  const opened = useRef<Opened<T> | undefined>(undefined);
  const [, draw] = useState({});
  const [turn, setTurn] = useState(0);
  const [taken, setTaken] = useState(0);
  /** Where the form stands: the focus goes into it when it begins anew under the person's hands. */
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (taken > 0) place.current?.querySelector<HTMLElement>('input, textarea')?.focus();
  }, [taken]);

  const begin = (next: Opened<T> | undefined) => {
    opened.current = next;
    setTurn((last) => last + 1);
  };
  const isStill = (a: T | undefined, b: T | undefined) => (a && b ? kept.same(a, b) : a === b);

  /** Opens one that is stored. The one at hand stays as it is being written. */
  const open = (one: T) => {
    if (opened.current?.one.id !== one.id) begin({ one, known: one });
  };
  const openNew = (one: T) => begin({ one, known: undefined });
  const close = () => begin(undefined);

  /** Answers whether it was written. `over`: also over what `meanwhile` shows, which the person has seen. */
  const save = async (mine: T, over = false): Promise<boolean> => {
    const form =
      opened.current?.one.id === mine.id ? opened.current : { one: mine, known: undefined as T | undefined };
    let written = false;
    await office.attempt(async () => {
      const shop = (await office.ensureShop()).id;
      const stored = await kept.read(office.store, shop, mine.id);
      const expected = over && form.meanwhile ? form.meanwhile.theirs : form.known;
      if (isStill(expected, stored) || (stored && kept.same(mine, stored))) {
        await kept.write(office.store, shop, mine);
        Object.assign(form, { one: mine, known: mine, meanwhile: undefined });
        written = true;
        await office.changed(kept.what);
      } else form.meanwhile = { theirs: stored };
      // Another one may have been opened while this was written.
      if (opened.current === form) draw({});
      else if (!opened.current) begin(form);
    });
    return written;
  };

  /** Deletes it and answers what stood there: the newest, whoever wrote it. Undefined where that failed. */
  const remove = async (one: T): Promise<T | undefined> => {
    let stood: T | undefined;
    await office.attempt(async () => {
      const shop = (await office.ensureShop()).id;
      const last = (await kept.read(office.store, shop, one.id)) ?? one;
      await kept.erase(office.store, shop, one.id);
      await office.changed(kept.what);
      if (opened.current?.one.id === one.id) close();
      stood = last;
    });
    return stood;
  };

  /** The form begins anew with what stands there; with nothing there, it closes. */
  const takeTheirs = () => {
    const theirs = opened.current?.meanwhile?.theirs;
    begin(theirs && { one: theirs, known: theirs });
    setTaken((last) => last + 1);
  };

  return {
    one: opened.current?.one,
    meanwhile: opened.current?.meanwhile,
    /** Another one where the form is to begin anew. */
    turn,
    place,
    open,
    openNew,
    close,
    save,
    remove,
    takeTheirs,
  };
}

// What earlier shifts left: the open follow-ups of a shop, each with what it is about where that still has a name.
import type { EntryWithText } from '../model/entries.ts';
import type { FollowUp } from '../model/records.ts';
import { foldFollowUps } from '../records/fold.ts';
import { entriesOfKind, subjectOf, withText } from '../store/journal.ts';
import type { ShopKept, Store } from '../store/store.ts';

const ABOUT: readonly string[] = ['order', 'buyer', 'shift'] satisfies NonNullable<
  FollowUp['about']
>['kind'][];

/** Nobody has dealt with them yet; oldest first. */
export async function openFollowUps(store: Store, shop: ShopKept): Promise<FollowUp[]> {
  const left = await entriesOfKind(store, shop, 'followup.left');
  if (left.length === 0) return [];
  const done = await entriesOfKind(store, shop, 'followup.done');
  const withTexts: EntryWithText[] = await Promise.all(left.map((entry) => withText(store, entry)));
  const open = foldFollowUps([...withTexts, ...done.map((entry) => ({ entry }))]).filter((one) => !one.done);
  const subjects = new Map(left.map((entry) => [entry.id, entry]));
  return Promise.all(
    open.map(async (one): Promise<FollowUp> => {
      const named = await subjectOf(store, subjects.get(one.id)!);
      if (!named || !ABOUT.includes(named.kind)) return one;
      const { kind, marketplace, id } = named;
      return {
        ...one,
        about: { kind: kind as 'order', id, ...(marketplace === undefined ? {} : { marketplace }) },
      };
    }),
  );
}

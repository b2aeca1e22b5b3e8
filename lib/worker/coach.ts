// What a new hire's desk says of them: how their runs with the rules that speak go, and what of a first day is left.
// Asked for new hires alone, and of the newest entries alone: who has not met a rule for long sees its steps again.
import type { DeskData } from '../model/desk.ts';
import { COACHED, FIRST_DAY, foldCoaching, GOOD_RUNS, isOf, type Person } from '../records/coach.ts';
import { newestOfKind } from '../store/journal.ts';
import { deviceId, getShops, type ShopKept, type Store } from '../store/store.ts';

const LOOKED_AT = 500;

/** Without an agent's number a person is known by the device; a store that cannot be written may have no name for it. */
const personOf = async (store: Store, agent: string): Promise<Person> => ({
  agent,
  device: agent === '' ? await deviceId(store).catch(() => undefined) : undefined,
});

/** Tells the desk's data; the first day only where nothing else speaks, and where there is a practice shop to do it in. */
export async function coach(
  data: DeskData,
  store: Store,
  shop: ShopKept,
  practice: (() => Promise<Store>) | undefined,
): Promise<void> {
  const rules = [...new Set(data.prompts.map(({ rule }) => rule))];
  data.coaching = await coachingOf(store, shop, data.agent, rules);
  if (practice && rules.length === 0)
    data.firstDay = await firstDayOf(store, shop, data.agent, await practice());
}

/** How this person's runs go, for the rules asked about. */
async function coachingOf(
  store: Store,
  shop: ShopKept,
  agent: string,
  rules: readonly string[],
): Promise<DeskData['coaching']> {
  if (rules.length === 0) return {};
  const [person, ...entries] = await Promise.all([
    personOf(store, agent),
    ...COACHED.map((kind) => newestOfKind(store, shop, kind, LOOKED_AT)),
  ]);
  const runs = foldCoaching(entries.flat(), person);
  return Object.fromEntries(rules.map((rule) => [rule, runs[rule] ?? { done: 0, of: GOOD_RUNS }]));
}

const didAny = async (store: Store, shop: ShopKept, person: Person, kind: string): Promise<boolean> =>
  (await newestOfKind(store, shop, kind, LOOKED_AT)).some(isOf(person));

/** What of the first day is done; the practice shop's part is looked for in its own database. */
async function firstDayOf(
  store: Store,
  shop: ShopKept,
  agent: string,
  practice: Store,
): Promise<DeskData['firstDay']> {
  const [played] = await getShops(practice);
  const trainee = await personOf(practice, agent);
  const person = await personOf(store, agent);
  const practised = await Promise.all(
    FIRST_DAY.map(async ({ kind }) => played !== undefined && didAny(practice, played, trainee, kind)),
  );
  return [
    { id: 'practice', done: practised.some(Boolean) },
    ...(await Promise.all(
      FIRST_DAY.map(async ({ id, kind }) => ({ id, done: await didAny(store, shop, person, kind) })),
    )),
  ];
}

// Starter replies: what a shop has to hand on its first day, in three languages. Ids are permanent; a text may be
// bettered, but a reply that means something else gets a new number.
import type { Locale } from '../model/basics.ts';
import { type Purpose, type Reply, stepOf } from './reply.ts';
import written from './starter.json';

type Written = Pick<Reply, 'id' | 'title' | 'body' | 'locale' | 'tags'> & {
  folder: string;
  purpose: Purpose;
};

const STARTERS: readonly Reply[] = (written as Written[]).map((one) => {
  const step = stepOf(one.purpose);
  return { ...one, ...(step ? { step } : {}), scope: 'shared', uses: 0, source: 'starter' };
});

/** The starter set, of one language or of all; fresh copies, since uses are counted on them. */
export const starters = (locale?: Locale): Reply[] =>
  STARTERS.filter((one) => !locale || one.locale === locale).map((one) => ({ ...one, tags: [...one.tags] }));

// How components reach the shared state and its language without passing them down every prop.
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Catalogue } from '../../../lib/words/say.ts';
import { speak } from '../../ui/format.ts';
import type { Office } from './office.ts';

export const OfficeContext = createContext<Office | undefined>(undefined);

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (!office) throw new Error('a part of our own pages stands outside of them');
  return office;
}

/** A catalogue in the language at hand; switching the language renders again. */
export const useWords = <C extends Catalogue>(words: C) => speak(words, useOffice().locale.value);

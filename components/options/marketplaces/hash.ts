// The parts of our own page's address, `#/marketplaces/SITE/report/PAGE`, followed as it changes.
import { useEffect, useState } from 'preact/hooks';

const partsNow = (): string[] => location.hash.replace(/^#\/?/, '').split('/');

export function useHash(): string[] {
  const [parts, setParts] = useState(partsNow);
  useEffect(() => {
    const moved = () => setParts(partsNow());
    globalThis.addEventListener('hashchange', moved);
    return () => globalThis.removeEventListener('hashchange', moved);
  }, []);
  return parts;
}

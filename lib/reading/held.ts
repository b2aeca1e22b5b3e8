// What is made once: for a look under way, or for as long as its key lives.
import { afterLook, look } from './sight.ts';

/**
 * A function that answers once a look and argument. Only its last answer is kept, for fields that ask the same stand beside
 * each other, and not longer than the look.
 */
export function held<K extends object, V>(make: (of: K) => V): (of: K) => V {
  let at = 0;
  let last: K | undefined;
  let answer: V | undefined;
  const drop = () => {
    last = undefined;
    answer = undefined;
  };
  return (of) => {
    if (look === 0) return make(of);
    if (at === look && last === of) return answer as V;
    const made = make(of);
    if (at !== look) {
      at = look;
      afterLook(drop);
    }
    last = of;
    answer = made;
    return made;
  };
}

/** A value made once a key. */
export function kept<K extends WeakKey, V>(map: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make(key);
  map.set(key, value);
  return value;
}

// A value the desk watches: as much of a signal as it uses. The desk draws itself whole at every change, so a library
// that tracks who reads what would be carried to every marketplace page for nothing.

export interface Cell<T> {
  value: T;
  /** Called with the value now, and at every change. Answers how to stop. */
  subscribe(listener: (value: T) => void): () => void;
}

export function cell<T>(first: T): Cell<T> {
  let held = first;
  const listeners = new Set<(value: T) => void>();
  return {
    get value() {
      return held;
    },
    set value(next) {
      if (next === held) return;
      held = next;
      for (const listener of listeners) listener(next);
    },
    subscribe(listener) {
      listeners.add(listener);
      listener(held);
      return () => void listeners.delete(listener);
    },
  };
}

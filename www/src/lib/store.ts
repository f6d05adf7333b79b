// The smallest store that the shop needs: a value, and those who want to know when it changes.
import { useEffect, useState } from 'preact/hooks';

export interface Store<T> {
  get(): T;
  set(value: T): void;
  subscribe(f: () => void): () => void;
}

export function createStore<T>(value: T): Store<T> {
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(f) {
      listeners.add(f);
      return () => void listeners.delete(f);
    },
  };
}

/** Reads something that lives outside the component, and draws again when it changes. */
export function useOutside<T>(read: () => T, subscribe: (f: () => void) => () => void): T {
  const [, redraw] = useState(0);
  useEffect(() => {
    const tell = () => redraw((n) => n + 1);
    const stop = subscribe(tell);
    // It may have changed between drawing and subscribing.
    tell();
    return stop;
  }, [subscribe]);
  return read();
}

export const useStore = <T>(store: Store<T>): T => useOutside(store.get, store.subscribe);

// How many products were looked at in this visit, in memory: the consent question waits for the second.
import { createStore } from '../lib/store';

const ids = createStore<readonly string[]>([]);

export const looked = ids;

export function seen(id: string): void {
  if (!ids.get().includes(id)) ids.set([...ids.get(), id]);
}

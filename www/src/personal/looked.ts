// Which products were looked at in this visit, in memory: the consent question waits for the second.
const ids = new Set<string>();

/** Counts a look and says how many products that makes. */
export function looked(id: string): number {
  ids.add(id);
  return ids.size;
}

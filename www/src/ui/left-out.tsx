// What this list leaves out and why: the other half of "why this?".
import type { Exclusion, Ranking, Rule } from 'homebody/inline';
import { plural } from '../lib/format';
import { personalizer } from '../personal/personalizer';
import { productOf } from '../shop/items';

/** Rules that say nothing about the visitor; and nobody needs to see a list of sensitive things. */
const SILENT: readonly Rule[] = ['viewing', 'sensitive', 'unavailable', 'filtered', 'group_quota', 'unknown_item'];
const LISTED = 10;

export function LeftOut({ ranking }: { ranking: Ranking | undefined }) {
  const told = ranking?.excluded.filter(({ rule }) => !SILENT.includes(rule)) ?? [];
  if (!ranking || told.length === 0) return null;
  return (
    <details class="left-out">
      <summary>{plural(told.length, 'product')} left out of this list</summary>
      <ul>
        {told.slice(0, LISTED).map((exclusion) => (
          <li key={exclusion.id}>{words(ranking, exclusion)}</li>
        ))}
        {told.length > LISTED && <li>and {told.length - LISTED} more, for reasons of the same kind</li>}
      </ul>
    </details>
  );
}

const words = (ranking: Ranking, { id }: Exclusion): string =>
  `${productOf(id)?.title ?? id}. ${personalizer.explain(ranking, id).text}`;

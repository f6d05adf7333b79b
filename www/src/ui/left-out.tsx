// What this list leaves out and why: the other half of "why this?".
import type { Exclusion, Ranking, Rule } from 'homebody/inline';
import { plural } from '../lib/format';
import { ruleWords } from '../personal/words';

/** Rules that say nothing about the visitor; sensitive things are not counted in front of anybody. */
const SILENT: readonly Rule[] = ['viewing', 'sensitive', 'unavailable', 'filtered', 'unknown_item'];

export function LeftOut({ ranking }: { ranking: Ranking | undefined }) {
  const told = (ranking?.excluded ?? []).filter(({ rule }) => !SILENT.includes(rule));
  if (told.length === 0) return null;
  return (
    <details class="left-out">
      <summary>Left out of this list: {plural(told.length, 'product')}</summary>
      <ul>
        {byRule(told).map(([rule, count]) => (
          <li key={rule}>
            {ruleWords(rule)}: {count}
          </li>
        ))}
      </ul>
    </details>
  );
}

function byRule(exclusions: readonly Exclusion[]): [Rule, number][] {
  const counts = new Map<Rule, number>();
  for (const { rule } of exclusions) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

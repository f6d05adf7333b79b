// Who says what about consent: the visitor's answer, and the browser's signal.
import type { ConsentState, Purpose, SourceName } from 'homebody/inline';
import { day } from '../../lib/format';
import { useDecision } from '../../personal/state';
import { Section } from './section';

const NAMES: Partial<Record<SourceName, string>> = {
  remembered: 'Your answer in this browser',
  site: 'Your answer',
  gpc: 'Your browser’s Global Privacy Control',
};
const PURPOSES: Record<Purpose, string> = {
  store: 'keep it on this device',
  profile: 'note what you look at',
  rank: 'order lists by it',
  measure: 'count what works (this shop does not)',
};
const SAYS: Record<ConsentState, string> = { granted: 'yes', denied: 'no', unknown: 'says nothing' };
const DECIDED: Record<ConsentState, string> = { granted: 'yes', denied: 'no', unknown: 'no' };

export function Sources() {
  const { sources, purposes } = useDecision();
  return (
    <Section title="Who decides">
      <div class="table-wrap" role="region" aria-label="Who says what" tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">May the shop …</th>
              {sources.map(({ name }) => (
                <th scope="col" key={name}>
                  {NAMES[name] ?? name}
                </th>
              ))}
              <th scope="col">So</th>
            </tr>
          </thead>
          <tbody>
            {(Object.keys(PURPOSES) as Purpose[]).map((purpose) => (
              <tr key={purpose}>
                <th scope="row">{PURPOSES[purpose]}</th>
                {sources.map((source) => (
                  <td key={source.name}>{SAYS[source.purposes[purpose]]}</td>
                ))}
                <td>
                  <strong>{DECIDED[purposes[purpose]]}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {sources.map(({ name, validUntil }) =>
        validUntil === undefined ? null : (
          <p key={name} class="quiet">
            {NAMES[name] ?? name}: holds until {day(validUntil)}.
          </p>
        ),
      )}
      <p class="quiet">A no from any side is a no, and so is silence. Your yes counts only while nothing objects.</p>
    </Section>
  );
}

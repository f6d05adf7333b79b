// Erasing, and saying exactly what came of it.
import type { Erasure } from 'homebody/inline';
import { useState } from 'preact/hooks';
import { personalizer } from '../../personal/personalizer';
import { deed } from '../../personal/ranking';
import { Section } from './section';

const HOUR = 3_600_000;
const SPANS = {
  all: { label: 'Everything', ms: undefined },
  hour: { label: 'The last hour', ms: HOUR },
  day: { label: 'The last 24 hours', ms: 24 * HOUR },
  week: { label: 'The last 7 days', ms: 7 * 24 * HOUR },
} as const;
type Span = keyof typeof SPANS;

export function Erase() {
  const [span, setSpan] = useState<Span>('all');
  const [result, setResult] = useState('');
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const { ms } = SPANS[span];
    try {
      const erasure = await personalizer.profile.erase(ms === undefined ? {} : { since: Date.now() - ms });
      deed(() => undefined);
      setResult(words(erasure));
    } catch {
      setResult('That did not work. Clearing this site’s data in your browser erases it, too.');
    }
  };
  return (
    <Section title="Erase">
      <form class="inline-form" onSubmit={submit}>
        <fieldset class="choices">
          <legend>What to erase</legend>
          {(Object.keys(SPANS) as Span[]).map((key) => (
            <label class="check" key={key}>
              <input type="radio" name="span" value={key} checked={span === key} onChange={() => setSpan(key)} />
              <span>{SPANS[key].label}</span>
            </label>
          ))}
        </fieldset>
        <button type="submit" class="button-quiet">
          Erase
        </button>
      </form>
      <p role="status">{result}</p>
      <p class="quiet">Memory stays on afterwards, and starts from nothing. There is no way back: export first if you may want it.</p>
    </Section>
  );
}

function words({ logical, fileRemoved }: Erasure): string {
  if (!logical) return 'It could not be erased completely. Clearing this site’s data in your browser does it.';
  if (fileRemoved === true) return 'Erased. Nothing of it can be read any more, and the file that held it is gone.';
  return (
    'Erased. Nothing of it can be read any more, in any tab. Whether your browser has already removed the old bytes from ' +
    'the disk, it does not tell us.'
  );
}

// What the device believes the visitor likes, where each belief comes from, and how to correct it.
import type { Interest, ProfileView } from 'homebody/inline';
import { useState } from 'preact/hooks';
import { mute, unmute } from '../../personal/actions';
import { personalizer } from '../../personal/personalizer';
import { deed } from '../../personal/ranking';
import { attributeWords } from '../../personal/words';
import { departments } from '../../shop/categories';
import { focusSection } from '../../ui/focus';
import { notify } from '../../ui/notice';
import { Share } from '../../ui/share';
import { Section } from './section';

const SHOWN = 12;

export function Interests({ profile }: { profile: ProfileView }) {
  const [all, setAll] = useState(false);
  const live = profile.interests.filter(({ muted }) => !muted);
  const strongest = Math.max(1, ...live.map(({ affinity }) => affinity));
  const shown = all ? live : live.slice(0, SHOWN);
  return (
    <Section title="What you seem to like">
      {live.length === 0 && <p>Nothing yet. It fills as you look at products; each look counts less as it ages.</p>}
      <ul class="rows">
        {shown.map((interest) => (
          <li key={interest.attribute} class="row">
            <span class="row-name">{attributeWords(interest.attribute)}</span>
            <span class="quiet row-why">{origin(interest)}</span>
            <Share share={interest.affinity / strongest} />
            <MuteButton attribute={interest.attribute} />
          </li>
        ))}
      </ul>
      {live.length > SHOWN && !all && (
        <button type="button" class="text-button" onClick={() => setAll(true)}>
          Show all {live.length}
        </button>
      )}
      <p class="quiet">The bars compare with the strongest one. They are recalculated from your own clicks, here.</p>
      <Muted profile={profile} />
      <Declare />
    </Section>
  );
}

function origin({ from }: Interest): string {
  if (from.length > 1) return 'you said so, and from what you did';
  return from[0] === 'declared' ? 'you said so' : 'from what you did here';
}

function MuteButton({ attribute }: { attribute: string }) {
  const words = attributeWords(attribute);
  const act = ({ currentTarget }: { currentTarget: Element }) => {
    focusSection(currentTarget);
    mute(attribute);
  };
  return (
    <button type="button" class="text-button" aria-label={`Mute ${words}`} onClick={act}>
      Mute
    </button>
  );
}

function Muted({ profile: { muted } }: { profile: ProfileView }) {
  if (muted.length === 0) return null;
  return (
    <>
      <h3>Muted</h3>
      <ul class="rows">
        {muted.map((attribute) => (
          <li key={attribute} class="row">
            <span class="row-name">{attributeWords(attribute)}</span>
            <span class="quiet row-why">not counted and not suggested</span>
            <button
              type="button"
              class="text-button"
              aria-label={`Unmute ${attributeWords(attribute)}`}
              onClick={({ currentTarget }) => {
                focusSection(currentTarget);
                unmute(attribute);
                notify(`No longer muted: ${attributeWords(attribute)}.`);
              }}
            >
              Unmute
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Saying it is better than being guessed. */
function Declare() {
  const [department, setDepartment] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!department) return;
    deed(() => personalizer.profile.declare({ [`category=${department}`]: 1 }));
    notify(`Noted: you like ${department}.`);
    setDepartment('');
  };
  return (
    <form class="inline-form" onSubmit={submit}>
      <label for="declare">Tell the shop what you like</label>
      <div class="inline-form-row">
        <select id="declare" value={department} onChange={(event) => setDepartment(event.currentTarget.value)}>
          <option value="">Choose a department</option>
          {departments
            .filter(({ products }) => products.some(({ sensitive }) => !sensitive))
            .map(({ path, name }) => (
              <option key={path} value={path}>
                {name}
              </option>
            ))}
        </select>
        <button type="submit" class="button-quiet">
          Add
        </button>
      </div>
    </form>
  );
}

// What the visitor tells about themselves, for wording only.
import type { ProfileView } from 'homebody/inline';
import { useState } from 'preact/hooks';
import { personalizer } from '../../personal/personalizer';
import { nameIn } from '../../personal/state';
import { focusSection } from '../../ui/focus';
import { notify } from '../../ui/notice';
import { Section } from './section';

export function Facts({ profile }: { profile: ProfileView }) {
  const known = nameIn(profile) ?? '';
  const [name, setName] = useState(known);
  const save = (value: string) => {
    personalizer.profile.facts({ firstName: value || null });
    setName(value);
    notify(value ? 'Your name is kept on this device.' : 'Your name is deleted.');
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    save(name.trim());
  };
  return (
    <Section title="Your name, if you like">
      <form class="inline-form" onSubmit={submit}>
        <label for="first-name">First name, optional</label>
        <div class="inline-form-row">
          <input
            id="first-name"
            autocomplete="given-name"
            maxLength={40}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <button type="submit" class="button-quiet">
            Keep it
          </button>
          {known && (
            <button
              type="button"
              class="text-button"
              onClick={({ currentTarget }) => {
                focusSection(currentTarget);
                save('');
              }}
            >
              Delete it
            </button>
          )}
        </div>
      </form>
      <p class="quiet">Used to greet you on the home page. It never changes what you are shown.</p>
    </Section>
  );
}

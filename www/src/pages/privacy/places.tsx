// Where the memory shows. This shop has one place: recommendations.
import type { ProfileView } from 'homebody/inline';
import { personalizer } from '../../personal/personalizer';
import { deed } from '../../personal/ranking';
import { Section, Toggle } from './section';

export function Places({ profile }: { profile: ProfileView }) {
  return (
    <Section title="Where it shows">
      <Toggle
        label="Recommendations"
        on={profile.channels.recommendations}
        set={(on) => deed(() => personalizer.profile.channel('recommendations', on))}
      />
      <p class="quiet">
        The lists on the home page and beside products, and the suggested order of departments and search results. Switched
        off, they show what everyone sees.
      </p>
    </Section>
  );
}

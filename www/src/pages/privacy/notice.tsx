// What is kept, where, how long; and what this cannot promise.
import type { ProfileView } from 'homebody/inline';
import { day } from '../../lib/format';
import { Section } from './section';

export function Notice({ profile }: { profile: ProfileView | undefined }) {
  return (
    <Section title="What is kept, where and how long">
      <dl class="facts">
        <div>
          <dt>Kept, if you said yes</dt>
          <dd>
            Which products you looked at, opened, put in the cart, bought, sent away or were shown, and when. What you told
            the shop on this page.
          </dd>
        </div>
        <div>
          <dt>Never kept</dt>
          <dd>
            What you type into the search or the checkout. Anything about pharmacy products, books on health, faith or
            politics, and other sensitive things.
          </dd>
        </div>
        <div>
          <dt>Where</dt>
          <dd>
            In this browser’s own storage for this site, at most 64 kB
            {profile ? `; now ${Math.max(1, Math.round(profile.bytes / 1024))} kB` : ''}. Nothing is sent: the page’s
            policy does not even allow its scripts to open a connection.
          </dd>
        </div>
        <div>
          <dt>How long</dt>
          <dd>
            180 days after your last visit{profile ? `; if that was today, until ${day(profile.forgottenAt)}` : ''}. Your
            yes or no is kept for 180 days, too, and holds nothing but the answer.
          </dd>
        </div>
        <div>
          <dt>What for</dt>
          <dd>To order lists in this shop. Prices are the same for everyone, always.</dd>
        </div>
        <div>
          <dt>What this cannot promise</dt>
          <dd>
            Anyone who uses this browser profile, and any script that this site runs, could read what is kept; it is not
            encrypted. The words of a search stand in the page’s address, so reloading a search page tells them to the
            server.
          </dd>
        </div>
      </dl>
    </Section>
  );
}

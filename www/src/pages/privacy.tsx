// The privacy page: the package's panel, within the shop's own words.
import { h } from 'preact';
import { Page } from '../ui/page';

export function PrivacyPage() {
  const lead = (
    <p>
      This shop orders its shelves on your device. It has no account of you anywhere else: whatever is known is on this
      page, and you can change all of it.
    </p>
  );
  return (
    <Page title="Privacy and preferences" lead={lead} class="privacy">
      {h('homebody-panel', {})}
      <section class="plain-note" aria-labelledby="cannot">
        <h2 id="cannot">What this cannot promise</h2>
        <p>
          Anyone who uses this browser profile, and any script that this site runs, could read what is kept; it is not
          encrypted. The words of a search stand in the page’s address, so reloading a search page tells them to the
          server. What you type into the search or the checkout is never kept, nor anything about pharmacy products.
        </p>
      </section>
    </Page>
  );
}

// The privacy page: what is known, where it is, and every way to change that, in plain words.
import { isPersonal, useMode, useProfile } from '../../personal/state';
import { Page } from '../../ui/page';
import { Erase } from './erase';
import { Facts } from './facts';
import { Interests } from './interests';
import { Known } from './known';
import { Notice } from './notice';
import { Portable } from './portable';
import { Places } from './places';
import { Sources } from './sources';
import { Switch } from './switch';

export function PrivacyPage() {
  const mode = useMode();
  const profile = useProfile();
  const lead = (
    <p>
      This shop orders its shelves on your device. It has no account of you anywhere else: whatever is known is on this
      page, and you can change all of it.
    </p>
  );
  return (
    <Page title="Privacy and preferences" lead={lead} class="privacy">
      <Switch mode={mode} profile={profile} />
      {isPersonal(mode) && profile && (
        <>
          <Interests profile={profile} />
          <Known profile={profile} />
          <Places profile={profile} />
          <Facts profile={profile} />
          <Portable />
          <Erase />
        </>
      )}
      <Notice profile={profile} />
      <Sources />
    </Page>
  );
}

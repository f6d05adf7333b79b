// On and off: one switch, the same click in both directions.
import type { Mode, ProfileView } from 'homebody/inline';
import { sayNo, sayYes } from '../../personal/consent';
import { personalizer } from '../../personal/personalizer';
import { deed } from '../../personal/ranking';
import { answer, isPersonal, objection, useDecision, useReady } from '../../personal/state';
import { notify } from '../../ui/notice';
import { Section, Toggle } from './section';

const MODES: Record<Mode, string> = {
  off: 'Ranking is switched off: lists are shown in the order in which the shop keeps them.',
  contextual: 'Nothing is remembered. Lists show what sells well, what is new, and what goes with the page you are on: the same for everyone.',
  session: 'What you look at is remembered until you close this page, and only in this page.',
  persistent: 'What you look at, put in the cart and buy is remembered on this device, and orders the lists that you see.',
  control: 'You are shown the lists that everyone sees, to compare.',
};

export function Switch({ mode, profile }: { mode: Mode; profile: ProfileView | undefined }) {
  const decision = useDecision();
  const objects = objection(decision);
  // Until the engine is there the answer is all that is known, and it can be taken back already.
  const on = useReady() ? isPersonal(mode) : answer(decision) === 'yes';
  const set = (next: boolean) => {
    if (next) sayYes();
    else sayNo();
    if (!next) notify('Memory is off, and what was known is deleted.');
    else if (objects) notify('Your browser objects to it, so nothing is remembered.');
    else notify('Memory is on, from now on.');
  };
  const pause = (paused: boolean) => {
    deed(() => personalizer.profile.pause(paused));
    notify(paused ? 'Paused: nothing new is remembered.' : 'No longer paused.');
  };
  return (
    <Section title="Memory">
      <Toggle label="Remember on this device" on={on} set={set} disabled={objects && !on} />
      <p>{MODES[mode]}</p>
      {objects && (
        <p class="plain-note">
          Your browser sends a Global Privacy Control signal. This shop takes it as a no, without asking. To turn memory on,
          switch the signal off for this site in your browser.
        </p>
      )}
      {profile && (
        <>
          <Toggle label="Pause: keep what is known, remember nothing new" on={profile.paused} set={pause} />
          <p class="quiet">Switching memory off deletes what is known. Pausing does not.</p>
        </>
      )}
    </Section>
  );
}

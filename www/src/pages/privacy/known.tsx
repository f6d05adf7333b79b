// What was recorded, item by item: bought, put away, looked at, shown.
import type { EventType, ProfileView } from 'homebody/inline';
import type { ComponentChildren } from 'preact';
import { ago, day, plural } from '../../lib/format';
import { hide, undoDismiss } from '../../personal/actions';
import { deed } from '../../personal/ranking';
import { productOf } from '../../shop/items';
import { focusSection } from '../../ui/focus';
import { Section } from './section';

const DEEDS: Partial<Record<EventType, string>> = {
  view: 'looked at',
  click: 'opened',
  add_to_cart: 'put in the cart',
  remove_from_cart: 'taken out of the cart',
  purchase: 'bought',
  like: 'liked',
};
const LATEST = 12;

export function Known({ profile }: { profile: ProfileView }) {
  const looks = profile.events.filter(({ type }) => type in DEEDS);
  const latest = [...looks].sort((a, b) => b.at - a.at).slice(0, LATEST);
  return (
    <Section title="What is remembered">
      <Group title="Bought" none="No purchases." count={profile.purchases.length}>
        {profile.purchases.map(({ id, at, quantity }) => (
          <Row key={`${id} ${at}`} id={id} note={`${quantity} ×, ${ago(at)}`} />
        ))}
      </Group>
      <Group title="Not suggested because you said so" none="Nothing." count={profile.dismissed.length + profile.hidden.length}>
        {profile.dismissed.map(({ id, until }) => (
          <Row key={id} id={id} note={`“Not for me”, until ${day(until)}`} restore />
        ))}
        {profile.hidden.map(({ id, until }) => (
          <Row key={id} id={id} note={until === undefined ? 'hidden' : `hidden until ${day(until)}`} restore />
        ))}
      </Group>
      <Group title="Looked at and opened, the latest first" none="Nothing yet." count={looks.length}>
        {latest.map(({ type, id, at }, index) => (
          <Row key={`${type} ${id} ${at} ${index}`} id={id} note={`${DEEDS[type]}, ${ago(at)}`} hideable={!isAway(profile, id)} />
        ))}
        {looks.length > LATEST && <li class="quiet">and {looks.length - LATEST} more; the export below has all of them</li>}
      </Group>
      <Group title="Suggestions that you saw" none="None counted yet." count={profile.impressions.length}>
        {profile.impressions.map(({ id, day: today, week }) => (
          <Row key={id} id={id} note={`${plural(today, 'time')} today, ${week} in 7 days`} />
        ))}
      </Group>
      <p class="quiet">
        What you saw is counted for one purpose: to stop showing it. Pharmacy products and other sensitive ones are not in
        these lists, because looking at or buying them is not recorded.
      </p>
    </Section>
  );
}

const isAway = ({ hidden, dismissed }: ProfileView, id: string): boolean =>
  [...hidden, ...dismissed].some((other) => other.id === id);

interface GroupProps {
  readonly title: string;
  readonly none: string;
  readonly count: number;
  readonly children: ComponentChildren;
}

function Group({ title, none, count, children }: GroupProps) {
  return (
    <details class="group" open={count > 0 && count <= 4}>
      <summary>
        <h3>{title}</h3> <span class="quiet">{count}</span>
      </summary>
      {count > 0 ? <ul class="rows">{children}</ul> : <p class="quiet">{none}</p>}
    </details>
  );
}

interface RowProps {
  readonly id: string;
  readonly note: string;
  readonly restore?: boolean;
  readonly hideable?: boolean;
}

function Row({ id, note, restore = false, hideable = false }: RowProps) {
  const title = productOf(id)?.title ?? id;
  const act = (control: Element, act: () => void) => {
    focusSection(control);
    act();
  };
  return (
    <li class="row">
      <span class="row-name">
        <a href={`/p/${id}`}>{title}</a>
      </span>
      <span class="quiet row-why">{note}</span>
      {restore && (
        <button
          type="button"
          class="text-button"
          aria-label={`Restore ${title}`}
          onClick={({ currentTarget }) => act(currentTarget, () => deed(() => undoDismiss(id)))}
        >
          Restore
        </button>
      )}
      {hideable && (
        <button
          type="button"
          class="text-button"
          aria-label={`Hide ${title}`}
          onClick={({ currentTarget }) => act(currentTarget, () => hide(id))}
        >
          Hide
        </button>
      )}
    </li>
  );
}

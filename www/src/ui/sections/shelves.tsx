// The shelves of the front page: lists of the plan in the shop's own cards.
import type { SectionProps } from '../../pages/home';
import { nameIn, useProfile } from '../../personal/state';
import { isPersonalReason } from '../../personal/words';
import { departments } from '../../shop/categories';
import { Slot } from '../slot';

export function Top({ section: { ranking } }: SectionProps) {
  const name = nameIn(useProfile());
  const personal = ranking?.items.some(({ reasons }) => reasons.some(isPersonalReason)) ?? false;
  return (
    <Slot
      title={personal ? (name ? `For you, ${name}` : 'For you') : 'Popular right now'}
      note={personal ? 'From what this device remembers.' : 'The same for everyone.'}
      limit={8}
      model="trending"
      ranking={ranking}
    />
  );
}

export const CarryOn = ({ section: { ranking } }: SectionProps) => <Slot title="Carry on where you left off" limit={4} model="continue" ranking={ranking} />;

export const Fresh = ({ section: { ranking } }: SectionProps) => <Slot title="New in the shop" limit={4} model="new" ranking={ranking} />;

/** More of a department that the visitor cares for. */
export function Shelf({ section: { ranking, data } }: SectionProps) {
  const department = departments.find(({ path }) => path === data);
  if (!department) return null;
  return (
    <Slot
      title={`From ${department.name}`}
      note={
        <>
          Because you looked at things from it. <a href={department.href}>See all of it</a>
        </>
      }
      limit={4}
      model="trending"
      ranking={ranking}
    />
  );
}

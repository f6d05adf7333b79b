// The front of the shop: who we are, what we would offer, and where everything is.
import type { Ranking } from 'homebody/inline';
import { isPersonalReason } from '../personal/words';
import { useOffered } from '../personal/ranking';
import { isPersonal, nameIn, useMode, useProfile } from '../personal/state';
import { departments, faceOf } from '../shop/categories';
import { Hero } from '../ui/hero';
import { Picture } from '../ui/picture';
import { Slot, request } from '../ui/slot';
import { plural } from '../lib/format';
import { ConsentQuestion } from '../ui/consent/question';

export function HomePage() {
  return (
    <div class="page home">
      <Hero />
      <ConsentQuestion />
      <Slots />
      <DepartmentGrid />
    </div>
  );
}

/** Each slot leaves out what the ones above it show. */
function Slots() {
  const personal = isPersonal(useMode());
  const name = nameIn(useProfile());
  const forYou = useOffered(request('home-top', personal ? 'for_you' : 'trending', 8));
  const above = idsOf(forYou);
  const carryOn = useOffered(request('home-continue', 'continue', 4, { exclude: above }));
  const fresh = useOffered(request('home-new', 'new', 4, { exclude: [...above, ...idsOf(carryOn)] }));
  const shownForYou = forYou?.items.some(({ reasons }) => reasons.some(isPersonalReason)) ?? false;
  return (
    <>
      <Slot
        title={shownForYou ? (name ? `For you, ${name}` : 'For you') : 'Popular right now'}
        note={shownForYou ? 'From what this device remembers.' : 'The same for everyone.'}
        limit={8}
        model="trending"
        ranking={forYou}
      />
      {personal && carryOn && carryOn.items.length > 0 && (
        <Slot title="Carry on where you left off" limit={4} model="continue" ranking={carryOn} />
      )}
      <Slot title="New in the shop" limit={4} model="new" ranking={fresh} />
    </>
  );
}

const idsOf = (ranking: Ranking | undefined): string[] => ranking?.items.map(({ id }) => id) ?? [];

function DepartmentGrid() {
  return (
    <section aria-labelledby="departments-heading" class="slot">
      <div class="slot-head">
        <h2 id="departments-heading">Departments</h2>
      </div>
      <ul class="department-grid">
        {departments.map((department) => {
          const face = faceOf(department);
          return (
            <li key={department.href}>
              <a href={department.href} class="department-card">
                {face && <Picture product={face} />}
                <span class="department-name">{department.name} </span>
                <span class="department-count">{plural(department.products.length, 'product')}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

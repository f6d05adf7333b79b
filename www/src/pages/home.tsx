// The front of the shop: who we are, what we would offer, and where everything is.
import type { Ranking } from 'homebody/inline';
import { isPersonalReason } from '../personal/words';
import { useOffered } from '../personal/ranking';
import { answer, isPersonal, nameIn, useDecision, useMode, useProfile, useReady } from '../personal/state';
import { withVariants } from '../shop/items';
import { departments, faceOf } from '../shop/categories';
import { Hero } from '../ui/hero';
import { Picture } from '../ui/picture';
import { Slot, request } from '../ui/slot';
import { plural } from '../lib/format';
import { Question } from '../ui/question';

export function HomePage() {
  return (
    <div class="page home">
      <Hero />
      <Question />
      <Slots />
      <DepartmentGrid />
    </div>
  );
}

/** The shop's own push, in the last place of the first list. It says so on the card. */
const PROMOTED = [{ id: 'jar-set', position: 7 }];

/** No product stands in two places: what was left off has the first say, then the suggestions, then the news. */
function Slots() {
  const personal = isPersonal(useMode());
  const name = nameIn(useProfile());
  const carryOn = useOffered(request('home-continue', 'continue', 4));
  const leftOff = shownBy(carryOn);
  const forYou = useOffered(request('home-top', personal ? 'for_you' : 'trending', 8, { exclude: leftOff, pin: PROMOTED }));
  const fresh = useOffered(request('home-new', 'new', 4, { exclude: [...leftOff, ...shownBy(forYou)] }));
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
      <CarryOn ranking={carryOn} />
      <Slot title="New in the shop" limit={4} model="new" ranking={fresh} />
    </>
  );
}

/** Hidden when there is nothing to carry on with; its place is kept while that is not known yet. */
function CarryOn({ ranking }: { ranking: Ranking | undefined }) {
  const personal = isPersonal(useMode());
  const expected = answer(useDecision()) === 'yes' && !useReady();
  if (ranking ? !personal || ranking.items.length === 0 : !expected) return null;
  return <Slot title="Carry on where you left off" limit={4} model="continue" ranking={ranking} />;
}

const shownBy = (ranking: Ranking | undefined): string[] => ranking?.items.flatMap(({ id }) => withVariants(id)) ?? [];

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

// The front of the shop, composed for its visitor: each section of the plan is drawn by its kind.
import type { PlannedSection } from 'homebody/sections';
import { Fragment, type ComponentType } from 'preact';
import { HOME } from '../home/spec';
import { useSections } from '../personal/sections';
import { Departments } from '../ui/sections/departments';
import { Hero } from '../ui/sections/hero';
import { Maker, ShopStory } from '../ui/sections/maker';
import { Piece } from '../ui/sections/piece';
import { CarryOn, Fresh, Shelf, Top } from '../ui/sections/shelves';
import { StoryRoom } from '../ui/sections/story';
import { Question } from '../ui/question';

export interface SectionProps {
  readonly section: PlannedSection;
}

const KINDS: Readonly<Record<string, ComponentType<SectionProps>>> = {
  hero: Hero,
  continue: CarryOn,
  top: Top,
  shelf: Shelf,
  new: Fresh,
  editorial: Piece,
  maker: Maker,
  story: StoryRoom,
  shop: ShopStory,
  departments: Departments,
};

export function HomePage() {
  const plan = useSections(HOME);
  // A page of the visitor's own is a moment away: its room is kept, and nothing is shown that it would push aside.
  if (!plan) return <div class="page home home-coming" />;
  return (
    <div class="page home">
      {plan.sections.map((section, at) => {
        const Kind = KINDS[section.kind];
        if (!Kind) return null;
        return (
          <Fragment key={section.id}>
            <Kind section={section} />
            {at === 0 && <Question />}
          </Fragment>
        );
      })}
    </div>
  );
}

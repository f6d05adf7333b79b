// A page's plan as a hook: the default for everyone at once, the visitor's own as soon as it is there.
import { defaultSections, type SectionsPlan, type SectionsSpec, watchSections } from 'homebody/sections';
import { useEffect, useState } from 'preact/hooks';
import { personalizer } from './personalizer';
import { useAway } from './ranking';
import { answer, useDecision, useSettled } from './state';

/** Undefined while a page of the visitor's own is on its way: then nothing is drawn that would have to move. */
export function useSections(spec: SectionsSpec): SectionsPlan | undefined {
  const [plan, show] = useState(() => defaultSections(spec));
  const coming = answer(useDecision()) === 'yes' && !useSettled();
  const away = useAway();
  useEffect(() => watchSections(personalizer, spec, show, away.split(' ').filter(Boolean)), [spec, away]);
  return coming ? undefined : plan;
}

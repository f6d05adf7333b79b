// The frame of every page: its title, its one main heading, and where focus goes on arrival.
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { usePlace } from '../router/router';
import { Crumbs, type Crumb } from './crumbs';

export const PAGE_HEADING = 'page-heading';

interface PageProps {
  readonly title: string;
  /** Only for readers of the tab and of a screen reader, where the page shows its heading by itself. */
  readonly documentTitle?: string;
  readonly crumbs?: readonly Crumb[];
  readonly lead?: ComponentChildren;
  readonly class?: string;
  readonly children: ComponentChildren;
}

export function Page({ title, documentTitle = title, crumbs, lead, class: name = '', children }: PageProps) {
  const heading = useArrival(documentTitle);
  return (
    <div class={`page ${name}`}>
      {crumbs && <Crumbs crumbs={crumbs} />}
      <header class="page-head">
        <h1 id={PAGE_HEADING} ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {lead && <div class="lead">{lead}</div>}
      </header>
      {children}
    </div>
  );
}

/** Names the page and, after a navigation within the shop, moves focus to its heading. */
export function useArrival(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { step } = usePlace();
  useEffect(() => {
    document.title = title === 'Larder & Loft' ? title : `${title} · Larder & Loft`;
  }, [title]);
  useEffect(() => {
    if (step > 0) heading.current?.focus({ preventScroll: true });
  }, [step]);
  return heading;
}

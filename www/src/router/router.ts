// Routes over the History API: one store with the current address, one listener for all links.
import { createStore, useStore } from '../lib/store';

export interface Place {
  readonly path: string;
  readonly query: URLSearchParams;
  /** Grows with each navigation inside the page; 0 is the page load. */
  readonly step: number;
}

const read = (step: number): Place => ({
  path: decodeURI(location.pathname).replace(/\/+$/, '') || '/',
  query: new URLSearchParams(location.search),
  step,
});

const place = createStore<Place>(read(0));

export const usePlace = (): Place => useStore(place);
export const onNavigate = place.subscribe;

export function navigate(to: string): void {
  // The page that is left keeps its scroll position, for the way back.
  history.replaceState({ y: scrollY }, '');
  history.pushState(null, '', to);
  place.set(read(place.get().step + 1));
  scrollTo(0, 0);
}

function goBack({ state }: PopStateEvent): void {
  const next = read(place.get().step + 1);
  // A jump to a place on this page, such as past the header, is told as a step in history, too. It is the browser's:
  // to go to the heading after it would pull focus back from where the visitor has got to by then.
  if (!state && isSamePage(next, place.get())) return;
  place.set(next);
  const y = Number((state as { y?: number } | null)?.y ?? 0);
  // Once the page is drawn: before that it may be too short.
  requestAnimationFrame(() => requestAnimationFrame(() => scrollTo(0, y)));
}

const isSamePage = (a: Place, b: Place): boolean => a.path === b.path && String(a.query) === String(b.query);

/** Ordinary links stay ordinary in the markup; only plain clicks within the shop are taken over. */
function follow(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  // The link may be in a part of the page that keeps its inside to itself.
  const link = event.composedPath().find((at) => at instanceof HTMLAnchorElement);
  if (!link || link.target || link.origin !== location.origin) return;
  // A link to a place on this page, and a page that is no route of the shop, are the browser's.
  if (link.getAttribute('href')?.startsWith('#') || link.pathname.endsWith('.html')) return;
  event.preventDefault();
  navigate(link.pathname + link.search);
}

export function startRouter(): void {
  document.addEventListener('click', follow);
  history.scrollRestoration = 'manual';
  addEventListener('popstate', goBack);
}

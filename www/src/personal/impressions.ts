// Counts an offered card as seen once half of it was visible for a second, once per page view.
import type { Ranking } from 'homebody/inline';
import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import { personalizer } from './personalizer';

const SEEN_AFTER_MS = 1_000;

export function useImpression(card: RefObject<HTMLElement | null>, id: string, ranking: Ranking | undefined): void {
  const offered = ranking?.intent === 'offered';
  useEffect(() => {
    const element = card.current;
    if (!element || !ranking || !offered) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (!entry?.isIntersecting) return;
        timer = setTimeout(() => {
          observer.disconnect();
          personalizer.track('impression', id, { ranking });
        }, SEEN_AFTER_MS);
      },
      { threshold: 0.5 },
    );
    observer.observe(element);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
    // A new ranking of the same list on the same page is not a second look at the card.
  }, [id, offered]);
}

// When something counts as seen: half of it in view for a second without a break, on a page that is itself in view.

const SHARE = 0.5;
const SEEN_AFTER_MS = 1000;

/** One observer for many elements. */
export interface Attention {
  /** Calls `seen` once, then lets go of the element; an element that is watched already takes the new `seen`. Returns the way to stop. */
  watch(element: Element, seen: () => void): () => void;
  /** Lets go of one element. */
  release(element: Element): void;
  /** Lets go of all elements. It can be used again afterwards. */
  stop(): void;
}

interface Watched {
  readonly seen: () => void;
  inView: boolean;
  timer?: ReturnType<typeof setTimeout> | undefined;
}

export function attention(): Attention {
  const all = new Map<Element, Watched>();
  let observer: IntersectionObserver | undefined;

  /** Starts the second where both page and element are in view; begins anew after each break. */
  function look(element: Element, watched: Watched): void {
    clearTimeout(watched.timer);
    watched.timer = undefined;
    if (!watched.inView || document.visibilityState !== "visible") return;
    watched.timer = setTimeout(() => {
      release(element);
      watched.seen();
    }, SEEN_AFTER_MS);
  }
  const lookAtAll = () => all.forEach((watched, element) => look(element, watched));

  function intersect(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, intersectionRatio } of entries) {
      const watched = all.get(target);
      const inView = isIntersecting && intersectionRatio >= SHARE;
      // Several reports may say the same; the second goes on.
      if (!watched || watched.inView === inView) continue;
      watched.inView = inView;
      look(target, watched);
    }
  }

  function release(element: Element): void {
    clearTimeout(all.get(element)?.timer);
    all.delete(element);
    observer?.unobserve(element);
  }

  function stop(): void {
    for (const element of all.keys()) release(element);
    observer?.disconnect();
    observer = undefined;
    if (typeof document !== "undefined") document.removeEventListener("visibilitychange", lookAtAll);
  }

  return {
    watch(element, seen) {
      if (typeof IntersectionObserver === "undefined") return () => {};
      release(element);
      if (!observer) {
        observer = new IntersectionObserver(intersect, { threshold: SHARE });
        document.addEventListener("visibilitychange", lookAtAll);
      }
      const watched: Watched = { seen, inView: false };
      all.set(element, watched);
      observer.observe(element);
      return () => {
        // It may be watched for something else by now.
        if (all.get(element) === watched) release(element);
      };
    },
    release,
    stop,
  };
}

// When to ask: after something of use happened, never on landing.

/** The addresses on which a question stood in this page load; in memory, and the path only. */
const places = new Set<string>();
const USUAL_VIEWS = 2;

/** Calls `ripe` once one of the moments named by the element's attributes has come. Returns the way to stop. */
export function whenRipe(host: HTMLElement, ripe: () => void): () => void {
  places.add(location.pathname);
  const number = (name: string) => (host.hasAttribute(name) ? Number(host.getAttribute(name)) : Number.NaN);
  const seconds = number("after-seconds");
  const reached = host.getAttribute("when-reached");
  const usual = Number.isNaN(seconds) && !reached ? USUAL_VIEWS : Number.POSITIVE_INFINITY;
  const views = number("after-views");
  if (places.size + earlier() >= (Number.isNaN(views) ? usual : views)) {
    ripe();
    return () => {};
  }
  const timer = Number.isNaN(seconds) ? undefined : setTimeout(ripe, seconds * 1000);
  const target = reached && (host.getRootNode() as Document | ShadowRoot).querySelector(reached);
  const observer = target ? new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && ripe()) : undefined;
  if (target) observer?.observe(target);
  return () => {
    clearTimeout(timer);
    observer?.disconnect();
  };
}

/** Who came from another page of this site has not just landed. */
const earlier = (): number => +document.referrer.startsWith(`${location.origin}/`);

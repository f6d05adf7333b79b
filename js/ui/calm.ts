// When an element may change its height: where it moves nothing that is being looked at.

/**
 * Calls `show` when the element may grow without moving what is in view: in the frame in which it came into the page, or while its place is
 * below what is in view. Returns the way to stop.
 */
export function whenCalm(host: HTMLElement, arriving: boolean, show: () => void): () => void {
  const look = () => {
    if (!arriving && host.getBoundingClientRect().top < innerHeight) return;
    stop();
    show();
  };
  const stop = () => removeEventListener("scroll", look);
  addEventListener("scroll", look, { passive: true });
  look();
  return stop;
}

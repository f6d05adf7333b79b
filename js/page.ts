type Heard = WindowEventMap & Pick<DocumentEventMap, "visibilitychange">; // which bubbles up to the window

/** Listens on the window or worker, where there is one; returns the way to stop. */
export function listen(handlers: { readonly [E in keyof Heard]?: (event: Heard[E]) => void }): () => void {
  const page = globalThis as unknown as Partial<EventTarget>;
  const each = Object.entries(handlers) as unknown as [string, EventListener][];
  for (const [event, handler] of each) page.addEventListener?.(event, handler);
  return () => {
    for (const [event, handler] of each) page.removeEventListener?.(event, handler);
  };
}

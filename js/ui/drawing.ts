// When to draw: once, soon, however often it is asked.
import { type Child, draw } from "./dom.js";

/** Draws once, soon, however often it is asked. */
export function drawing(root: ShadowRoot, view: () => Child): { soon(): void; now(): void; stop(): void } {
  let asked = false;
  const now = () => {
    asked = false;
    draw(root, view());
  };
  return {
    now,
    soon() {
      if (asked) return;
      asked = true;
      queueMicrotask(() => asked && now());
    },
    stop() {
      asked = false;
    },
  };
}

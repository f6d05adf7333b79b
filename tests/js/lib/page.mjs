// As much of a page as a source of consent watches, in Node: a window and a document that hear events, and count who listens.
import { setMaxListeners } from "node:events";

const kept = new Map();

/** Puts a page into this process; the way back is `leave`. `listeners` counts what is registered at the window and the document. */
export function enterPage() {
  let count = 0;
  const target = () => {
    const events = new EventTarget();
    setMaxListeners(0, events);
    const known = new Map();
    return {
      addEventListener(name, f) {
        const key = `${name} `;
        if (!known.has(f)) known.set(f, new Set());
        if (known.get(f).has(key)) return;
        known.get(f).add(key);
        count++;
        events.addEventListener(name, f);
      },
      removeEventListener(name, f) {
        if (known.get(f)?.delete(`${name} `)) count--;
        events.removeEventListener(name, f);
      },
      dispatchEvent: (event) => events.dispatchEvent(event),
    };
  };
  const page = { ...target(), document: target() };
  for (const [name, value] of Object.entries(page)) {
    kept.set(name, Object.getOwnPropertyDescriptor(globalThis, name));
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return {
    listeners: () => count,
    leave() {
      for (const [name, before] of kept) before ? Object.defineProperty(globalThis, name, before) : delete globalThis[name];
    },
  };
}

/** What a source says over time, with the last word in `purposes`. */
export function listenTo(source) {
  const heard = { reports: [], get last() { return heard.reports.at(-1); }, get purposes() { return heard.last?.purposes ?? {}; } };
  heard.stop = source.connect((report) => {
    heard.reports.push(report);
    heard.then?.(report);
  }, "default");
  return heard;
}

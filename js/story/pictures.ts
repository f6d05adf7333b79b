// The pictures of a scene's items, made by the page: they are children of the element, in the page's own tree and style.
import { complain } from "../errors.js";
import type { Personalizer, RankedItem } from "../types.js";
import type { StoryOptions } from "./options.js";

export interface Pictures {
  put(items: readonly RankedItem[], p: Personalizer, options: StoryOptions): void;
  end(): void;
}

export function pictures(host: HTMLElement): Pictures {
  let there = new Map<string, HTMLElement>();
  function make(id: string, p: Personalizer, { picture }: StoryOptions): HTMLElement | undefined {
    const item = p.catalog.get(id);
    try {
      const node = item && picture?.(item);
      if (!node) return undefined;
      const room = document.createElement("span");
      room.slot = `picture ${id}`;
      room.setAttribute("aria-hidden", "true");
      room.append(node);
      return room;
    } catch (thrown) {
      complain(thrown);
      return undefined;
    }
  }
  return {
    put(items, p, options) {
      const next = new Map<string, HTMLElement>();
      for (const { id } of items) {
        const room = there.get(id) ?? make(id, p, options);
        if (!room) continue;
        next.set(id, room);
        if (room.parentNode !== host) host.append(room);
      }
      for (const [id, room] of there) if (!next.has(id)) room.remove();
      there = next;
    },
    end() {
      for (const room of there.values()) room.remove();
      there = new Map();
    },
  };
}

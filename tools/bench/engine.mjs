// Our side: the published package in Node, from the call of `rank` to the finished object with all its reasons.
import { readFileSync } from "node:fs";
import { createPersonalizer, site } from "homebody";
import { HOUR, report, VIEWED } from "./measure.mjs";

const [pack, now] = [readFileSync(process.argv[2]), Number(process.argv[3])];
const shop = createPersonalizer({ catalog: pack, mode: "session", consent: [site()] });
await shop.ready;
VIEWED.forEach((number, place) => shop.track("view", `item-${number}`, { at: now - (VIEWED.length - place) * HOUR }));

// Another slot each time: the same request would be answered from memory.
report((round) => {
  const { items, error } = shop.rank({ slot: `slot-${round}`, intent: "requested", limit: 24 });
  if (error) throw new Error(`${error.code}: ${error.field}: ${error.fix}`);
  return items.map((item) => item.score / 65_536);
});
shop.dispose();

// A page with a personal list of links. With `?leaky` it makes the mistake that the README warns of: pictures that
// only the ranked items need, so that the server learns what was ranked.
import { createPersonalizer, remembered } from "/dist/inline.js";
import { ITEMS } from "/shop.js";

const query = new URLSearchParams(location.search);
const list = document.getElementById("list");
const p = (globalThis.p = createPersonalizer({ catalog: ITEMS, consent: [remembered()] }));
await p.ready;

function show({ items }) {
  list.replaceChildren(
    ...items.map(({ id }) => {
      const row = document.createElement("li");
      const link = Object.assign(document.createElement("a"), { href: `/empty.html?item=${id}`, textContent: id });
      if (query.has("leaky")) row.append(Object.assign(document.createElement("img"), { src: `/picture/${id}.svg`, alt: "" }));
      row.append(link);
      return row;
    }),
  );
}
p.watch({ slot: "list", limit: 4 }, show);
document.body.dataset.ready = "yes";

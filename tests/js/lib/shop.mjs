// A small shop for the tests, and a personalizer over it that is ready.
import { createPersonalizer } from "homebody";

const thing = (id, title, category, brand, more = {}) => ({
  id,
  title,
  categories: [category],
  attributes: { brand },
  price: 10,
  currency: "EUR",
  ...more,
});

export const ITEMS = [
  thing("knife", "Chef's knife", "Kitchen/Knives", "Acme", { popularity: 30 }),
  thing("knife-small", "Paring knife", "Kitchen/Knives", "Acme", { popularity: 20 }),
  thing("board", "Chopping board of beech", "Kitchen/Boards", "Wood & Co", { popularity: 25 }),
  thing("pan", "Iron pan, 28 cm", "Kitchen/Pans", "Ferro", { popularity: 40 }),
  thing("pot", "Soup pot with lid", "Kitchen/Pans", "Ferro", { popularity: 15 }),
  thing("novel", "A novel about the sea", "Books/Fiction", "Harbour Press", { popularity: 10 }),
  thing("atlas", "Atlas of lighthouses", "Books/Maps", "Harbour Press", { popularity: 5 }),
  thing("tent", "Tent for two", "Outdoors/Tents", "Alp", { popularity: 12 }),
  thing("rope", "Climbing rope, 40 m", "Outdoors/Ropes", "Alp", { popularity: 8 }),
  thing("coffee", "Coffee beans, 1 kg", "Pantry/Coffee", "Morning", { popularity: 50, rebuyDays: 30 }),
  thing("test", "Pregnancy test", "Pharmacy", "Care", { popularity: 60, sensitive: true }),
];
export const IDS = ITEMS.map(({ id }) => id);

/** A personalizer that is ready, with a profile in memory unless told otherwise; gone after the test. */
export async function open(t, options = {}) {
  const personalizer = createPersonalizer({ catalog: ITEMS, mode: "session", ...options });
  t.after(() => personalizer.dispose());
  await personalizer.ready;
  return personalizer;
}

export const idsOf = (ranking) => ranking.items.map(({ id }) => id);

/** After everything that was put off to a microtask. */
export const told = () => new Promise((resolve) => setTimeout(resolve));

/** A Storage that counts its calls. */
export class FakeStorage {
  items = new Map();
  calls = [];
  getItem(key) {
    this.calls.push(["get", key]);
    return this.items.get(key) ?? null;
  }
  setItem(key, value) {
    this.calls.push(["set", key]);
    this.items.set(key, value);
  }
}

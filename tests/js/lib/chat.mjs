// A small shop that can be asked about, a personalizer over it and a chat over both.
import { createChat } from "homebody/chat";
import { open } from "./shop.mjs";

const thing = (id, title, category, price, attributes, more = {}) => ({ id, title, categories: [category], price, currency: "EUR", attributes, ...more });

export const ITEMS = [
  thing("mug-blue", "Harbour mug, blue", "Kitchen/Mugs", 18, { brand: "Harbour", colour: "blue", material: "stoneware", size: "300 ml" }, { group: "harbour-mug", popularity: 10 }),
  thing("mug-green", "Harbour mug, green", "Kitchen/Mugs", 18, { brand: "Harbour", colour: "green", material: "stoneware", size: "300 ml" }, { group: "harbour-mug", popularity: 9 }),
  thing("mug-tin", "Camp mug", "Kitchen/Mugs", 12, { brand: "Ferro", colour: "white", material: "enamel", size: "350 ml" }, { popularity: 30 }),
  thing("mug-large", "Breakfast mug", "Kitchen/Mugs", 24.5, { brand: "Ferro", colour: "blue", material: "stoneware", size: "500 ml" }, { popularity: 20 }),
  thing("pan-iron", "Iron pan, 28 cm", "Kitchen/Pans", 58, { brand: "Ferro", colour: "black", material: "iron", size: "28 cm" }, { popularity: 40 }),
  thing("pan-copper", "Copper pan, 20 cm", "Kitchen/Pans", 129, { brand: "Ferro", colour: "red", material: "copper", size: "20 cm" }, { popularity: 5 }),
  thing("apron", "Leather apron", "Kitchen/Aprons", 75, { brand: "Harbour", colour: "brown", material: "leather" }, { available: false }),
  thing("tent-two", "Tent for two", "Outdoors/Tents", 240, { brand: "Alp", colour: "green", material: "nylon", weight: "1.9 kg" }, { popularity: 12 }),
  thing("tent-four", "Tent for four", "Outdoors/Tents", 420, { brand: "Alp", colour: "red", material: "cotton", weight: "9 kg" }, { popularity: 8 }),
  thing("rope", "Climbing rope, 40 m", "Outdoors/Ropes", 95, { brand: "Alp", colour: "blue", material: "nylon" }, { popularity: 3 }),
  thing("novel", "A novel about the sea", "Books/Fiction", 14, { author: "Orla Wren", format: "paperback" }, { popularity: 7 }),
  thing("test", "Pregnancy test", "Pharmacy/Tests", 9, { brand: "Care" }, { sensitive: true }),
];

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Noon of yesterday, where the tests run. */
export const yesterday = () => {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 12).getTime();
};

/** With `null` for a mode it is a visitor who was not asked. */
export async function talk(t, options = {}, mode = "session") {
  const p = await open(t, { catalog: ITEMS, mode: mode ?? undefined });
  const chat = createChat(p, { catalog: ITEMS, ...options });
  t.after(() => chat.dispose());
  await chat.ready;
  const say = async (...texts) => {
    let answer;
    for (const text of texts) answer = await chat.ask(text);
    return answer;
  };
  return { p, chat, say };
}

export const ids = ({ items }) => items.map(({ id }) => id);
export const words = ({ sentences }) => sentences.join(" ");

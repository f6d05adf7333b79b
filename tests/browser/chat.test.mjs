// <homebody-chat> in a real browser: from a key to the screen, with the keyboard alone, in a narrow window, in the dark, and nothing typed kept.
import assert from "node:assert/strict";
import { test } from "node:test";
import { accessible, button, enter as enterAt } from "./lib/elements.mjs";
import { log } from "./lib/site.mjs";
import { until } from "./lib/visitor.mjs";

const watchShift = () => {
  globalThis.shift = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.shift += value))).observe({ type: "layout-shift", buffered: true });
};
/** With a tall chat, so that what is offered is in view. */
const enter = (t, query = "height=2000", options = { viewport: { width: 1100, height: 2200 } }) => enterAt(t, query, options, watchShift, "/chat.html");
const chat = (page) => page.locator("homebody-chat");
const input = (page) => page.getByLabel("Your question");
const turns = (page) => chat(page).locator(".turn");
const answer = (page) => turns(page).last().locator("[part~=answer]");

async function put(page, options) {
  await page.evaluate((options) => void put(options), options);
  await button(page, "What do you know about me?").waitFor();
}
/** Types, presses Enter and waits for the answer. */
async function ask(page, text) {
  const before = await turns(page).count();
  await input(page).fill(text);
  await input(page).press("Enter");
  await turns(page).nth(before).locator("[part~=answer]").waitFor();
}

test("it says that it is automatic, and keeps saying so", async (t) => {
  const page = await enter(t);
  await put(page);
  const line = page.getByText("An automatic assistant answers, not a person.");
  await line.getByRole("link", { name: "Privacy and preferences" }).waitFor();
  for (const text of ["knives", "the first one", "why?"]) await ask(page, text);
  assert.ok(await line.isVisible());
});

test("from a question to an item's page, with reasons, and a click that counts", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => live());
  await put(page);
  await ask(page, "knives");
  const cards = turns(page).last().locator("[part~=card]");
  assert.deepEqual((await cards.locator("a.name").allTextContents()).sort(), ["Chef's knife", "Paring knife"]);
  assert.match(await cards.first().innerText(), /€10\.00/);
  await cards.first().getByText("Why this?").click();
  await cards.first().getByText(/^Shown (mainly )?because/).waitFor();
  await cards.first().getByRole("link", { name: "Privacy and preferences" }).waitFor();
  await page.evaluate(() => addEventListener("click", (event) => event.preventDefault()));
  await cards.first().locator("a.name").click();
  assert.match(await page.evaluate(() => p.profile.get().events.at(-1).type), /click/);
  assert.deepEqual((await page.evaluate(() => told)).map(({ kind }) => kind), ["items"]);
});

test("follow-ups by a press, and a comparison as a table", async (t) => {
  const page = await enter(t);
  await put(page);
  await ask(page, "knives");
  await button(page, "Compare the first two").click();
  const table = chat(page).getByRole("table");
  await table.waitFor();
  assert.deepEqual(await table.getByRole("rowheader").allTextContents(), ["price", "brand"]);
  await button(page, "The first one").click();
  await page.getByText(/costs €10\.00/).waitFor();
  assert.equal(await chat(page).locator("[part=suggestions]").count(), 1, "only the newest answer has suggestions");
});

test("what is offered beside an answer is counted, can be sent away and brought back; what was bought is not offered", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => live());
  await put(page);
  await ask(page, "the chopping board");
  await ask(page, "the first one");
  await page.getByText("You may also like").waitFor();
  const offered = chat(page).locator("[part~=offered] [part~=card]");
  const names = await offered.locator("a.name").allTextContents();
  assert.ok(names.length > 0 && !names.includes("Iron pan, 28 cm"), names.join());
  await until(() => page.evaluate(() => p.profile.get().impressions.length), (count) => count === names.length);
  await ask(page, "thanks");
  await page.waitForTimeout(1300);
  assert.equal(await page.evaluate(() => p.profile.get().impressions.reduce((sum, { day }) => sum + day, 0)), names.length, "counted once");
  await button(page, `Not for me: ${names[0]}`).click();
  await page.getByText("will not be suggested for 90 days").waitFor();
  assert.equal(await page.evaluate(() => p.profile.get().dismissed.length), 1);
  await page.keyboard.press("Enter"); // focus is on the way back
  await until(() => page.evaluate(() => p.profile.get().dismissed.length), (count) => count === 0);
  assert.deepEqual(await offered.locator("a.name").allTextContents(), names);
  await ask(page, "iron pan");
  await turns(page).last().getByText("Bought before").waitFor();
});

test("a cap used up elsewhere, and a mute, hold here", async (t) => {
  const page = await enter(t);
  const offer = async () => {
    await ask(page, "the chopping board");
    await ask(page, "the first one");
    return turns(page).last().locator("[part~=offered] a.name").allTextContents();
  };
  await page.evaluate(() => live());
  await put(page);
  const [first, second] = await offer();
  await page.evaluate((title) => {
    const { id } = ITEMS.find((item) => item.title === title);
    p.track("impression", [id, id, id]);
  }, first);
  assert.ok(!(await offer()).includes(first));
  await page.evaluate((title) => p.profile.mute(`brand=${ITEMS.find((item) => item.title === title).attributes.brand}`), second);
  assert.ok(!(await offer()).includes(second));
});

test("“forget that” is confirmed by two answers that look the same", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => live());
  await put(page);
  await ask(page, "forget everything");
  const look = (name) => button(page, name).evaluate((element) => {
    const { height } = element.getBoundingClientRect();
    const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(element);
    return { height, color, backgroundColor, fontSize, fontWeight };
  });
  assert.deepEqual(await look("Yes"), await look("No"));
  await button(page, "Yes").click();
  await page.getByText("Done: it is forgotten.").waitFor();
  assert.equal(await page.evaluate(() => p.profile.get().events.length), 0);
});

test("the shop gets a text that the visitor saw, changed and approved, by a link that they press", async (t) => {
  const page = await enter(t);
  await put(page);
  await ask(page, "novels about whales");
  await ask(page, "ask a person");
  const text = page.getByLabel("What the shop gets");
  assert.match(await text.inputValue(), /novels about whales/);
  await text.fill("Have you a book on whales?");
  const link = page.getByRole("link", { name: "Open a message with this text" });
  assert.equal(await link.getAttribute("href"), `mailto:shop@example.com?body=${encodeURIComponent("Have you a book on whales?")}`);
  await button(page, "Do not send").click();
  await page.getByText("Nothing was sent.").waitFor();
});

test("the site's model is asked after a yes to exactly what it gets, and its words are text", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => {
    globalThis.got = [];
    put({ modelName: "Owl", model: async (prompt) => (got.push(prompt), "<b>“Paring knife”</b> is by Acme.") });
  });
  await button(page, "What do you know about me?").waitFor();
  await ask(page, "paring knife");
  const shown = JSON.parse(await chat(page).locator("pre").innerText());
  assert.deepEqual(await page.evaluate(() => got), []);
  const size = (name) => button(page, name).evaluate((element) => [element.offsetWidth, element.offsetHeight]);
  assert.deepEqual(await size("Yes, let it have that"), await size("No, keep it here"));
  await button(page, "Yes, let it have that").click();
  await page.getByText("<b>“Paring knife”</b> is by Acme.").waitFor();
  await page.getByText("Written by Owl").waitFor();
  assert.deepEqual(await page.evaluate(() => got), [shown]);
});

test("markup in a question, a title or a card stays text", async (t) => {
  const page = await enter(t);
  const evil = '<img src=x onerror="globalThis.hacked=1"><b>bold</b>';
  await page.evaluate((evil) => put({ title: (id) => `${id} ${evil}` }), evil);
  await button(page, "What do you know about me?").waitFor();
  await ask(page, evil);
  assert.equal(await answer(page).locator("p").first().innerText(), "That I cannot answer from this shop.");
  await ask(page, "knives");
  await ask(page, "the first one");
  assert.equal(await page.evaluate(() => globalThis.hacked), undefined);
  assert.equal(await chat(page).locator("img, b").count(), 0);
});

test("nothing that is typed is stored, sent or in the page's address", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => live());
  await put(page);
  await page.waitForTimeout(300);
  const before = log.length;
  for (const text of ["zzquux knives", "in zzquux", "don't show me zzquux", "forget zzquux"]) await ask(page, text);
  await page.waitForTimeout(500);
  const found = await page.evaluate(async () => {
    const kept = JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, p.profile.export()]);
    const buckets = navigator.storageBuckets ? await Promise.all((await navigator.storageBuckets.keys()).map((name) => navigator.storageBuckets.open(name))) : [];
    const rows = [];
    for (const factory of [indexedDB, ...buckets.map((bucket) => bucket.indexedDB)]) {
      for (const { name } of await factory.databases()) {
        const database = await new Promise((resolve) => (factory.open(name).onsuccess = ({ target }) => resolve(target.result)));
        for (const store of database.objectStoreNames) {
          const all = await new Promise((resolve) => (database.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => resolve(target.result)));
          for (const row of all) rows.push(ArrayBuffer.isView(row) ? new TextDecoder("latin1").decode(row) : JSON.stringify(row));
        }
        database.close();
      }
    }
    return { kept, rows: rows.join() };
  });
  assert.ok(found.rows.includes("novel"), "the scan finds what is stored");
  assert.ok(!/zzquux/i.test(found.kept + found.rows));
  assert.ok(!log.slice(before).some(({ text }) => /zzquux/i.test(text)));
  assert.deepEqual(log.slice(before).map(({ path }) => path), [], "and nothing was asked for at all");
});

test("a conversation is gone with the page", async (t) => {
  const page = await enter(t);
  await put(page);
  await ask(page, "knives");
  await page.reload();
  await page.waitForFunction(() => globalThis.prepared);
  await put(page);
  assert.equal(await turns(page).count(), 1);
  await ask(page, "the second one");
  assert.equal(await turns(page).last().locator("[part~=card]").count(), 0);
});

test("elements come and go, the conversation stays; a second one shows it, too", async (t) => {
  const page = await enter(t);
  await put(page);
  await ask(page, "knives");
  await page.evaluate(() => {
    const element = document.querySelector("homebody-chat");
    element.remove();
    document.querySelector("main").append(element);
  });
  await turns(page).nth(1).waitFor();
  assert.equal(await turns(page).count(), 2);
});

test("with the keyboard alone", async (t) => {
  const page = await enter(t);
  await put(page);
  await page.keyboard.press("Tab"); // the way to the panel
  await page.keyboard.press("Tab");
  const focused = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.getAttribute("part"));
  assert.equal(await focused(), "log");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "suggestion");
  await page.keyboard.press("Enter");
  await page.getByText("Lists are the same").or(page.getByText("come first.")).first().waitFor();
  await page.waitForFunction(() => document.activeElement.shadowRoot?.activeElement?.id === "question");
  await page.keyboard.type("knives");
  await page.keyboard.press("Enter");
  await turns(page).nth(2).locator("[part~=card]").first().waitFor();
});

test("whatever is said, the page around it stays where it is", async (t) => {
  const page = await enter(t, "", { viewport: { width: 900, height: 900 } });
  await put(page);
  await page.evaluate(() => document.querySelector("main").append(Object.assign(document.createElement("p"), { id: "below", textContent: "Below." })));
  const top = () => page.evaluate(() => [document.querySelector("#below").getBoundingClientRect().top, scrollY]);
  const before = await top();
  await page.evaluate(() => (globalThis.shift = 0));
  for (const text of ["kitchen", "compare the first two", "the first one", "why?"]) await ask(page, text);
  assert.deepEqual(await top(), before);
  assert.equal(await page.evaluate(() => shift), 0);
});

test("for everyone: light and dark, 320 px, five languages around it", async (t) => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await enter(t, "", { colorScheme, viewport: { width: 320, height: 700 } });
    await page.evaluate(() => {
      live();
      put({ modelName: "Owl", model: async () => "It is by Acme." });
    });
    await button(page, "What do you know about me?").waitFor();
    for (const text of ["knives", "compare the first two", "the first one", "what do you know about me?", "forget everything", "no", "ask a person"]) {
      await ask(page, text);
      await accessible(page, `${colorScheme} after “${text}”`);
    }
  }
  for (const [lang, label] of [["de", "Deine Frage"], ["fr", "Votre question"], ["es", "Tu pregunta"], ["it", "La tua domanda"]]) {
    const page = await enter(t, `lang=${lang}`, { viewport: { width: 320, height: 700 } });
    await page.evaluate(() => void put());
    await page.getByLabel(label).waitFor();
    await chat(page).locator("[part~=suggestion]").first().waitFor();
    await accessible(page, lang);
  }
});

test("the site's own cards lie in the page, and one that throws leaves the plain card", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => {
    addEventListener("error", (event) => event.preventDefault());
    put({
      card: ({ id }) => {
        if (id === "knife-small") throw new Error("no card");
        return Object.assign(document.createElement("article"), { textContent: `My ${id}` });
      },
    });
  });
  await button(page, "What do you know about me?").waitFor();
  await ask(page, "knives");
  await page.getByText("My knife").waitFor();
  assert.equal(await page.locator("main > homebody-chat > article").count(), 1);
  assert.ok(await chat(page).getByRole("link", { name: "Paring knife" }).isVisible());
  page.trouble.length = 0; // the page's own error was shown to its developer
});

test("a catalog that does not arrive is said, and the page goes on", async (t) => {
  const page = await enter(t);
  await page.evaluate(() => void put({ catalog: new Uint8Array([1, 2, 3]) }));
  await page.getByText("The catalog could not be loaded").first().waitFor();
});

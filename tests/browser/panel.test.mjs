// <homebody-panel> in a real browser: every right from the click to its effect, for everyone, under a strict policy.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { button, enter, panel, said, withPanel } from "./lib/elements.mjs";
import { log } from "./lib/site.mjs";

const mode = (page) => page.evaluate(() => p.mode);
const view = (page) => page.evaluate(() => p.profile.get());
const textOf = async (page) => (await panel(page).locator("section").allInnerTexts()).join("\n");
const row = (page, name) => panel(page).locator(".row").filter({ hasText: name }).first();

test("yes, this visit and no are one click each, of one size, and do what they say", async (t) => {
  const page = await enter(t);
  await withPanel(page, false);
  const looks = [];
  for (const name of ["Remember on this device", "This visit only", "Remember nothing"]) {
    looks.push(await button(page, name).evaluate((element) => {
      const { width, height } = element.getBoundingClientRect();
      const { color, backgroundColor, fontSize, fontWeight, borderWidth } = getComputedStyle(element);
      return { width: Math.round(width), height, color, backgroundColor, fontSize, fontWeight, borderWidth };
    }));
  }
  assert.deepEqual(looks[1], looks[0]);
  assert.deepEqual(looks[2], looks[0]);
  for (const [name, becomes] of [["This visit only", "session"], ["Remember nothing", "contextual"], ["Remember on this device", "persistent"], ["Remember nothing", "contextual"]]) {
    await button(page, name).click();
    await page.waitForFunction((becomes) => p.mode === becomes, becomes);
    await page.locator(`homebody-panel button[aria-pressed=true]`).filter({ hasText: name }).waitFor();
    assert.notEqual(await said(page, "memory").textContent(), "");
  }
  assert.deepEqual(await page.evaluate(() => told.map(([, { right }]) => right)), ["visit", "withdraw", "grant", "withdraw"]);
});

test("what is known is shown with where it came from and when, and names only after a click", async (t) => {
  const page = await enter(t);
  await withPanel(page);
  await panel(page).locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  const text = await textOf(page);
  for (const name of ["Iron pan", "Soup pot", "Climbing rope", "Atlas", "Tent"]) assert.ok(!text.includes(name), `${name} is hidden`);
  assert.match(text, /from things you did: \d+, the latest this minute/);
  assert.match(text, /you said so, this minute/);
  await button(page, "Show names").click();
  const named = await textOf(page);
  for (const name of ["Iron pan", "Soup pot", "Climbing rope", "Atlas", "Tent", "on this device", "looked at", "until you restore it"]) assert.ok(named.includes(name), name);
  assert.equal(await panel(page).getByRole("link", { name: "Soup pot with lid" }).first().getAttribute("href"), "/empty.html?item=pot");
  await button(page, "Hide names").click();
  assert.ok(!(await textOf(page)).includes("Soup pot"));
});

test("interests are corrected, muted and told; things are hidden and restored", async (t) => {
  const page = await enter(t);
  await withPanel(page);
  await panel(page).getByLabel("Your own word on Acme").selectOption({ label: "much more" });
  assert.equal(await page.evaluate(() => p.profile.export().declared.find(({ attribute }) => attribute === "brand=Acme").strength), 1);
  await panel(page).getByLabel("Your own word on Acme").selectOption({ label: "as learnt" });
  assert.equal(await page.evaluate(() => p.profile.export().declared.some(({ attribute }) => attribute === "brand=Acme")), false);
  await button(page, "Mute: Acme").click();
  await button(page, "Unmute: Acme").waitFor();
  assert.ok((await view(page)).muted.includes("brand=Acme"));
  assert.equal(await page.evaluate(() => document.querySelector("homebody-panel").shadowRoot.activeElement.id), "interests", "focus stays near");
  await button(page, "Unmute: Acme").click();
  assert.ok(!(await view(page)).muted.includes("brand=Acme"));
  await panel(page).getByLabel("Say what you like").selectOption({ label: "Pantry" });
  await button(page, "Add").click();
  await row(page, "Pantry").waitFor();
  await button(page, "Show names").click();
  await panel(page).locator("details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
  await button(page, "Hide: Chef's knife").click();
  assert.ok((await view(page)).hidden.some(({ id }) => id === "knife"));
  await button(page, "Restore: Chef's knife").click();
  await button(page, "Restore: Climbing rope, 40 m").click();
  const { hidden, dismissed } = await view(page);
  assert.deepEqual([hidden.map(({ id }) => id), dismissed], [["atlas"], []]);
});

test("the dial, the places, the pause and what is told for wording", async (t) => {
  const page = await enter(t);
  await withPanel(page);
  const dial = panel(page).getByLabel("How much may it change what you see?");
  await dial.focus();
  for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowRight");
  await panel(page).getByText("as much as possible").waitFor();
  assert.equal((await view(page)).dial, 1);
  assert.equal(await dial.getAttribute("aria-valuetext"), "as much as possible");
  await panel(page).getByRole("switch", { name: "Chat" }).click();
  assert.equal((await view(page)).channels.chat, false);
  await panel(page).getByRole("switch", { name: /^Pause/ }).click();
  assert.equal((await view(page)).paused, true);
  await panel(page).getByLabel("First name", { exact: true }).fill("Grace");
  await button(page, "Keep").click();
  assert.deepEqual((await view(page)).facts, [{ name: "firstName", value: "Grace" }]);
  await button(page, "Remove: First name").click();
  assert.deepEqual((await view(page)).facts, []);
});

test("a copy goes out as a file and comes back in, with a preview and an undo", async (t) => {
  const page = await enter(t);
  await withPanel(page);
  const [download] = await Promise.all([page.waitForEvent("download"), button(page, "Download a copy").click()]);
  assert.match(download.suggestedFilename(), /^homebody-profile-\d{4}-\d\d-\d\d\.json$/);
  const file = JSON.parse(await readFile(await download.path(), "utf8"));
  assert.deepEqual([file.format, file.purchases[0].id], ["homebody-profile", "pan"]);
  file.purchases = [];
  await panel(page).getByLabel("Bring in a copy").setInputFiles({ name: "copy.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(file)) });
  await panel(page).getByRole("row", { name: "Bought 1 0" }).waitFor();
  assert.equal((await view(page)).purchases.length, 1, "nothing changed yet");
  await button(page, "Replace").click();
  await said(page, "portable").filter({ hasText: "Brought in." }).waitFor();
  assert.equal((await view(page)).purchases.length, 0);
  await button(page, "Undo").click();
  assert.equal((await view(page)).purchases.length, 1);
});

const HOSTILE = {
  "is not JSON": "{",
  "is a list": "[]",
  "is null": "null",
  "is of another kind": '{"format":"other"}',
  "has a name from the prototype": '{"format":"homebody-profile","__proto__":{"version":1}}',
  "is newer": '{"format":"homebody-profile","version":99}',
  "has too many entries": (good) => JSON.stringify({ ...good, events: Array.from({ length: 10_001 }, () => good.events[0]) }),
  "has an infinite time": (good) => JSON.stringify(good).replace(/"at":\d+/, '"at":1e999'),
  "has a field too many": (good) => JSON.stringify({ ...good, extra: 1 }),
  "is nested deeply": (good) => JSON.stringify(good).replace('"cart":[', `"cart":[${"[".repeat(5000)}${"]".repeat(5000)},`),
  "has markup in a wrong place": (good) => JSON.stringify({ ...good, channelsOff: ["<img src=x onerror=alert(1)>"] }),
};
test("hostile files are refused with a reason, and nothing is lost", async (t) => {
  const page = await enter(t);
  await withPanel(page);
  const before = await page.evaluate(() => ({ ...p.profile.export(), exportedAt: "" }));
  for (const [what, content] of Object.entries(HOSTILE)) {
    const text = typeof content === "string" ? content : content(before);
    await panel(page).getByLabel("Bring in a copy").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from(text) });
    await page.waitForFunction(() => /Nothing was changed/.test(document.querySelector("homebody-panel").shadowRoot.querySelector("[aria-labelledby=portable] [role=status]").textContent));
    assert.equal(await button(page, "Replace").count(), 0, what);
    assert.deepEqual(await page.evaluate(() => ({ ...p.profile.export(), exportedAt: "" })), before, what);
    await page.evaluate(() => p.profile.pause(false));
  }
});

test("erasing: a span, then all, and what came of it", async (t) => {
  const page = await enter(t);
  await withPanel(page);
  await panel(page).getByLabel("the last hour").check();
  await button(page, "Erase").click();
  await said(page, "erase").filter({ hasText: "recorded in that time" }).waitFor();
  assert.equal((await view(page)).events.length, 0);
  await page.evaluate(() => p.track("view", "tent"));
  await panel(page).getByLabel("everything since a day").check();
  await panel(page).getByLabel("Since", { exact: true }).fill("2020-01-31");
  await button(page, "Erase").click();
  await page.waitForFunction(() => p.profile.get().events.length === 0);
  await panel(page).getByLabel("everything", { exact: true }).check();
  await button(page, "Erase").click();
  await said(page, "erase").filter({ hasText: "Nothing of it can be read any more" }).waitFor();
  assert.equal((await view(page)).facts.length, 0);
});

test("where the device cannot keep anything the panel says so", async (t) => {
  const page = await enter(t, "", {}, () => (IDBObjectStore.prototype.put = () => { throw new DOMException("full", "QuotaExceededError"); }));
  await withPanel(page);
  await panel(page).locator("#memory").waitFor();
  await panel(page).locator("[part=note]").first().waitFor();
  assert.match(await textOf(page), /The browser does not let this site keep anything/);
});

test("each answer's receipt is shown and carried away; a chain that was changed is said to be", async (t) => {
  const page = await enter(t, "receipts");
  await withPanel(page, false);
  await button(page, "Show receipts").click();
  await panel(page).getByText("There are none.").waitFor();
  for (const name of ["Remember on this device", "Remember nothing", "Remember on this device"]) {
    await button(page, name).click();
    await page.locator("homebody-panel button[aria-pressed=true]").filter({ hasText: name }).waitFor();
  }
  await page.waitForFunction(() => p.consent.receipts().then(({ list }) => list.length === 3));
  await button(page, "Show receipts").click();
  const section = panel(page).locator("section[aria-labelledby=receipts]");
  await section.locator(".row").nth(2).waitFor();
  const { list, head } = await page.evaluate(() => p.consent.receipts());
  assert.ok((await section.innerText()).includes(head));
  const download = page.waitForEvent("download");
  await section.getByRole("button", { name: "Download receipts" }).click();
  const file = JSON.parse(await readFile(await (await download).path(), "utf8"));
  assert.deepEqual(file, { list, head, intact: true });
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("homebody:default:receipts");
        request.onsuccess = () => {
          const store = request.result.transaction(request.result.objectStoreNames[0], "readwrite").objectStore(request.result.objectStoreNames[0]);
          const cursor = store.openCursor();
          cursor.onsuccess = () => {
            const { value } = cursor.result;
            cursor.result.update(typeof value === "string" ? value.replace("A shop", "B shop") : { ...value, controller: { ...value.controller, name: "B shop" } });
          };
          store.transaction.oncomplete = () => (request.result.close(), resolve());
        };
      }),
  );
  await button(page, "Show receipts").click();
  await section.getByText("The chain is broken").waitFor();
});

test("it follows what happens elsewhere, and withdrawing empties it", async (t) => {
  const page = await enter(t);
  await withPanel(page);
  await page.evaluate(() => p.profile.mute("brand=Ferro"));
  await button(page, "Unmute: Ferro").waitFor();
  await page.evaluate(() => p.consent.withdraw());
  await panel(page).getByText("Nothing is remembered. Lists show").waitFor();
  assert.equal(await panel(page).locator("#known").count(), 0);
});

test("it says so when nothing is ready, nothing loads, something objects, or nothing is kept", async (t) => {
  const slow = await enter(t, "slow&sources=site");
  await slow.evaluate(() => {
    definePanel(createPersonalizer({ catalog: new Promise(() => {}) }));
    put("homebody-panel");
  });
  await slow.getByText("is being loaded").waitFor();
  const broken = await enter(t, "broken");
  await withPanel(broken, false);
  await broken.getByText("could not be loaded").waitFor();
  await button(broken, "Remember nothing").click();
  await button(broken, "Erase").click();
  await said(broken, "erase").filter({ hasText: "Erased" }).waitFor();
  const gpc = await enter(t, "sources=remembered,gpc", {}, () => Object.defineProperty(navigator, "globalPrivacyControl", { value: true }));
  await withPanel(gpc, false);
  await gpc.getByText("There is a no from: Your browser’s privacy signal (GPC)").waitFor();
  await button(gpc, "Remember on this device").click();
  await said(gpc, "memory").filter({ hasText: "something else still says no" }).waitFor();
  await gpc.getByRole("row", { name: "keep it on this device yes no no" }).waitFor();
});

test("Prove it: what runs is what was published, and what it can reach", async (t) => {
  const page = await enter(t);
  await withPanel(page, false);
  await button(page, "Prove it").click();
  await page.getByText("The running program is the published one.").waitFor({ timeout: 15_000 });
  await page.getByText("it can stop with an error, and nothing else").waitFor();
  // The page's policy allows no worker from a `blob:`, which is what the panel then says.
  await page.getByText("The sealed room could not be checked").waitFor();
  page.trouble.length = 0;
});

test("a notice and own words of the site, in the language of the page", async (t) => {
  const page = await enter(t, "lang=de-AT");
  await page.evaluate(() => {
    const notice = (language) => ({ language, title: "Hinweis", paragraphs: ["<b>Text</b>"], stored: [{ what: "w", where: "x", why: "y", howLong: "z" }] });
    definePanel(p, { notice, strings: { de: { memory: "Merken?" }, "*": { sources: "Wer bestimmt" } } });
    put("homebody-panel", { "heading-level": "3" });
  });
  await page.getByRole("heading", { level: 3, name: "Merken?" }).waitFor();
  await page.getByRole("heading", { name: "Wer bestimmt" }).waitFor();
  await button(page, "Lesen").click();
  await page.getByText("<b>Text</b>").waitFor();
  await page.evaluate(() => (document.documentElement.lang = "it"));
  await page.getByRole("heading", { name: "Cancella" }).waitFor();
  for (const part of ["section", "heading", "button", "status", "table"]) assert.ok(await page.evaluate((part) => document.querySelector("homebody-panel").shadowRoot.querySelector(`[part~=${part}]`) !== null, part), part);
});

test("out of the page it listens to nothing, and back in it shows what is known now", async (t) => {
  const page = await enter(t, "sources=site");
  const counts = await page.evaluate(async () => {
    let open = 0;
    const counted = { ...p, get mode() { return p.mode; }, get ready() { return p.ready; }, on: (event, f) => (open++, ((stop) => () => (open--, stop()))(p.on(event, f))) };
    definePanel(counted);
    const element = put("homebody-panel");
    await new Promise((done) => setTimeout(done, 200));
    const during = open;
    element.remove();
    const after = open;
    live();
    document.querySelector("main").append(element);
    await new Promise((done) => setTimeout(done, 200));
    return { during, after, again: open, text: element.shadowRoot.textContent };
  });
  assert.deepEqual([counts.during, counts.after, counts.again], [4, 0, 4]);
  assert.match(counts.text, /Ferro/);
});

test("showing and using it asks the server for the package's own scripts and nothing else", async (t) => {
  const page = await enter(t);
  await withPanel(page);
  log.length = 0;
  await button(page, "Show names").click();
  await button(page, "Mute: Acme").click();
  await panel(page).getByRole("switch", { name: "Chat" }).click();
  await button(page, "Remember nothing").click();
  await page.waitForTimeout(200);
  assert.deepEqual(log.map(({ path }) => path), []);
});

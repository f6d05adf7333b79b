// The contract that every source of consent keeps, whatever manager it reads.
import assert from "node:assert/strict";
import test from "node:test";
import { MANAGERS } from "./lib/managers.mjs";
import { enterPage, listenTo } from "./lib/page.mjs";
import { told } from "./lib/shop.mjs";

const PURPOSES = ["store", "profile", "rank", "measure"];
const full = (purposes) => Object.fromEntries(PURPOSES.map((purpose) => [purpose, purposes[purpose] ?? "unknown"]));

for (const { name, entry, source, stand, yes, no } of MANAGERS) {
  const suite = async (t, use) => {
    const page = enterPage();
    const manager = stand();
    const heard = listenTo(source(await import(`homebody/consent/${entry}`)));
    try {
      await use({ page, manager, heard, is: (purposes, why) => assert.deepEqual(full(heard.purposes), full(purposes), why) });
    } finally {
      heard.stop();
      manager.remove();
      page.leave();
    }
  };
  const settled = async (manager) => manager.late && (await told());

  test(`${name}: nothing is known before it is there, and it may come late`, (t) =>
    suite(t, async ({ manager, heard, is }) => {
      is({});
      await new Promise((resolve) => setTimeout(resolve, 120));
      assert.ok(heard.reports.length < 10, "asking whether it is there is not news each time");
      is({});
      manager.install();
      manager.say("yes");
      await new Promise((resolve) => setTimeout(resolve, 250));
      is(yes);
    }));

  test(`${name}: no choice is no answer, a yes, a no and a yes again are heard as they come`, (t) =>
    suite(t, async ({ manager, heard, is }) => {
      manager.install();
      manager.say("nothing");
      await new Promise((resolve) => setTimeout(resolve, 120));
      is({});
      for (const [what, expected] of [["yes", yes], ["no", no], ["yes", yes], ["no", no]]) {
        manager.say(what);
        await settled(manager);
        is(expected, what);
        assert.equal(heard.last.explicit, undefined, "it is the visitor's own choice");
      }
    }));

  test(`case 25 ${name}: of a thousand flips the last counts, and nothing piles up`, (t) =>
    suite(t, async ({ page, manager, heard, is }) => {
      manager.install();
      manager.say("yes");
      await new Promise((resolve) => setTimeout(resolve, 120));
      const before = [page.listeners(), manager.listeners?.()];
      for (let i = 0; i < 1000; i++) manager.say(i % 2 ? "no" : "yes");
      await told();
      is(no);
      manager.say("yes");
      await told();
      is(yes);
      assert.deepEqual([page.listeners(), manager.listeners?.()], before);
      assert.ok(heard.reports.length < 5000);
    }));

  test(`case 26 ${name}: a listener that throws, or that asks again from within, is survived`, (t) =>
    suite(t, async ({ manager, heard, is, page }) => {
      manager.install();
      let depth = 0;
      heard.then = () => {
        if (depth++ < 3) globalThis.dispatchEvent(new Event("visibilitychange"));
        else throw new Error("a listener's own fault");
      };
      manager.say("yes");
      await new Promise((resolve) => setTimeout(resolve, 120));
      assert.ok(depth > 3);
      heard.then = undefined;
      manager.say("no");
      await new Promise((resolve) => setTimeout(resolve, 120));
      is(no, "the next word is heard all the same");
      assert.ok(page.listeners() < 12);
    }));

  test(`${name}: what was missed is seen when the page is looked at or comes back, and before a write`, (t) =>
    suite(t, async ({ manager, heard, is }) => {
      manager.install();
      manager.say("yes");
      await new Promise((resolve) => setTimeout(resolve, 120));
      for (const event of ["visibilitychange", "pageshow"]) {
        const count = heard.reports.length;
        globalThis.dispatchEvent(Object.assign(new Event(event), { persisted: true }));
        await settled(manager);
        assert.ok(heard.reports.length > count, event);
        is(yes);
      }
      if (["gcm", "usercentrics 2"].includes(name)) return; // what is told by events alone cannot be asked for
      manager.remove();
      globalThis.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
      await settled(manager);
      is(name === "gpp" ? yes : {}, "a manager that is gone grants nothing");
    }));

  test(`${name}: stopped, it hears nothing, and leaves no listener anywhere`, (t) =>
    suite(t, async ({ page, manager, heard }) => {
      manager.install();
      manager.say("yes");
      await new Promise((resolve) => setTimeout(resolve, 120));
      heard.stop();
      heard.stop();
      const count = heard.reports.length;
      assert.deepEqual([page.listeners(), manager.listeners?.() ?? 0], [0, 0]);
      manager.say("no");
      globalThis.dispatchEvent(new Event("visibilitychange"));
      await told();
      assert.equal(heard.reports.length, count);
    }));
}

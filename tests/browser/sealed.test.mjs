// Behind the wall: the engine in a worker that can reach no network. The logging server is the judge, and a worker without a policy, which
// runs the same code, must be heard by it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { sha256 } from "../../tools/lib/stamps.mjs";
import { DIST } from "../../tools/lib/paths.mjs";
import { createServer, listen, storefrontPolicy } from "../../tools/serve.mjs";
import { HEARD, tryAll } from "./lib/attempts.mjs";
import { FORMS, HEADER, heardOf, SOURCE, start, unsealed, withAttempts } from "./lib/sealed.mjs";
import { answers, log, paths } from "./lib/site.mjs";
import { bare, database, gone, prepared, until, visitor } from "./lib/visitor.mjs";

/** A page with the sealed entry as `homebody`. */
async function sealed(t, policy, context) {
  const page = await bare(t, context ?? (await visitor(t)), `/package.html?entry=sealed&policy=${policy}`);
  await prepared(page);
  return page;
}
for (const [form, policy, url] of FORMS) {
  test(`case 59 nothing gets out of the sealed worker, form ${form}`, async (t) => {
    withAttempts(t);
    const page = await sealed(t, policy);
    const status = await start(page, url);
    assert.deepEqual([status.sealed, status.form, status.failure], [true, form, undefined]);
    await page.evaluate(() => p.track("view", "knife"));
    log.length = 0;
    const { open, tried } = await tryAll(page);
    await page.waitForTimeout(300);
    assert.deepEqual(open, []);
    assert.ok(tried.length > 12);
    assert.deepEqual(paths(), [], "the server heard nothing at all");
    page.trouble.length = 0;
  });
}

test("case 59 the same code in a worker without a policy is heard: the server is not deaf", async (t) => {
  withAttempts(t);
  const page = await sealed(t, "usual");
  await unsealed(page);
  log.length = 0;
  const { open } = await tryAll(page);
  await page.waitForTimeout(300);
  assert.deepEqual(heardOf(), [...HEARD].sort());
  assert.ok(["eval", "function", "fetch"].every((name) => open.includes(name)), open.join());
});

/** What a page's policy allows, and what comes of it: without a file of the worker's, and with one. */
const VARIANTS = {
  none: ["blob", "header"],
  blob: ["blob", "header"],
  usual: ["none", "header"],
  bloboffline: ["blob", "header"],
  blobtrusted: ["blob", "header"],
  blobuntrusted: ["none", "none"],
  blobnowasm: ["blob", "header"],
};
for (const [policy, forms] of Object.entries(VARIANTS)) {
  test(`case 60 under the page's policy “${policy}” the form is ${forms.join(", with the worker's own file ")}`, async (t) => {
    const context = await visitor(t);
    for (const [at, url] of [undefined, HEADER].entries()) {
      const page = await sealed(t, policy, context);
      const { sealed: stands, form, failure, ranked, probes, tried } = await start(page, url, policy === "blobnowasm");
      assert.deepEqual([form, stands], [forms[at], forms[at] !== "none"], JSON.stringify(tried));
      assert.equal(probes.length > 0, stands);
      // A worker with its own policy may run wasm where the page may not; one that inherits the page's may not.
      const blocked = policy === "blobnowasm" && form === "blob";
      assert.equal(failure, blocked ? "csp-blocked" : undefined);
      if (!blocked) assert.ok(ranked > 3);
      page.trouble.length = 0;
    }
  });
}

test("a server that forgot the policy is found out, and so is one that lets the site's own addresses through", async (t) => {
  const context = await visitor(t);
  answers.set(SOURCE, { status: 404, body: "" });
  t.after(() => answers.clear());
  for (const [policy, requests] of [["none", 0], ["usual", 1]]) {
    const page = await sealed(t, "usual", context);
    log.length = 0;
    const { sealed: stands, form, tried } = await start(page, `/dist/sealed-worker.js?policy=${policy}`);
    assert.deepEqual([stands, form, tried[0]], [false, "none", { form: "header", why: "leaks" }]);
    assert.equal(paths().filter((path) => path === "/homebody-self-check").length, requests);
    page.trouble.length = 0;
  }
});

test("a worker that stays silent is given up", async (t) => {
  answers.set("/dist/sealed-worker.js", { body: "onmessage = () => {};" });
  t.after(() => answers.clear());
  const page = await sealed(t, "blob");
  const { form, tried, failure } = await start(page, HEADER);
  assert.deepEqual([form, tried, failure], ["blob", [{ form: "header", why: "silent" }], undefined]);
});

test("it answers as the other entries do", async (t) => {
  const page = await sealed(t, "blob");
  const [ours, theirs, same] = await page.evaluate(async () => {
    const { createPersonalizer } = await import("/dist/inline.js");
    const all = [];
    const at = Date.now() - 5000;
    for (const make of [homebody.createPersonalizer, createPersonalizer]) {
      const p = make({ catalog: items, mode: "session", namespace: `n${all.length}` });
      await p.ready;
      await p.track("view", ["knife", "board"], { at });
      await p.track("purchase", "coffee", { at, quantity: 2 });
      await p.profile.declare({ "brand=Acme": 1 });
      const ranking = await p.rank({ slot: "a", limit: 5 });
      await p.track("impression", ranking.items[0].id, { ranking });
      const { text, reasons, without } = await p.explain(ranking, ranking.items[0].id);
      const less = await without(reasons[0]);
      all.push([ranking.items.map(({ id, placement }) => [id, placement]), text, less.items.find(({ id }) => id === ranking.items[0].id)?.score !== ranking.items[0].score, (await p.profile.get()).purchases, (await p.catalog.get("pan")).title, await p.consent.has("rank")]);
    }
    const p = homebody.createPersonalizer({ catalog: items, mode: "session" });
    await p.ready;
    return [...all, (await p.rank({ slot: "a" })) === (await p.rank({ slot: "a" }))];
  });
  assert.deepEqual(ours, theirs);
  assert.match(ours[1], /^Shown/);
  assert.ok(ours[2], "taking evidence away changes something");
  assert.ok(same, "the same object while nothing changed");
});

test("watchers and listeners are called back, until they stop", async (t) => {
  const page = await sealed(t, "blob");
  const seen = await page.evaluate(async () => {
    const p = homebody.createPersonalizer({ catalog: items, mode: "session" });
    const seen = [];
    const stop = p.watch({ slot: "a", limit: 3 }, ({ items }) => seen.push(items.length));
    p.on("change", () => seen.push("change"));
    await p.ready;
    await p.track("purchase", "knife");
    await new Promise((next) => setTimeout(next, 100));
    stop();
    const before = seen.filter((one) => one === 3).length;
    await p.track("purchase", "board");
    await new Promise((next) => setTimeout(next, 100));
    return [before, seen.filter((one) => one === 3).length, seen.includes("change")];
  });
  assert.ok(seen[0] >= 2);
  assert.equal(seen[1], seen[0]);
  assert.ok(seen[2]);
});

test("sources of consent stay in the page, and what they say counts at once", async (t) => {
  const page = await sealed(t, "blob");
  const told = await page.evaluate(async () => {
    let say;
    const asked = [];
    const cmp = {
      name: "cmp",
      connect(report, namespace) {
        say = report;
        asked.push(`connect ${namespace}`);
        return () => asked.push("stop");
      },
      refresh: () => void asked.push("refresh"),
      choose: (choice) => (asked.push(`choose ${choice.purposes.rank}`), say(choice)),
    };
    const p = homebody.createPersonalizer({ catalog: items, consent: [cmp] });
    await p.ready;
    const modes = [await p.mode];
    say({ purposes: { store: "granted", profile: "granted", rank: "granted" } });
    modes.push(await p.mode);
    await p.track("view", "knife");
    await new Promise((next) => setTimeout(next, 200));
    modes.push(await stored() !== undefined, asked.includes("refresh"));
    say({ purposes: { get rank() { return "granted"; } } });
    modes.push(await p.mode);
    await p.consent.grant("store", "profile", "rank");
    modes.push(await p.mode);
    await p.consent.withdraw();
    modes.push(await p.mode);
    const stop = await p.consent.connect(homebody.gpc());
    modes.push((await p.consent.get()).sources.length);
    stop();
    modes.push((await p.consent.get()).sources.length);
    await p.dispose();
    return [modes, asked.filter((one) => one !== "refresh")];
  });
  assert.deepEqual(told, [
    ["contextual", "persistent", true, true, "contextual", "persistent", "contextual", 2, 1],
    ["connect default", "choose granted", "choose denied", "stop"],
  ]);
});

test("a write waits for what sources in the page say now", async (t) => {
  const page = await sealed(t, "blob");
  const [before, after, mode] = await page.evaluate(async () => {
    let [say, allowed] = [() => {}, true];
    const states = () => Object.fromEntries(ALL.map((purpose) => [purpose, allowed ? "granted" : "denied"]));
    const cmp = { name: "cmp", connect: (report) => ((say = report), say({ purposes: states() }), () => {}), refresh: () => say({ purposes: states() }) };
    const p = homebody.createPersonalizer({ catalog: items, consent: [cmp] });
    await p.ready;
    await p.track("view", "knife");
    await new Promise((next) => setTimeout(next, 300));
    const before = await stored();
    allowed = false; // without a word
    await p.track("view", "board");
    await new Promise((next) => setTimeout(next, 300));
    return [before, await stored(), await p.mode];
  });
  assert.deepEqual([before, after, mode], [["blob", "meta"], undefined, "contextual"]);
});

test("a withdrawal just before the end is finished, and nothing is left running", async (t) => {
  const page = await sealed(t, "blob");
  await start(page);
  await page.evaluate(() => p.track("view", "knife"));
  await until(() => database(page), (found) => found?.includes("blob"));
  assert.deepEqual([page.workers().length, await page.locator("iframe").count()], [1, 1]);
  await page.evaluate(() => Promise.all([p.consent.withdraw(), p.dispose()]));
  assert.equal(await gone(page), undefined);
  await until(() => page.workers().length, (count) => count === 0);
  assert.deepEqual([page.workers().length, await page.locator("iframe").count()], [0, 0]);
  const after = await page.evaluate(async () => {
    const { items, error } = await p.rank({ slot: "a", candidates: ["pan", "pot"] });
    return [items.map(({ id }) => id), error.code, await p.profile.get().catch(({ code }) => code)];
  });
  assert.deepEqual(after, [["pan", "pot"], "disposed", "disposed"]);
});

test("what the page hands over is copied as data, and wrong data is an error that says where", async (t) => {
  const page = await sealed(t, "blob");
  await start(page);
  const [codes, ran] = await page.evaluate(async () => {
    let ran = 0;
    const cyclic = {};
    cyclic.self = cyclic;
    const failing = [
      () => p.track("view", { get 0() { ran++; return "knife"; } }),
      () => p.track("view", () => "knife"),
      () => p.profile.facts({ get name() { ran++; return "Ada"; } }),
      () => p.profile.declare(new Proxy({}, { ownKeys() { throw new Error("no"); } })),
      () => p.profile.import(cyclic),
      () => p.profile.mute(10n),
      () => p.catalog.update([{ id: Symbol("x") }]),
      () => p.catalog.load(7),
      () => p.consent.connect({}),
    ];
    const codes = [];
    for (const act of failing) codes.push(await act().then(() => "fine", (error) => (error instanceof homebody.HomebodyError ? error.code : String(error))));
    const { error } = await p.rank({ slot: "a", get limit() { ran++; return 3; } });
    return [[...codes, error.field], ran];
  });
  assert.deepEqual(codes, [...Array(9).fill("invalid-input"), "request.limit"]);
  assert.equal(ran, 0, "no code of the page's ran");
});

test("prove() finds what is published, and a wall that stands", async (t) => {
  for (const [policy, options, form] of [["blob", {}, "blob"], ["usual", { sealedUrl: HEADER }, "header"], ["usual", {}, "none"]]) {
    const page = await sealed(t, policy);
    const proof = await page.evaluate(async (options) => {
      const { prove } = await import("/dist/prove.js");
      const { createPersonalizer } = await import("/dist/index.js");
      await createPersonalizer({ catalog: items }).ready;
      return prove(options);
    }, options);
    const published = sha256(readFileSync(join(DIST, "engine.wasm")));
    assert.deepEqual(proof.wasm, { sha256: published, published, matches: true });
    assert.deepEqual(proof.imports.map(({ reaches }) => reaches).sort(), ["memory", "stop"]);
    assert.deepEqual([proof.sealed.ok, proof.sealed.form], [form !== "none", form]);
    assert.equal(proof.sealed.probes.length > 5, proof.sealed.ok);
    assert.equal(await until(() => page.workers().length, (count) => count === 0), 0, "the worker was ended");
    page.trouble.length = 0;
  }
});

test("prove() does not call another module ours", async (t) => {
  const page = await sealed(t, "blob");
  const [changed, compiled, foreign] = await page.evaluate(async () => {
    const { prove } = await import("/dist/prove.js");
    const bytes = new Uint8Array(await (await fetch("/dist/engine.wasm")).arrayBuffer());
    // An empty section of its own at the end changes nothing but the hash.
    const changed = new Uint8Array([...bytes, 0, 2, 1, 97]);
    const empty = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 2, 11, 1, 3, 101, 110, 118, 3, 111, 117, 116, 0, 0]);
    return [await prove({ wasm: changed }), await prove({ wasm: new WebAssembly.Module(bytes) }), await prove({ wasm: empty })];
  });
  assert.deepEqual([changed.wasm.matches, changed.wasm.sha256.length], [false, 64]);
  assert.deepEqual([compiled.wasm.matches, compiled.wasm.problem], [false, "no-bytes"]);
  assert.deepEqual(foreign.imports, [{ module: "env", name: "out", reaches: "unknown" }]);
});

test("the storefront's server seals the worker's file by a header of its own, and its pages stay as strict", async (t) => {
  const { url, close } = await listen(await createServer({ root: DIST, csp: storefrontPolicy }));
  t.after(close);
  const page = await (await visitor(t)).newPage();
  const response = await page.goto(`${url}/hashes.json`);
  assert.match(response.headers()["content-security-policy"], /connect-src 'none'/);
  const { sealed, wasm } = await page.evaluate(async () => {
    const { prove } = await import("/prove.js");
    return prove({ sealedUrl: "/sealed-worker.js" });
  });
  assert.deepEqual([sealed.ok, sealed.form, wasm.matches], [true, "header", true]);
});

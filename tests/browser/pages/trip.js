// A whole shopping trip with everything that a page may call; used on a page and in a worker.
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** What needs a profile says so when there is none; nothing else may go wrong. */
function attempt(act) {
  try {
    return act();
  } catch (error) {
    if (error.code !== "consent-required") throw error;
    return undefined;
  }
}

/** Gives what was seen: the mode, and how many items each model ranked. `during` happens before anything is disposed of. */
export async function trip({ createPersonalizer }, catalog, consent, during = () => {}) {
  const p = createPersonalizer({ catalog, consent });
  const told = [];
  for (const event of ["change", "mode", "consent", "error"]) p.on(event, () => told.push(event));
  const stop = p.watch({ slot: "home" }, () => told.push("watch"));
  p.track("view", "pan"); // before it is ready
  await p.ready;

  const context = { item: "pan", attributes: ["category=Kitchen"] };
  const models = ["for_you", "similar", "continue", "trending", "new"];
  const ranked = models.map((model) => p.rank({ slot: model, model, context, limit: 5 }).items.length);
  p.track("view", ["pan", "knife"]);
  p.track("search", "pan");
  await pause(40);
  const ranking = p.rank({ slot: "home", diversity: 0.5, pin: [{ id: "tent", position: 2 }], boost: [{ target: "brand=Alp", weight: 0.2 }] });
  for (const { id } of ranking.items) p.track("impression", id, { ranking });
  for (const { id } of ranking.items) {
    const { reasons, without } = p.explain(ranking, id);
    reasons.forEach(without);
  }
  for (const event of ["click", "like", "add_to_cart", "remove_from_cart", "add_to_cart", "purchase"]) p.track(event, "pan", { ranking });
  p.track("dismiss", "rope");
  p.rank({ slot: "search", intent: "requested", candidates: ["pan", "pot", "rope"] });
  await pause(40);

  attempt(() => p.profile.get());
  attempt(() => p.profile.export());
  attempt(() => p.profile.declare({ "brand=Acme": 1 }));
  attempt(() => p.profile.facts({ name: "Ada" }));
  attempt(() => p.profile.purchases([{ id: "tent", at: 1 }]));
  attempt(() => p.profile.mute("brand=Ferro"));
  attempt(() => p.profile.hide("atlas"));
  attempt(() => p.profile.restore("atlas"));
  attempt(() => p.profile.channel("chat", false));
  attempt(() => p.profile.pause(false));
  p.catalog.update([{ id: "pan", price: 3, available: false }]);
  p.catalog.get("pan");
  await p.catalog.load(catalog);
  p.consent.get();
  p.consent.has("store");
  await pause(60);
  await during(p);
  await pause(60);
  const { mode } = p;
  stop();
  p.dispose();
  await pause(60);
  return { mode, ranked, told: [...new Set(told)].sort() };
}

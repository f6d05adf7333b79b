// "Prove it": one click looks at the program that runs in this page; what is needed for it is had then.
import type { Proof } from "../../types.js";
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Panel } from "../panel.js";
import { asking, button, kit, quiet, report, section } from "../panel.js";

const ID = "prove";

export function proof(panel: Panel): Child {
  const { words, ui, options } = panel;
  if (options.prove === false) return undefined;
  const { sealedUrl } = options.prove ?? {};
  const found = ui.asked.get(ID) as ((panel: Panel) => Child) | undefined;
  const look = async () => {
    report(panel, ID, words.proving);
    const [{ prove }, { result }] = await Promise.all([import("../../entry/prove.js"), import("../lazy/proof.js")]);
    const found: Proof = await prove(sealedUrl === undefined ? {} : { sealedUrl });
    return (panel: Panel) => result(kit, panel, found);
  };
  return section(
    panel,
    ID,
    "prove",
    h("p", { key: "how" }, words.proveHelp),
    button(words.proveStart, asking(panel, ID, "prove", look), { key: "start" }),
    found && [found(panel), quiet(words.proveLimits)],
  );
}

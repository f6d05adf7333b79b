// What the visitor told about themselves, for wording only.
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { Panel } from "../panel.js";
import { act, quiet, section, small } from "../panel.js";

const ID = "facts";

export function facts(panel: Panel): Child {
  const { seen, options, words, p, clock } = panel;
  const told = seen.known?.file.facts ?? [];
  const fields = options.facts ?? [];
  if (!seen.known || (!told.length && !fields.length)) return undefined;
  const others = told.filter(({ name }) => !fields.some((field) => field.name === name)).map(({ name }) => ({ name, label: name, autocomplete: "off" }));
  return section(
    panel,
    ID,
    "facts",
    [...fields, ...others].map(({ name, label, autocomplete = "off" }) => {
      const fact = told.find((one) => one.name === name);
      const set = (value: string) => act(panel, ID, "facts", () => p.profile.facts({ [name]: value || null }), value ? "didKeep" : "didRemove");
      const submit = (event: SubmitEvent) => {
        event.preventDefault();
        set(((event.currentTarget as HTMLFormElement).elements[0] as HTMLInputElement).value.trim());
      };
      return h(
        "form",
        { key: name, class: "line", onSubmit: submit },
        h("label", { for: `fact-${name}` }, label),
        h(
          "span",
          { class: "line-row" },
          h("input", { id: `fact-${name}`, part: "input", autocomplete, maxlength: 80, ".value": fact?.value ?? "" }),
          h("button", { key: "keep", part: "button" }, words.keep),
          fact && small(words.remove, label, () => set("")),
          fact && h("span", { class: "quiet" }, clock.ago(fact.at)),
        ),
      );
    }),
    quiet(words.factsHelp),
  );
}

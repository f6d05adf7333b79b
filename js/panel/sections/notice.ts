// The site's own notice on what is stored, for how long and why; had only when somebody wants to read it.
import type { Child } from "../../ui/dom.js";
import { h } from "../../ui/dom.js";
import type { NoticeText } from "../options.js";
import type { Panel } from "../panel.js";
import { asking, button, section, sub, table } from "../panel.js";

const ID = "notice";

export function notice(panel: Panel): Child {
  const { words, ui, options, language } = panel;
  const get = options.notice;
  if (!get) return undefined;
  const key = `${ID} ${language}`;
  const text = ui.asked.get(key) as NoticeText | undefined;
  return section(
    panel,
    ID,
    "notice",
    text
      ? h(
          "div",
          { key: "text", class: "body", lang: text.language },
          sub(panel, text.title),
          text.paragraphs.map((paragraph) => h("p", null, paragraph)),
          table(
            [words.noticeWhat, words.noticeWhere, words.noticeWhy, words.noticeHowLong],
            text.stored.map(({ what, where, why, howLong }) => [what, where, why, howLong]),
            words.notice,
          ),
        )
      : button(words.noticeShow, asking(panel, ID, "notice", () => get(language), key), { key: "show" }),
  );
}

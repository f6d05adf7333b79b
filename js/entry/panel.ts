// `<homebody-panel>`: everything that is known about the visitor, and every right over it, as one tag.
import { panelLife } from "../panel/element.js";
import type { PanelOptions } from "../panel/options.js";
import type { Personalizer } from "../types.js";
import { define } from "../ui/element.js";

export type { HomebodyPanel, NoticeText, PanelEventMap, PanelFact, PanelOptions, Right } from "../panel/options.js";
export type { Words as PanelStrings } from "../panel/panel.js";
export type * from "../types.js";

/**
 * Defines `<homebody-panel>` and binds it to a personalizer; called again, it binds the elements that are there anew. Does nothing on a
 * server.
 */
export function definePanel(personalizer: Personalizer, options: PanelOptions = {}): void {
  define(options.tag ?? "homebody-panel", { p: personalizer, options }, ["heading-level"], panelLife);
}

import type { ConsentReport, ConsentSource, Purpose } from "../types.js";

/**
 * What the site itself knows of the visitor's choice, for this page load only. With `initial` it passes on a choice
 * that the site keeps elsewhere, for instance in the visitor's account.
 */
export function site(initial?: { grant?: readonly Purpose[]; deny?: readonly Purpose[] }): ConsentSource {
  let report: (report: ConsentReport) => void = () => {};
  return {
    name: "site",
    connect(to) {
      report = to;
      const granted = (initial?.grant ?? []).map((purpose) => [purpose, "granted"] as const);
      const denied = (initial?.deny ?? []).map((purpose) => [purpose, "denied"] as const);
      if (granted.length || denied.length) to({ purposes: Object.fromEntries([...granted, ...denied]) });
      return () => {
        report = () => {};
      };
    },
    choose: (choice) => report(choice),
  };
}

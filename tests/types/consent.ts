// How the sources of consent are written against, checked by the compiler alone.
import { createPersonalizer, type ConsentSource } from "homebody";
import { dnt } from "homebody/consent/dnt";
import { gcm, type ConsentMode } from "homebody/consent/gcm";
import { gpc } from "homebody/consent/gpc";
import { gpp } from "homebody/consent/gpp";
import { klaro } from "homebody/consent/klaro";
import { shopify } from "homebody/consent/shopify";
import { tcf, type TcfOptions } from "homebody/consent/tcf";
import { usercentricsV2 } from "homebody/consent/usercentrics";

export function connected(api: object): void {
  const options: TcfOptions = { signals: "purposes", custom: { profile: 2 }, asksFor11: false, elsewhere: ["store"] };
  const mode: ConsentMode = gcm({ dataLayer: "dataLayer", implied: true });
  mode.update({ personalization_storage: "granted" });
  const cmp: ConsentSource = klaro({ api, purposes: { rank: ["shop", "taste"] } });
  const { sources } = createPersonalizer({ consent: [tcf(options), mode, cmp, gpc(), dnt({ strict: true }), gpp({ sensitive: ["rank"] })] }).consent.get();
  for (const { explicit, off } of sources) void [explicit, off];
  // @ts-expect-error no such purpose
  shopify({ purposes: { ranking: "preferences" } });
  // @ts-expect-error the event has no usual name
  usercentricsV2({});
  // @ts-expect-error no such signals
  tcf({ signals: "vendors" });
}

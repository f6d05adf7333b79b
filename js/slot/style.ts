// How a slot looks: a grid of rooms, each as high as its card from the start, so that nothing jumps. Cards are the site's own; of what all
// elements have in common it needs little.
import { WHY_STYLE } from "../ui/why.js";

export const STYLE = `:host{display:block;--_a:var(--homebody-accent,currentColor);--_l:var(--homebody-line,color-mix(in srgb,currentColor 20%,transparent));--_r:var(--homebody-radius,6px);line-height:1.6}
:host([hidden]){display:none}
${WHY_STYLE}
ul{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(var(--homebody-card,12rem),100%),1fr));gap:var(--homebody-gap,1.5rem);margin:0;padding:0;list-style:none}
[part=heading]{margin:0 0 .75rem;font-family:var(--homebody-heading-font,inherit);line-height:1.25}
li{display:grid;grid-template-rows:minmax(var(--homebody-room,12rem),1fr) auto;container-type:inline-size}
slot{display:block}
.foot{min-block-size:var(--homebody-foot,4em)}
p{margin:0}
a{color:var(--_a)}
.undo{padding:.5em 1.25em;border:1px solid;border-radius:var(--_r);background:none;color:var(--_a);font:inherit}
:focus-visible{outline:3px solid var(--_a);outline-offset:2px}
[tabindex="-1"]{outline:0}
@container (max-width:11.5rem){.foot{min-block-size:var(--homebody-foot,5.5em)}.acts{flex-direction:column}}
`;

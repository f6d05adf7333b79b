// How the chat looks. It fills the box that the site gives it, and scrolls inside: whatever is said, the page around it stays where it is.
import { BASE } from "../ui/style.js";
import { WHY_STYLE } from "../ui/why.js";

export const STYLE = `${BASE}${WHY_STYLE}
:host{block-size:var(--homebody-chat-height,32rem)}
.chat{display:grid;grid-template-rows:auto minmax(0,1fr) auto;block-size:100%;min-block-size:0}
.head{display:grid;gap:.25em;padding-block-end:.75em;border-block-end:1px solid var(--_l)}
.log{display:grid;align-content:start;gap:1em;min-block-size:0;padding:1em .25em;overflow:auto;overscroll-behavior:contain;scroll-behavior:smooth}
.turn{display:grid;grid-template-columns:minmax(0,1fr);gap:.625em;overflow-wrap:anywhere}
.mine{justify-self:end;max-inline-size:85%;padding:.5em .875em;border:1px solid var(--_l);border-radius:var(--_r);background:color-mix(in srgb,currentColor 7%,var(--_f))}
.said{display:grid;gap:.375em}
ul{list-style:none;margin:0;padding:0}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,11em),1fr));gap:.75em}
.card{display:grid;align-content:start;gap:.25em;min-inline-size:0;padding:.75em;border:1px solid var(--_l);border-radius:var(--_r)}
.name{font-weight:600}
.fits{font-size:.8125em;color:var(--_s)}
.chips{display:flex;flex-wrap:wrap;gap:.5em}
.chips button{min-block-size:2.25em;padding:.25em .875em;border-radius:1.25em;font-size:.9375em}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:.9375em}
th,td{padding:.375em 0;padding-inline-end:1em;border-block-end:1px solid var(--_l);text-align:start;vertical-align:top;font-weight:400}
th{overflow-wrap:normal}
tbody th{white-space:nowrap;color:var(--_s)}
thead th,.differs td{font-weight:600}
form,.draft,.model{display:grid;gap:.5em}
form{grid-template-columns:minmax(0,1fr) auto;align-items:end;padding-block-start:.75em;border-block-start:1px solid var(--_l)}
label{font-size:.875em;color:var(--_s)}
form label{grid-column:1/-1}
input,textarea{inline-size:100%;min-block-size:2.75em;padding:.375em .75em;border:1px solid var(--homebody-edge,color-mix(in srgb,currentColor 60%,transparent));border-radius:var(--_r);background:var(--_f);color:inherit;font:inherit}
.draft,.model{padding:.875em;border:1px solid var(--_l);border-radius:var(--_r)}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(9em,1fr));grid-auto-rows:1fr;gap:.5em}
.pair>a{display:grid;place-items:center;min-block-size:2.75em;padding:.5em 1.25em;border:1px solid var(--_a);border-radius:var(--_r);text-align:center;text-decoration:none}
pre{max-block-size:12em;margin:0;padding:.75em;overflow:auto;border:1px solid var(--_l);font:.8125em/1.5 ui-monospace,Menlo,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
.words{padding-inline-start:.875em;border-inline-start:3px solid var(--_l)}
.unseen{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-reduced-motion:reduce){.log{scroll-behavior:auto}}
`;

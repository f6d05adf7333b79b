// How a story looks. Every part has its height from the start, whatever the scene, so that nothing around it moves.
import { WHY_STYLE } from "../ui/why.js";

export const STYLE = `:host{display:block;container-type:inline-size;--_a:var(--homebody-accent,currentColor);--_s:color-mix(in srgb,currentColor 82%,transparent);--_l:var(--homebody-line,color-mix(in srgb,currentColor 20%,transparent));--_r:var(--homebody-radius,6px);line-height:1.6}
:host([hidden]){display:none}
*{box-sizing:border-box}
[part=heading],p{margin:0}
button{border:1px solid var(--_a);border-radius:var(--_r);color:var(--_a);font:inherit;cursor:pointer}
a{color:var(--_a)}
:focus-visible{outline:3px solid var(--_a);outline-offset:-3px}
[tabindex="-1"]{outline:0}
${WHY_STYLE}section{border:1px solid var(--_l);border-radius:calc(var(--_r)*2);overflow:clip}
[part=stage]{position:relative;block-size:var(--homebody-story-stage,27rem);overflow:hidden;background:var(--homebody-story-tint,color-mix(in srgb,var(--_a) 9%,transparent))}
.scene{position:absolute;inset:0;overflow:auto;background:radial-gradient(circle at 90% 0,color-mix(in srgb,var(--_a) 20%,transparent),transparent 60%)}
.inner{position:relative;display:grid;gap:1rem;align-content:center;padding:1.25rem;min-block-size:100%;max-inline-size:64rem;margin:auto}
[part=heading]{font-family:var(--homebody-heading-font,inherit);font-size:clamp(1.5rem,1rem + 2.6cqi,2.75rem);line-height:1.15;text-wrap:balance}
.big{font-size:clamp(2rem,1rem + 4cqi,3.5rem)}
.rule{block-size:4px;inline-size:5rem;background:var(--_a);transform-origin:left}
ul,ol{display:grid;gap:.75rem;margin:0;padding:0;list-style:none}
[part=notes],[part=lines],[part=total]{max-inline-size:44rem}
[part=note]{padding-inline-start:.875rem;border-inline-start:3px solid var(--_a)}
[part=item]{display:grid;grid-template-columns:4rem minmax(0,1fr);gap:.25rem .875rem;align-items:center}
[part=picture]{aspect-ratio:1;border-radius:var(--_r);overflow:hidden}
::slotted(*){display:block;block-size:100%}
.words{line-height:1.4}
.words a{font-weight:600}
.acts{align-items:baseline;justify-content:start}
.inner,[part=caption]{overflow-wrap:anywhere}
.item [part=item],.compare [part=item]{grid-template-columns:minmax(0,1fr);align-content:start}
.item [part=picture]{inline-size:min(100%,10rem)}
.compare [part=items]{grid-template-columns:1fr 1fr}
.compare [part=picture]{inline-size:min(100%,7rem)}
[part=line]{display:grid;grid-template-columns:2.75em minmax(0,1fr) auto;gap:.5em;padding-block-end:.5em;border-block-end:1px solid var(--_l)}
[part=total]{display:flex;justify-content:space-between;font-size:1.25em}
[part=choices]{grid-template-columns:repeat(auto-fit,minmax(min(15rem,100%),1fr))}
[part=choice]{padding:.5em 1.25em;inline-size:100%;min-block-size:3.75em;text-align:start;background:var(--homebody-surface,Canvas);font-weight:600}
[part=caption]{block-size:8.75em;padding-block:.75em;overflow:auto;border-block-start:1px solid var(--_l);font-size:1.0625em;line-height:1.45}
[part=controls]{display:grid;grid-template-columns:auto minmax(0,1fr) auto;align-items:center;gap:.875rem}
[part=play]{block-size:2.75em;inline-size:2.75em;padding:0;border:0;border-radius:2em;background:var(--_a);color:var(--homebody-on-accent,Canvas)}
input{inline-size:100%;block-size:2.75em;margin:0;accent-color:var(--_a)}
[part=time]{min-inline-size:6em;text-align:end;font-size:.875em;color:var(--_s)}
[part=chapters]{block-size:3.25em;overflow:auto hidden}
ol{display:flex;gap:1.25rem}
[part=chapter]{min-block-size:2.5em;padding:0;border:0;background:none;white-space:nowrap}
[aria-pressed=true],[aria-current]{box-shadow:inset 0 -3px var(--_a)}
[part=foot]{min-block-size:2.75em;padding-block:.5em;border-block-start:1px solid var(--_l);font-size:.875em}
section>:not([part=stage]){padding-inline:1.25rem}
@container (min-width:40rem){.inner{padding:2rem 2.5rem;gap:1.25rem}
.shelf [part=items]{grid-template-columns:repeat(auto-fit,minmax(9rem,1fr))}
.shelf [part=item]{grid-template-columns:minmax(0,1fr);align-content:start;gap:.625rem}
.shelf [part=picture]{inline-size:min(100%,11rem)}
.compare [part=item]{grid-template-columns:8rem minmax(0,1fr)}
.item [part=item]{grid-template-columns:16rem minmax(0,1fr);gap:2rem}
.item [part=picture]{inline-size:auto}
[part=caption]{block-size:4.5em}
section>:not([part=stage]){padding-inline:2.5rem}}
`;

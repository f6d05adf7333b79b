// How the question looks. Both answers look the same, because they are worth the same.
import { BASE } from "../ui/style.js";

export const STYLE = `${BASE}
section{padding:clamp(1.25em,3cqi,2.25em);border:1px solid var(--_l);border-radius:var(--_r);background:var(--_f)}
.asked{display:grid;gap:1.5em clamp(1.5em,4vw,3.5em)}
.words p{margin-block-start:.75em}
.preview{display:grid;grid-template-columns:repeat(auto-fit,minmax(13em,1fr));gap:1em 1.5em}
.side{padding-block-start:.75em;border-block-start:3px solid var(--_l)}
[part=subheading]{font-size:1em}
ol{margin:.5em 0;padding-inline-start:1.25em}
.end{display:grid;gap:.75em;justify-items:start;align-content:start}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(9em,1fr));grid-auto-rows:1fr;gap:.75em;inline-size:100%}
.answered{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5em 2em}
@container (min-width:56rem){.asked{grid-template:"words preview" auto "end preview" 1fr/minmax(0,1fr) minmax(0,1fr)}.words{grid-area:words}.preview{grid-area:preview}.end{grid-area:end}}
`;

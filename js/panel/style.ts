// How the panel looks: everything is inherited from the site, or a property of its own that the site may set.
import { BASE } from "../ui/style.js";

export const STYLE = `${BASE}
:host{--_e:var(--homebody-edge,color-mix(in srgb,currentColor 60%,transparent))}
section,.body,.line{display:grid;grid-template-columns:minmax(0,1fr)}
section{gap:1em clamp(1.5em,4vw,4em);padding-block:1.75em;border-block-start:1px solid var(--_l)}
section:first-of-type{border:0;padding-block-start:0}
.body,.line{gap:1em;justify-items:start}
.line{gap:.5em}
.body>:is(ul,form,dl,details,p,div){width:100%;max-width:46rem}
button,select,input{color:inherit;font:inherit}
button{color:var(--_a)}
.small{font-size:.875em}
[part=subheading]{font-size:1.0625em}
.answers{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5em,1fr));grid-auto-rows:1fr;gap:.75em}
button[aria-pressed=true]{box-shadow:inset 0 0 0 2px;font-weight:600}
button[aria-pressed=true]::before{content:"✓";margin-inline-end:.5em}
.note-box{padding:.75em 1em;border:1px solid var(--_l);border-inline-start:4px solid}
.switch{display:flex;align-items:center;justify-content:start;gap:.875em;border:0;padding:.25em 0;background:none;color:inherit;text-align:start}
.track{flex:none;inline-size:3em;block-size:1.625em;padding:2px;border:1px solid var(--_e);border-radius:1em}
.knob{display:block;inline-size:1.25em;block-size:1.25em;box-sizing:border-box;border:2px solid var(--_e);border-radius:50%}
[aria-checked=true] .track{border-color:var(--_a)}
[aria-checked=true] .knob{margin-inline-start:1.375em;border-color:var(--_a);background:var(--_a)}
input[type=range]{inline-size:min(20rem,100%);accent-color:var(--_a)}
ul{list-style:none;margin:0;padding:0}
.plain{list-style:disc;padding-inline-start:1.25em}
.row{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr) auto;align-items:center;gap:.25em 1em;min-height:2.75em;padding-block:.5em;border-block-end:1px solid var(--_l);overflow-wrap:anywhere}
.rows{border-block-start:1px solid var(--_l)}
.do{display:flex;gap:.5em 1em;align-items:center;justify-content:end}
.share{display:block;block-size:4px;margin-block-start:.375em;max-inline-size:12em;background:var(--_l)}
.bar{display:block;block-size:100%;background:var(--_a)}
.against .bar{margin-inline-start:auto;background:var(--_e)}
summary{display:flex;gap:.75em;align-items:baseline;padding-block:.625em;cursor:pointer}
summary::before{content:"+";inline-size:.75em;color:var(--_a)}
[open]>summary::before{content:"–"}
.dial,.line-row{display:flex;flex-wrap:wrap;align-items:center;gap:.5em .75em}
fieldset{margin:0;padding:0;border:0;min-width:0}
legend{padding:0;margin-block-end:.25em}
.choice{display:flex;align-items:center;gap:.625em;min-height:2em}
input[type=radio]{inline-size:1.125em;block-size:1.125em;margin:0;accent-color:var(--_a)}
.preview{display:grid;gap:.75em;padding:1em;border:1px solid var(--_e);border-radius:var(--_r)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{padding:.5em 0;padding-inline-end:1em;border-block-end:1px solid var(--_l);text-align:start;vertical-align:top;font-weight:400}
thead th{color:var(--_s);font-size:.875em}
dl{margin:0}
dd{margin:0 0 .5em}
.hash{font:.8125em/1.5 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere}
select,input:not([type=radio],[type=range],[type=file]){min-block-size:2.75em;max-inline-size:100%;padding:.375em .75em;border:1px solid var(--_e);border-radius:var(--_r);background:var(--_f)}
.row select{min-block-size:2em;padding:.125em .25em;font-size:.875em}
input[type=file]{max-inline-size:100%}
option{background:Canvas;color:CanvasText}
[role=status]:empty{display:none}
@container (min-width:54rem){section{grid-template-columns:minmax(10rem,16rem) minmax(0,1fr)}}
@container (max-width:34rem){.row{grid-template-columns:minmax(0,1fr)}.do{justify-content:start;flex-wrap:wrap}}
@media (forced-colors:active){.bar,[aria-checked=true] .knob{forced-color-adjust:none;background:CanvasText}.share{border-block-end:1px solid}}
`;

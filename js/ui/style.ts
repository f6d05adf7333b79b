// What both elements have in common. Colours come from the site's own text colour unless it sets a property.
export const BASE = `:host{display:block;container-type:inline-size;--_a:var(--homebody-accent,currentColor);--_s:var(--homebody-soft,color-mix(in srgb,currentColor 82%,transparent));--_l:var(--homebody-line,color-mix(in srgb,currentColor 20%,transparent));--_f:var(--homebody-surface,transparent);--_r:var(--homebody-radius,6px);line-height:1.6}
:host([hidden]){display:none}
*{box-sizing:border-box}
[part$=heading]{margin:0;font-family:var(--homebody-heading-font,inherit);font-size:1.375em;line-height:1.25}
p{margin:0}
button{min-block-size:2.75em;padding:.5em 1.25em;border:1px solid var(--_a);border-radius:var(--_r);background:var(--_f);color:var(--_a);font:inherit;cursor:pointer}
button:hover{background:color-mix(in srgb,currentColor 10%,var(--_f))}
.small{min-block-size:1.75em;padding:.125em 0;border:0;background:none;font-size:.875em;text-decoration:underline}
.quiet{color:var(--_s);font-size:.875em}
a{color:var(--_a)}
:focus-visible{outline:3px solid var(--_a);outline-offset:2px}
[tabindex="-1"]:focus-visible{outline:0}
`;

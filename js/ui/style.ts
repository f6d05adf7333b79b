// What both elements have in common. Colours come from the site's own text colour unless it sets a property.
export const BASE = `:host{display:block;container-type:inline-size;--accent:var(--homebody-accent,currentColor);--soft:var(--homebody-soft,color-mix(in srgb,currentColor 82%,transparent));--line:var(--homebody-line,color-mix(in srgb,currentColor 20%,transparent));--surface:var(--homebody-surface,transparent);--radius:var(--homebody-radius,6px);line-height:1.6}
:host([hidden]){display:none}
*{box-sizing:border-box}
[part$=heading]{margin:0;font-family:var(--homebody-heading-font,inherit);font-size:1.375em;line-height:1.25}
p{margin:0}
button{min-block-size:2.75em;padding:.5em 1.25em;border:1px solid var(--accent);border-radius:var(--radius);background:var(--surface);color:var(--accent);font:inherit;cursor:pointer}
button:hover{background:color-mix(in srgb,currentColor 10%,var(--surface))}
.small{min-block-size:1.75em;padding:.125em 0;border:0;background:none;font-size:.875em;text-decoration:underline}
.quiet{color:var(--soft);font-size:.875em}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
[tabindex="-1"]:focus-visible{outline:0}
`;

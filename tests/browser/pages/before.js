// Comes before the package is loaded. What else a test wants done then is added to what is served (`answers` in lib/site.mjs).
globalThis.refused = [];
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => refused.push(`${violatedDirective} ${blockedURI}`));

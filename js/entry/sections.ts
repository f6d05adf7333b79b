// Dynamic page sections: a page composed for its visitor from one spec. The plan is data; the site draws it, on the server as in the browser.
export { defaultSections, sections } from "../sections/plan.js";
export type { PlannedSection, Section, SectionList, SectionReason, SectionRule, SectionsPlan, SectionsSpec, SectionVariant } from "../sections/types.js";
export { watchSections } from "../sections/watch.js";
export type * from "../types.js";

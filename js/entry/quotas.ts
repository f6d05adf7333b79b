// Quotas for slots and sections: at most so many of each kind in a list.
export type { Quotas } from "../slot/plan.js";
export { quotas } from "../slot/quotas.js";
export type * from "../types.js";

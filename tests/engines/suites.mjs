// The tests that every engine runs.
import { consent } from "./consent.mjs";
import { egress } from "./egress.mjs";
import { sealed } from "./sealed.mjs";
import { storage } from "./storage.mjs";

export const SUITES = [consent, storage, egress, sealed];

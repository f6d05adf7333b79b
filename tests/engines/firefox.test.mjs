import { SUITES } from "./suites.mjs";
import { runIn } from "./lib/visits.mjs";

runIn("firefox", SUITES);

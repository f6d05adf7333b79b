import type { ErrorCode, HomebodyErrorShape } from "./types.js";

/** What everything in homebody throws or rejects with. It never carries what a visitor did or typed. */
export class HomebodyError extends Error implements HomebodyErrorShape {
  override readonly name = "HomebodyError";
  constructor(
    /** A stable word to match on. The class is none: `homebody/panel` and the like bring one of their own. */
    readonly code: ErrorCode,
    /** What is at fault, such as `request.boost[2].weight`. */
    readonly field: string,
    /** How to mend it, as an instruction. */
    readonly fix: string,
  ) {
    super(`${field}: ${fix}`);
  }
}

/** As data, for rankings and events. */
export const shapeOf = ({ code, field, fix }: HomebodyErrorShape): HomebodyErrorShape =>
  Object.freeze({ code, field, fix });

/** Shows an exception of the page's own callback to the page's developer, without passing it on. */
export function complain(thrown: unknown): void {
  if (typeof reportError === "function") reportError(thrown);
  else console.error(thrown);
}

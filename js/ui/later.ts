// What a personalizer may have: the panel shows a right only where it is there.
import type { Personalizer, ProfileView } from "../types.js";

/** A receipt, as far as the panel shows it. */
export interface ReceiptShown {
  readonly at: number | string;
  readonly events: readonly { readonly state: string; readonly at: number | string }[];
}
export interface ReceiptsShown {
  readonly list: readonly ReceiptShown[];
  readonly head: string;
  readonly intact: boolean;
}

export const visitOf = (p: Personalizer): ((on: boolean) => void) | undefined => (p.consent as { visit?: (on: boolean) => void }).visit;
export const dialOf = (p: Personalizer): ((to: number) => void) | undefined => (p.profile as { dial?: (to: number) => void }).dial;
export const receiptsOf = (p: Personalizer): (() => Promise<ReceiptsShown>) | undefined =>
  (p.consent as { receipts?: () => Promise<ReceiptsShown> }).receipts;
export const dialled = (view: ProfileView): number => (view as { dial?: number }).dial ?? 0.5;

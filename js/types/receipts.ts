// Receipts: what a visitor chose and when, kept on their own device.
import type { Purpose } from "./consent.js";

/** Who decides what happens with the data, as receipts and notices name them. */
export interface Controller {
  readonly name: string;
  /** How to reach them, such as `mailto:privacy@example.com`. */
  readonly contact: string;
  readonly url?: string;
  readonly address?: string;
}

/** Makes a receipt of every choice by `consent.grant` and `consent.withdraw`. */
export interface ReceiptOptions {
  readonly controller: Controller;
  /** The notice that the visitor was shown; raise `version` when its words change in a way that needs a new answer. */
  readonly notice: { readonly url: string; readonly version: string; readonly sha256?: string; readonly language?: string };
  /** Where the law is from, such as `EU`, the default. */
  readonly jurisdiction?: string;
}

/** States of DPV, of which the first two are a consent that holds. */
export type ReceiptState =
  | 'ConsentGiven' | 'RenewedConsentGiven' | 'ConsentRefused' | 'ConsentWithdrawn' | 'ConsentExpired' | 'ConsentInvalidated';

/**
 * A receipt in the shape of ISO/IEC TS 27560:2023 as the W3C's Data Privacy Vocabulary writes it; `docs/receipts.md` maps the fields. It
 * names no visitor: `id` is random and new for each receipt.
 */
export interface Receipt {
  readonly schema: string;
  readonly id: string;
  /** SHA-256 of the receipt before, in canonical JSON; empty for the first. */
  readonly prev: string;
  readonly at: string;
  readonly subject: 'this-device';
  readonly controller: Controller;
  readonly notice: ReceiptOptions['notice'];
  readonly purposes: readonly { readonly name: Purpose; readonly dpv: string }[];
  readonly data: readonly string[];
  readonly processing: readonly string[];
  readonly storage: { readonly location: string; readonly duration: string; readonly deletion: string };
  readonly recipients: readonly never[];
  readonly basis: string;
  readonly jurisdiction: string;
  readonly withdraw: string;
  readonly events: readonly {
    readonly state: ReceiptState;
    readonly type: 'ExpressedConsent';
    readonly at: string;
    readonly validUntil?: string;
    readonly by: 'visitor' | 'homebody';
    readonly method: string;
    readonly source: string;
  }[];
}

/** All receipts on this device, the oldest first; at most 200. */
export interface Receipts {
  readonly list: readonly Receipt[];
  /** SHA-256 of the last one, empty where there is none. Who holds an earlier head can tell whether anything before it was changed. */
  readonly head: string;
  /** Whether each receipt names the hash of the one before it. */
  readonly intact: boolean;
}

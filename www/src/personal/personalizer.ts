// The shop's one personalizer. The catalog's pack is a script of its own, loaded after the page is drawn.
import { createPersonalizer, gpc, remembered } from 'homebody/inline';

async function pack(): Promise<Uint8Array<ArrayBuffer>> {
  const { default: base64 } = await import('../generated/pack');
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** Raised when the words of the question change in a way that needs a new answer. */
const NOTICE_VERSION = '1';

export const personalizer = createPersonalizer({
  catalog: pack(),
  consent: [remembered({ noticeVersion: NOTICE_VERSION }), gpc()],
  namespace: 'larder-and-loft',
});

/** What the visitor is asked for, all three or none: a memory on the device that orders the lists. */
export const ASKED = ['store', 'profile', 'rank'] as const;

// The shop's one personalizer. The catalog's pack is a script of its own, loaded after the page is drawn.
import { createPersonalizer, gpc, remembered, type ConsentReport, type ConsentSource } from 'homebody/inline';
import { createStore } from '../lib/store';

/** The pack's bytes, a script of their own; the chat reads them, too. */
export async function pack(): Promise<Uint8Array<ArrayBuffer>> {
  const { default: base64 } = await import('../generated/pack');
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** Raised when the words of the question change in a way that needs a new answer. */
const NOTICE_VERSION = '1';

const choice = remembered({ noticeVersion: NOTICE_VERSION });

/** What the visitor chose, known before the engine is there: the question must not flash up for those who answered. */
export const heard = createStore<ConsentReport>({ purposes: {} });

const listenedTo: ConsentSource = {
  ...choice,
  connect: (report, namespace) =>
    choice.connect((said) => {
      heard.set(said);
      report(said);
    }, namespace),
};

export const personalizer = createPersonalizer({
  catalog: pack(),
  consent: [listenedTo, gpc()],
  namespace: 'larder-and-loft',
});

/** What the visitor is asked for, all three or none: a memory on the device that orders the lists. */
export const ASKED = ['store', 'profile', 'rank'] as const;

// The one question: a card in the page, not a wall in front of it. It is asked until it is answered, and
// after an answer, yes or no, never again; the foot of every page leads to the switch.
import type { Decision } from 'homebody/inline';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { sayNo, sayYes } from '../../personal/consent';
import { answer, objection, useDecision, useReady } from '../../personal/state';
import { Preview } from './preview';

export function ConsentQuestion({ soon = true }: { soon?: boolean }) {
  const decision = useDecision();
  const [answered, setAnswered] = useState(false);
  // Decided once per page view, so that the card neither appears nor leaves under somebody's hands.
  const [asked] = useState(() => answer(decision) === 'none' && !objection(decision) && soon);

  if (!asked) return null;
  if (answered) return <Answered />;
  const choose = (say: () => void) => {
    say();
    setAnswered(true);
  };
  return (
    <section class="question" aria-labelledby="question-heading">
      <div class="question-words">
        <h2 id="question-heading">Should this shop remember what you look at?</h2>
        <p>
          Only on this device, and only to order what you are shown here. Nothing is sent to us or to anyone. Prices stay
          the same for everybody, and the shop works the same with either answer.
        </p>
      </div>
      <Preview />
      <div class="question-end">
        <div class="question-answers">
          <button type="button" class="button-even" onClick={() => choose(sayYes)}>
            Yes, remember on this device
          </button>
          <button type="button" class="button-even" onClick={() => choose(sayNo)}>
            No, thanks
          </button>
        </div>
        <p class="question-foot">
          Kept for 180 days after your last visit, or until you erase it. You can change your mind at any time under{' '}
          <a href="/privacy">Privacy and preferences</a>.
        </p>
      </div>
    </section>
  );
}

/** The answer is confirmed where the question was. */
function Answered() {
  const text = useRef<HTMLParagraphElement>(null);
  const decision = useDecision();
  const ready = useReady();
  useLayoutEffect(() => text.current?.focus(), []);
  return (
    <section class="question question-done" aria-label="Your answer">
      <p ref={text} tabIndex={-1}>
        {outcome(decision, ready)}
      </p>
      <p>
        <a href="/privacy">Privacy and preferences</a>
      </p>
    </section>
  );
}

function outcome(decision: Decision, ready: boolean): string {
  if (answer(decision) !== 'yes') return 'Understood: nothing is remembered, and you will not be asked again.';
  if (objection(decision)) return 'Thank you, but your browser objects to it, so nothing is remembered.';
  if (!ready) return 'Thank you. This device remembers as soon as the shop has loaded completely.';
  return 'Thank you. From now on this device remembers what you look at here. What came before is not kept.';
}

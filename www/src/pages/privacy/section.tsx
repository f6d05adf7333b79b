// One topic of the privacy page.
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export function Section({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="topic" aria-labelledby={id}>
      <h2 id={id} tabIndex={-1}>
        {title}
      </h2>
      <div class="topic-body">{children}</div>
    </section>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly on: boolean;
  readonly set: (on: boolean) => void;
  readonly disabled?: boolean;
}

/** A switch says its state in words, too. */
export function Toggle({ label, on, set, disabled = false }: ToggleProps) {
  return (
    <button type="button" role="switch" class="toggle" aria-checked={on} disabled={disabled} onClick={() => set(!on)}>
      <span class="toggle-track" aria-hidden="true">
        <span class="toggle-knob" />
      </span>
      <span>{label}</span>
      <span class="toggle-state" aria-hidden="true">
        {on ? 'on' : 'off'}
      </span>
    </button>
  );
}

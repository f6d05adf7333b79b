// When a control does away with itself, focus must go somewhere near, or it falls to the top of the page.

/** The heading of the page. */
export function focusPage(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
}

// The shop's sign: a gable over two shelves, and its name.
export function Wordmark() {
  return (
    <>
      <svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true">
        <path class="mark-house" d="M4 14 16 4l12 10v14H4z" />
        <path class="mark-shelf" d="M8 18h16v2H8zm0 6h16v2H8z" />
        <path class="mark-jar" d="M10 12h4v6h-4zm8 2h4v4h-4z" />
      </svg>
      <span class="wordmark">
        Larder <span class="amp">&amp;</span> Loft
      </span>
    </>
  );
}

// A share as a number and a bar. The number is the information; the bar is for the eye.
export function Share({ share }: { share: number }) {
  const percent = Math.round(Math.abs(share) * 100);
  const width = `${Math.min(100, percent)}%`;
  return (
    <span class={share < 0 ? 'share share-against' : 'share'}>
      <span class="share-track" aria-hidden="true">
        {/* Set through the object model, which the policy allows; a style attribute in markup it would not. */}
        <span class="share-bar" style={{ width }} />
      </span>
      <span class="share-number">
        {percent === 0 && share !== 0 ? 'under 1%' : `${share < 0 ? '−' : ''}${percent}%`}
      </span>
    </span>
  );
}

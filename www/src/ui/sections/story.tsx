// A story for the visitor, played when they press play. Its script comes with the first page that has one.
import { A_MINUTE } from '../../story/home';
import { Story } from '../../story/player';

export function StoryRoom() {
  return (
    <div class="slot">
      <Story template={A_MINUTE} />
    </div>
  );
}

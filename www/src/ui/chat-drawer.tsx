// The chat in a drawer. Nothing of it is loaded before somebody opens it.
import { h } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { onNavigate } from '../router/router';

export function ChatDrawer() {
  const drawer = useRef<HTMLDialogElement>(null);
  const [opened, setOpened] = useState(false);
  const close = () => drawer.current?.close();
  const open = () => {
    setOpened(true);
    drawer.current?.showModal();
    void import('../personal/chat');
  };
  // A link in an answer leads to a page, which is then to be seen.
  useEffect(() => onNavigate(close), []);
  return (
    <>
      <button type="button" class="ask-button" aria-haspopup="dialog" onClick={open}>
        Ask
      </button>
      {/* A click beside the drawer falls on the dialog itself. */}
      <dialog ref={drawer} class="drawer" aria-label="Ask the shop" onClick={(event) => event.target === drawer.current && close()}>
        <div class="drawer-inner">
          <button type="button" class="text-button drawer-close" onClick={close}>
            Close
          </button>
          {opened && h('homebody-chat', {})}
        </div>
      </dialog>
    </>
  );
}

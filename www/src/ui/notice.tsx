// One line that says what just happened, read aloud by screen readers. It stays until the next page, the
// next notice or a click: a message that leaves by itself is a message that some people never read.
import { createStore, useStore } from '../lib/store';
import { onNavigate } from '../router/router';
import { focusPage } from './focus';

interface Notice {
  readonly text: string;
  readonly action?: { readonly label: string; readonly act: () => void } | undefined;
}

const notice = createStore<Notice | undefined>(undefined);

export function notify(text: string, action?: Notice['action']): void {
  notice.set({ text, action });
}

export const clearNotice = (): void => notice.set(undefined);

onNavigate(clearNotice);

export function NoticeBar() {
  const now = useStore(notice);
  const close = () => {
    clearNotice();
    focusPage();
  };
  const act = () => {
    close();
    now?.action?.act();
  };
  return (
    <div class="notice" role="status">
      {now && (
        <div class="notice-box">
          <p>{now.text}</p>
          {now.action && (
            <button type="button" class="text-button" onClick={act}>
              {now.action.label}
            </button>
          )}
          <button type="button" class="text-button" onClick={close}>
            Close
          </button>
        </div>
      )}
    </div>
  );
}

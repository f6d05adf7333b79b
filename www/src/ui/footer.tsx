// The foot of every page. The way to the privacy page is always here, whatever was answered.
import { isPersonal, useMode } from '../personal/state';
import { usePlace } from '../router/router';

export function Footer() {
  const personal = isPersonal(useMode());
  const { path } = usePlace();
  return (
    <footer class="site-foot">
      <div class="foot-inner">
        <p class="foot-word">
          Larder &amp; Loft is a demonstration shop. Its products are made up, nothing can be bought, and it sends nothing
          about you to anyone.
        </p>
        <nav aria-label="About this shop">
          <ul>
            <li>
              <a href="/privacy" aria-current={path === '/privacy' ? 'page' : undefined}>
                Privacy and preferences
              </a>
              <span class="foot-state">{personal ? 'Memory is on' : 'Memory is off'}</span>
            </li>
            <li>
              <a href="/orders">Orders</a>
            </li>
            <li>
              <a href="/fetch.html">The fetch loader, on a page of its own</a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}

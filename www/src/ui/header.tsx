// The top of every page: name, search, cart, and the departments.
import { useEffect, useState } from 'preact/hooks';
import { count, useCart } from '../shop/cart';
import { departments } from '../shop/categories';
import { navigate, usePlace } from '../router/router';
import { ChatDrawer } from './chat-drawer';
import { Wordmark } from './wordmark';

export function Header() {
  const { path } = usePlace();
  const items = count(useCart());
  return (
    <header class="site-head">
      <div class="site-bar">
        <a class="brand" href="/" aria-current={path === '/' ? 'page' : undefined}>
          <Wordmark />
        </a>
        <div class="site-find">
          <SearchForm />
          <ChatDrawer />
        </div>
        <nav aria-label="Your shopping" class="shopping">
          <a href="/orders" aria-current={path === '/orders' ? 'page' : undefined}>
            Orders
          </a>
          <a href="/cart" aria-current={path === '/cart' ? 'page' : undefined}>
            Cart <span class="cart-count">{items}</span>
            <span class="unseen"> {items === 1 ? 'item' : 'items'}</span>
          </a>
        </nav>
      </div>
      <Departments path={path} />
    </header>
  );
}

function SearchForm() {
  const { path, query } = usePlace();
  const asked = path === '/search' ? (query.get('q') ?? '') : '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const q = new FormData(event.currentTarget as HTMLFormElement).get('q');
    navigate(`/search?q=${encodeURIComponent(String(q ?? '').trim())}`);
  };
  return (
    <form role="search" action="/search" class="site-search" onSubmit={submit}>
      <label for="q" class="unseen">
        Search the shop
      </label>
      {/* Keyed by what was asked, so that drawing the header again never touches what is being typed. */}
      <input
        key={asked}
        id="q"
        name="q"
        type="search"
        placeholder="Search the shop"
        autocomplete="off"
        defaultValue={asked}
      />
      <button type="submit">Search</button>
    </form>
  );
}

/** A row on wide screens, behind a button on narrow ones. */
function Departments({ path }: { path: string }) {
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  return (
    <nav aria-label="Departments" class="departments">
      <button
        type="button"
        class="departments-toggle"
        aria-expanded={open}
        aria-controls="department-list"
        onClick={() => setOpen(!open)}
      >
        Departments
      </button>
      <ul id="department-list" class={open ? 'open' : ''}>
        {departments.map(({ name, href }) => (
          <li key={href}>
            <a href={href} aria-current={path === href ? 'page' : path.startsWith(`${href}/`) ? 'true' : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

// The other loader, on a page whose policy lets scripts connect to this site: it should rank just the same.
import { createPersonalizer } from 'homebody';
import './styles/index.css';

const state = document.getElementById('state');
const list = document.getElementById('list');

async function pack(): Promise<Uint8Array<ArrayBuffer>> {
  const { default: base64 } = await import('./generated/pack');
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

const personalizer = createPersonalizer({ catalog: pack(), namespace: 'fetch-page' });

try {
  await personalizer.ready;
  const ranking = personalizer.rank({ slot: 'fetch', model: 'trending', limit: 8 });
  const rows = ranking.items.map(({ id }) => {
    const row = document.createElement('li');
    row.textContent = personalizer.catalog.get(id)?.title ?? id;
    return row;
  });
  list?.replaceChildren(...rows);
  if (state) state.textContent = `Ready, in ${ranking.mode} mode. What sells well in the shop:`;
} catch {
  if (state) state.textContent = 'The engine could not be loaded.';
}

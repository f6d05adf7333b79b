// What the panel says: the sentence, the reasons with their share of the score, and what can be done about it.
import type { RankedItem, Ranking, Reason } from 'homebody/inline';
import { capital } from '../lib/format';
import { hide, mute } from '../personal/actions';
import { personalizer } from '../personal/personalizer';
import { isPersonal, useMode } from '../personal/state';
import { attributeWords, reasonWords } from '../personal/words';
import type { Product } from '../shop/items';
import { Share } from './share';

interface WhyPanelProps {
  readonly product: Product;
  readonly ranking: Ranking;
  readonly item: RankedItem;
  readonly close: () => void;
  readonly gone: () => void;
}

/** More than these is a list that nobody reads; the rest is added up, so that the shares stay whole. */
const SHOWN = 4;

interface Row {
  readonly words: string;
  readonly share: number;
}

export function WhyPanel({ product, ranking, item, close, gone }: WhyPanelProps) {
  const personal = isPersonal(useMode());
  const { text, reasons } = personalizer.explain(ranking, item.id);
  const act = (deed: () => void) => {
    deed();
    gone();
  };
  return (
    <>
      <p class="why-text">{text}</p>
      {item.promoted && <p class="label">Promoted by the shop</p>}
      <ul class="reasons">
        {shares(reasons).map(({ words, share }, index) => (
          <li key={index}>
            <span>{words}</span>
            <Share share={share} />
          </li>
        ))}
      </ul>
      <div class="why-acts">
        {personal &&
          mutable(product, reasons).map((attribute) => (
            <button type="button" class="text-button" key={attribute} onClick={() => act(() => mute(attribute))}>
              Not interested in {attributeWords(attribute)}
            </button>
          ))}
        {ranking.intent === 'offered' && (
          <button type="button" class="text-button" onClick={() => act(() => hide(item.id))}>
            Hide this{personal ? '' : ' for this visit'}
          </button>
        )}
        <a href="/privacy">Privacy and preferences</a>
        <button type="button" class="text-button" onClick={close}>
          Close
        </button>
      </div>
    </>
  );
}

/** Each reason's part of everything that was weighed; what speaks against the item is said as such. */
function shares(reasons: readonly Reason[]): Row[] {
  const sum = reasons.reduce((all, { weight }) => all + Math.abs(weight), 0) || 1;
  const sorted = [...reasons].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  const shown = sorted.length > SHOWN + 1 ? sorted.slice(0, SHOWN) : sorted;
  const rows = shown.map((reason) => ({
    words: reason.weight < 0 ? `Against it: ${reasonWords(reason)}` : capital(reasonWords(reason)),
    share: reason.weight / sum,
  }));
  const rest = sorted.slice(shown.length);
  if (rest.length === 0) return rows;
  const others = rest.reduce((all, { weight }) => all + weight, 0) / sum;
  return [...rows, { words: `${rest.length} smaller reasons together`, share: others }];
}

/** What the reasons rest on, then the maker and the department: at most three. */
function mutable(product: Product, reasons: readonly Reason[]): string[] {
  const named = reasons.flatMap(({ kind, attribute }) => (kind !== 'boost' && attribute ? [attribute] : []));
  const own = [`brand=${product.attributes.brand}`, `category=${product.categories[0]}`];
  return [...new Set([...named, ...own])].slice(0, 3);
}

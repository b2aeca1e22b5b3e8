// The score of this round: the sum at the top, then each buyer with what was done well, what is open and what was missed.
import type { Locale } from '../../lib/model/basics.ts';
import { type BuyerScore, type CheckScore, MARKS, type Mark, scoreOf } from './score.ts';
import type { Shop } from './shop.ts';
import { word } from './show.ts';

/** A tick, a ring, a cross: the shape says it before the colour does. */
const DRAWN: Record<Mark, string> = {
  done: 'M2.5 6.5 5 9l4.5-6',
  open: 'M6 2.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z',
  missed: 'M3 3l6 6M9 3l-6 6',
};
const Shape = ({ mark }: { mark: Mark }) => (
  <svg class="p-shape" viewBox="0 0 12 12" focusable="false" aria-hidden="true">
    <path d={DRAWN[mark]} />
  </svg>
);

export function Score({ shop, onAgain }: { shop: Shop; onAgain: () => void }) {
  const { locale } = shop;
  const { buyers, done, total } = scoreOf({ locale, chats: shop.chats.value, orders: shop.orders.value });
  const marks = buyers.flatMap(({ checks }) => checks.map(({ mark }) => mark));
  return (
    <main class="p-page p-score" data-view="score" data-done={done} data-total={total}>
      <h1>{word(locale, 'score.title')}</h1>
      <header>
        <b class="p-sum">
          {done}
          <span>/{total}</span>
        </b>
        <div>
          <p class="p-counts">
            {MARKS.map((mark) => (
              <span key={mark} data-mark={mark}>
                <Shape mark={mark} />
                {word(locale, `score.${mark}`)} {marks.filter((one) => one === mark).length}
              </span>
            ))}
          </p>
          <p class="p-meta">{word(locale, 'score.from')}</p>
        </div>
        <button type="button" class="p-plain" onClick={onAgain}>
          {word(locale, 'score.again')}
        </button>
      </header>
      <ul>
        {buyers.map((buyer) => (
          <BuyerRow key={buyer.buyer} shop={shop} score={buyer} />
        ))}
      </ul>
    </main>
  );
}

function BuyerRow({ shop: { locale }, score }: { shop: Shop; score: BuyerScore }) {
  const { buyer, name, order, mark, checks } = score;
  return (
    <li data-score={buyer} data-mark={mark}>
      <div class="p-whose">
        <a class="p-link" href={`#/chat/${buyer}`}>
          {name}
        </a>
        {order && <span class="p-meta">{order}</span>}
      </div>
      <ul>
        {checks.map((check) => (
          <CheckRow key={check.check.id} locale={locale} score={check} alone={mark === 'open'} />
        ))}
      </ul>
      <span class="p-mark" data-mark={mark}>
        {word(locale, `score.${mark}`)}
      </span>
    </li>
  );
}

/** `alone`: nothing of this buyer's was missed, so the row itself says that it is open. */
function CheckRow({ locale, score, alone }: { locale: Locale; score: CheckScore; alone: boolean }) {
  const { check, mark, mend, passed } = score;
  const example = check.remark?.example[locale];
  return (
    <li data-check={check.id} data-mark={mark}>
      <Shape mark={mark} />
      <b>{check.name[locale]}</b>
      {/* What is still open says no more than its name: the rest would be the answer. */}
      {mark === 'open' ? (
        !alone && <span class="p-why">{word(locale, passed ? 'score.passed' : 'score.open')}</span>
      ) : (
        <span class="p-why">
          {mark === 'done' ? check.ok[locale] : check.missed[locale]}
          {mend && (
            <span class="p-mend">
              {example ? word(locale, 'score.example', { text: example }) : word(locale, 'score.mend')}
            </span>
          )}
        </span>
      )}
    </li>
  );
}

// The reviews: what buyers wrote after the sale, the shop's public answers, and the order of the chosen one beside.
import type { ShopReview } from './aftercare.ts';
import { Beside } from './Beside.tsx';
import type { Shop } from './shop.ts';
import { clock, iso, word } from './show.ts';

export function Reviews({ shop }: { shop: Shop }) {
  const { locale, route, after } = shop;
  const open = after.reviews.value.find(({ order }) => order.id === route.value.id);
  return (
    <main class="p-after" data-view="reviews" data-loaded="">
      <div class="p-page">
        <h1>{word(locale, 'reviews.list')}</h1>
        {after.reviews.value.map((review) => (
          <ReviewCard key={review.order.id} shop={shop} review={review} open={review === open} />
        ))}
      </div>
      <Beside shop={shop} order={open?.order.id} title="reviews.order" none="reviews.pick" />
    </main>
  );
}

function ReviewCard({ shop, review, open }: { shop: Shop; review: ShopReview; open: boolean }) {
  const { locale } = shop;
  const { order, rating, text, at, reply } = review;
  return (
    <article
      class="p-review"
      data-review={order.id}
      data-replied={reply ? 'true' : 'false'}
      aria-current={open ? 'true' : undefined}
    >
      <header data-slot="">
        <span
          data-field="rating"
          data-rating={rating}
          role="img"
          aria-label={word(locale, 'reviews.stars', { n: rating })}
        >
          {'★'.repeat(rating)}
          {'☆'.repeat(5 - rating)}
        </span>
        <span data-field="buyer" data-buyer={order.buyer}>
          {order.buyerName}
        </span>
        <span class="p-meta">{order.lines[0]!.good.title}</span>
        <span class="p-wide" />
        <time data-field="at" datetime={iso(at)}>
          {clock(at, shop.now.value)}
        </time>
        <a class="p-link" data-field="order-id" href={`#/reviews/${order.id}`}>
          {order.id}
        </a>
      </header>
      {text ? <p data-field="text">{text}</p> : <p class="p-meta">{word(locale, 'reviews.no-text')}</p>}
      {reply ? (
        <div class="p-answer">
          <i>{word(locale, 'reviews.reply')}</i>
          <p>{reply}</p>
        </div>
      ) : (
        <Answer shop={shop} order={order.id} open={open} />
      )}
    </article>
  );
}

/** The way to answer: a link, and in the chosen review the box. */
function Answer({ shop, order, open }: { shop: Shop; order: string; open: boolean }) {
  const { locale, drafts, after } = shop;
  const key = `#/reviews/${order}`;
  if (!open)
    return (
      <a class="p-link" href={key}>
        {word(locale, 'reviews.answer')}
      </a>
    );
  return (
    <form
      class="p-reply"
      onSubmit={(event) => {
        event.preventDefault();
        after.answer(order, drafts.value[key] ?? '');
        drafts.value = { ...drafts.value, [key]: '' };
      }}
    >
      <textarea
        data-box="reply"
        rows={3}
        aria-label={word(locale, 'reviews.reply')}
        placeholder={word(locale, 'reviews.box')}
        value={drafts.value[key] ?? ''}
        onInput={(event) => {
          drafts.value = { ...drafts.value, [key]: event.currentTarget.value };
        }}
      />
      <button type="submit" class="p-main">
        {word(locale, 'reviews.send')}
      </button>
    </form>
  );
}

// The order of the chosen review or case, beside the list, with its remark editor.
import { OrderCard } from './OrderCard.tsx';
import { RemarkDialog } from './RemarkDialog.tsx';
import type { Shop } from './shop.ts';
import { type Key, word } from './show.ts';

export interface BesideProps {
  shop: Shop;
  order: string | undefined;
  title: Key;
  /** Said while nothing is chosen. */
  none: Key;
}

export function Beside({ shop, order, title, none }: BesideProps) {
  const found = shop.orders.value.find(({ id }) => id === order);
  return (
    <>
      <aside class="p-aside">
        {found ? (
          <>
            <h3>{word(shop.locale, title)}</h3>
            <OrderCard shop={shop} order={found} beside />
          </>
        ) : (
          <p class="p-none">{word(shop.locale, none)}</p>
        )}
      </aside>
      <RemarkDialog shop={shop} />
    </>
  );
}

// The after-sale cases: what was asked for and why, until when it waits, and the order of the chosen one beside.
import type { ShopCase } from './aftercare.ts';
import { Beside } from './Beside.tsx';
import type { Shop } from './shop.ts';
import { clock, iso, shortTime, word } from './show.ts';

export function Aftersales({ shop }: { shop: Shop }) {
  const { locale, route, after } = shop;
  const open = after.cases.value.find(({ id }) => id === route.value.id);
  return (
    <main class="p-after" data-view="aftersales" data-loaded="">
      <div class="p-page">
        <h1>{word(locale, 'cases.list')}</h1>
        <table class="p-table p-cases">
          <thead>
            <tr>
              <th>{word(locale, 'cases.id')}</th>
              <th>{word(locale, 'order-id')}</th>
              <th>{word(locale, 'cases.asks')}</th>
              <th>{word(locale, 'cases.due')}</th>
              <th>{word(locale, 'cases.status')}</th>
              <th>{word(locale, 'actions')}</th>
            </tr>
          </thead>
          <tbody>
            {after.cases.value.map((one) => (
              <CaseRow key={one.id} shop={shop} one={one} open={one === open} />
            ))}
          </tbody>
        </table>
      </div>
      <Beside shop={shop} order={open?.order.id} title="cases.order" none="cases.pick" />
    </main>
  );
}

function CaseRow({ shop, one, open }: { shop: Shop; one: ShopCase; open: boolean }) {
  const { locale, after } = shop;
  const { id, order, kind, status, reason, at, due } = one;
  return (
    <tr data-case={id} aria-current={open ? 'true' : undefined}>
      <td data-slot="">
        <a class="p-link" data-field="case-id" href={`#/aftersales/${id}`}>
          {id}
        </a>
        <div class="p-meta">{shortTime(at)}</div>
      </td>
      <td>
        <span data-field="order-id">{order.id}</span>
        <div class="p-meta">{order.buyerName}</div>
      </td>
      <td>
        <span data-field="kind" data-kind={kind}>
          {word(locale, `kind.${kind}`)}
        </span>
        <div class="p-meta">
          <span data-field="reason">{reason}</span>
        </div>
      </td>
      <td>
        {due !== undefined && (
          <time data-field="deadline" datetime={iso(due)}>
            {clock(due, shop.now.value)}
          </time>
        )}
      </td>
      <td>
        <span data-field="case-status" data-case-status={status}>
          {word(locale, `case.${status}`)}
        </span>
      </td>
      <td>
        <div class="p-acts">
          <a class="p-link" href={`#/chat/${order.buyer}`}>
            {word(locale, 'talk')}
          </a>
          {status === 'waiting' && (
            <button type="button" class="p-link" onClick={() => after.agree(id)}>
              {word(locale, 'cases.agree')}
            </button>
          )}
        </div>
      </td>
    </tr>
  );
}

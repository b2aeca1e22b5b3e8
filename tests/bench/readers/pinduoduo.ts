// Hand-written readers of this site's pages: what a script for one shop would do, without health, checks or second ways.
import {
  after,
  all,
  type Facts,
  facts,
  firstWords,
  iso,
  masked,
  money,
  number,
  shanghai,
  text,
} from './help.ts';

const STATUS: Record<string, string> = {
  待付款: 'unpaid',
  待支付: 'unpaid',
  待发货: 'paid',
  已发货: 'shipped',
  待收货: 'shipped',
  已取消: 'cancelled',
  退款中: 'aftersale',
  退款成功: 'aftersale',
};
const account = () => ({
  id: text(document, '.user-info-top .user-name .id'),
  name: text(document, '.user-info-top .user-name .name'),
});

function line(row: Element) {
  const lines = all(row, '.goods-record-container p').map((p) => p.textContent!.trim());
  const labelled = (label: string) =>
    after(
      lines.find((one) => one.startsWith(label)),
      label,
    );
  return {
    title: lines[0],
    variant: lines.at(-1),
    sku: labelled('商家编码'),
    listingId: labelled('ID'),
    quantity: number(text(row.children[2])),
  };
}

export function orders(): Facts {
  return facts({
    account: account(),
    orders: all(document, '.package-center-table > div').map((row) => {
      const spans = all(row, '.head span').map((span) => span.textContent!);
      const labelled = (label: string) =>
        after(
          spans.find((span) => span.includes(label)),
          label,
        );
      const rows = all(row, 'tbody > tr');
      const cells = rows[0]!.children;
      const statusText = firstWords(cells[1]!.firstElementChild);
      const name = text(cells[5]);
      return {
        orderId: labelled('订单编号'),
        buyer: { name: firstWords(cells[6]!.firstElementChild) },
        status: STATUS[statusText ?? ''] ?? 'unknown',
        statusText,
        placedAt: iso(labelled('订单成交时间')),
        shipBy: iso(labelled('承诺发货时间')),
        total: money(text(cells[4])),
        ship: { name, masked: masked(name) },
        lines: rows.map(line),
      };
    }),
  });
}

export function orders2022(): Facts {
  return facts({
    account: account(),
    orders: all(document, '#order-content > tbody').map((body) => ({
      orderId: body.querySelector('[data-clipboard-text]')?.getAttribute('data-clipboard-text'),
      buyer: {},
      status: 'unknown',
      lines: all(body, ':scope > tr').map((row) => {
        const lines = all(row.children[1]!, 'div > div').map((div) => div.textContent!.trim());
        const labelled = (label: string) =>
          after(
            lines.find((one) => one.startsWith(label)),
            label,
          );
        return {
          title: lines[0],
          variant: lines.at(-1),
          sku: labelled('商家编码'),
          listingId: labelled('ID'),
        };
      }),
    })),
  });
}

export const order = (url: string): Facts =>
  facts({
    orders: document.querySelector('#mf-mms-orders-container')
      ? [{ orderId: new URL(url).searchParams.get('sn'), buyer: {}, status: 'unknown', lines: [] }]
      : [],
  });

const waited = (words: string | undefined, now: number): string | undefined => {
  const found = /已等待\s*(?:(\d+)\s*小时)?\s*(?:(\d+)\s*分钟)?/.exec(words ?? '');
  return found && (found[1] || found[2])
    ? shanghai(now - (Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0)) * 60_000)
    : undefined;
};

export function chat(_url: string, now: number): Facts {
  const active = document.querySelector('.chat-item-box.active');
  const id = document.querySelector('#msgListContainer [currentuid]')?.getAttribute('currentuid');
  return facts({
    threads: all(document, 'li.chat-item').map((item) => {
      const box = item.querySelector('.chat-item-box');
      return {
        buyer: { name: text(item, '.nickname-span'), id: box?.getAttribute('data-random')?.split('-')[0] },
        active: box?.classList.contains('active') || undefined,
        waitingSince: waited(text(item, '.wait-time'), now),
        preview: text(item, '.chat-message-content'),
      };
    }),
    conversation:
      active || id
        ? {
            buyer: { name: text(active, '.nickname-span'), id },
            messages: all(document, '#msgListContainer li.onemsg').map((li) => ({
              id: li.id,
              from: li.querySelector('.buyer-item')
                ? 'buyer'
                : li.querySelector('.cs-item')
                  ? 'seller'
                  : 'system',
              kind: li.querySelector('.msg-content-box')
                ? 'text'
                : li.querySelector('.good-card')
                  ? 'card'
                  : li.querySelector('.msg-content img')
                    ? 'image'
                    : undefined,
              text: text(li, '.msg-content-box'),
              at: shanghai(Number(li.id.split('_').at(-1))),
            })),
            orders: [],
            listings: all(document, '#msgListContainer .good-card').map((card) => ({
              listingId: after(text(card, '.good-id'), 'ID'),
              price: money(text(card, '.good-price')),
            })),
          }
        : undefined,
  });
}

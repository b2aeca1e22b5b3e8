// Hand-written readers of this site's pages: what a script for one shop would do, without health, checks or second ways.
import { after, all, type Facts, facts, iso, money, number, text } from './help.ts';

const STATUS: Record<string, string> = {
  等待买家付款: 'unpaid',
  买家已付款: 'paid',
  等待发货: 'paid',
  卖家已发货: 'shipped',
  交易成功: 'completed',
  交易关闭: 'cancelled',
};

export function orders(): Facts {
  const columns = all(document, '.next-table-header-inner th').map((th) => th.textContent!.trim());
  const column = (name: string) => columns.indexOf(name);
  const [quantity, price, status, total] = [
    column('数量'),
    column('单价'),
    column('交易状态'),
    column('实收款'),
  ];
  return facts({
    orders: all(document, '.next-table-body table').map((table) => {
      const rows = all(table, 'tbody > tr');
      const head = all(rows[0]!, 'span').map((span) => span.textContent!.trim());
      const first = rows[1]!.children;
      const statusText = text(first[status]);
      const paid = text(first[total]);
      return {
        orderId: after(
          head.find((one) => one.startsWith('订单号')),
          '订单号',
        ),
        buyer: { name: head.at(-1) },
        status: STATUS[statusText ?? ''] ?? 'unknown',
        statusText,
        placedAt: iso(head.find((one) => one.startsWith('创建时间'))),
        total: money(paid),
        lines: rows.slice(1).map((row) => {
          const lines = all(row.children[0]!, 'a + div, a ~ div').map((div) => div.textContent!.trim());
          return {
            title: lines[0],
            variant: lines[1],
            sku: after(
              lines.find((one) => one.startsWith('商家编码')),
              '商家编码',
            ),
            quantity: number(text(row.children[quantity])),
            price: money(text(row.children[price])),
          };
        }),
      };
    }),
  });
}

export function ordersLegacy(): Facts {
  return facts({
    orders: all(document, '.trade-order-main').map((box) => {
      const statusText = text(box, 'span[class*="text-mod__link"]');
      return {
        orderId: (box.querySelector('input[name="orderid"]') as HTMLInputElement | null)?.value,
        buyer: { name: text(box, 'a[class*="buyer-mod__name"]') },
        status: STATUS[statusText ?? ''] ?? 'unknown',
        statusText,
        placedAt: iso(text(box, '[class*="create-time"]')),
        lines: all(box, 'tr[class*="suborder-mod__item"]').map((row) => {
          const [title, sku] = (text(row, '[class*="production-mod__production"]') ?? '').split(
            /\s*商家编码[:：]\s*/,
          );
          return {
            title,
            sku,
            quantity: number(text(row.children[2])),
            price: money(text(row, '[class*="price-mod__price"] p')),
          };
        }),
      };
    }),
  });
}

export function listings(): Facts {
  return facts({
    listings: all(document, '.next-table tr.next-table-row').map((row) => {
      const spans = all(row, '.product-desc .product-desc-span').map((span) => span.textContent!.trim());
      const labelled = (label: string) =>
        after(
          spans.find((one) => one.startsWith(label)),
          label,
        );
      return {
        listingId: labelled('ID'),
        sku: labelled('编码'),
        title: text(row, 'a.title-link'),
        stock: number(text(row, '.quantity')),
        price: money(text(row, '.price-value')),
      };
    }),
  });
}

const FLAGS = ['', 'red', 'yellow', 'green', 'blue', 'purple'];
export function remark(): Facts {
  const form = document.querySelector('form');
  const id = (form?.querySelector('input[name="biz_order_id"]') as HTMLInputElement | null)?.value;
  const flag = (form?.querySelector('input[name="flag"]:checked') as HTMLInputElement | null)?.value;
  const words = (form?.querySelector('#memo') as HTMLTextAreaElement | null)?.value;
  return facts({
    orders: id
      ? [
          {
            orderId: id,
            buyer: {},
            status: 'unknown',
            lines: [],
            remark: { text: words, flag: FLAGS[Number(flag)] },
          },
        ]
      : [],
  });
}

// Hand-written reader of this site's delivery grid: two tables side by side, a row of each makes one product order.
import { all, type Facts, facts, masked, text } from './help.ts';

const STATUS: Record<string, string> = {
  결제대기: 'unpaid',
  결제완료: 'paid',
  신규주문: 'paid',
  배송준비: 'paid',
  배송중: 'shipped',
  배송완료: 'shipped',
  구매확정: 'completed',
  취소완료: 'cancelled',
  반품요청: 'aftersale',
};

const column = (row: Element, name: string): string | undefined =>
  text(row, `td[data-column-name="${name}"]`);
const seoul = (line: string | undefined): string | undefined =>
  line && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(line) ? `${line.replace(' ', 'T')}+09:00` : undefined;
const won = (line: string | undefined) =>
  line === undefined ? undefined : { amount: line.replace(/원$/, '').replaceAll(',', ''), currency: 'KRW' };

export function deliveries(): Facts {
  const left = all(document, '.tui-grid-lside-area .tui-grid-body-area tr.tui-grid-row');
  const right = all(document, '.tui-grid-rside-area .tui-grid-body-area tr.tui-grid-row');
  return facts({
    orders: left.map((head, i) => {
      const row = right[i]!;
      const statusText = column(row, 'orderStatus');
      const [name, phone, address] = [
        column(row, 'receiverName'),
        column(row, 'receiverTelNo1'),
        column(row, 'receiverIntegratedAddress'),
      ];
      return {
        orderId: column(head, 'productOrderNo'),
        buyer: { name: column(row, 'orderMemberName') },
        status: STATUS[statusText ?? ''] ?? 'unknown',
        statusText,
        placedAt: seoul(column(row, 'orderDateTime')),
        paidAt: seoul(column(row, 'payDateTime')),
        shipBy: seoul(column(row, 'dispatchDueDateTime')),
        total: won(column(row, 'productPayAmt')),
        ship: { name, phone, address, masked: masked(name, phone, address) || /.\*./.test(name ?? '') },
        buyerNote: column(row, 'productOrderMemo'),
        lines: [
          {
            title: column(row, 'productName'),
            variant: column(row, 'productOptionContents'),
            sku: column(row, 'sellerOptionManagementCode'),
            parentSku: column(row, 'sellerProductManagementCode'),
            listingId: column(row, 'productNo'),
            quantity: Number(column(row, 'orderQuantity')),
            price: won(column(row, 'productUnitPrice')),
          },
        ],
      };
    }),
  });
}

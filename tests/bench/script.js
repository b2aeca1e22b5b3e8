// The yardstick of the list: what somebody would write by hand, without a framework, to read the same fields of the same
// page and to put the same marks on it. It knows its stock; it has no worker to ask and no change to survive.
(() => {
  const ON_HAND = __ON_HAND__;
  const SKUS = __SKUS__;
  const RESCAN = __RESCAN__;
  const stock = new Map();
  for (let i = 0; i < SKUS; i++) stock.set(`BOX-${i}`, ON_HAND);
  const STATUS = {
    待付款: 'unpaid',
    待发货: 'paid',
    已发货: 'shipped',
    已取消: 'cancelled',
    退款中: 'aftersale',
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    .mark { display: inline-flex; align-items: center; gap: 5px; height: 20px; padding: 0 6px; border: 1px solid #e8c98a; border-radius: 4px;
      background: #fdf3df; color: #7a4d00; font: 400 12px/18px system-ui, sans-serif; white-space: nowrap; box-sizing: border-box; cursor: pointer; }
    svg { width: 11px; height: 11px; flex: none; }`);
  const template = document.createElement('template');
  template.innerHTML =
    '<span><button class="mark" type="button" tabindex="-1"><svg viewBox="0 0 12 12" aria-hidden="true"><path d="M6 1 11.5 10.5H.5Z" fill="currentColor"></path></svg><span></span></button></span>';

  /** Text between a label and the end of its element. */
  const after = (text, label) => {
    const at = text.indexOf(label);
    return at < 0 ? undefined : text.slice(at + label.length).trim();
  };
  const iso = (text) => (text ? `${text.replace(' ', 'T')}+08:00` : undefined);

  function readRow(row) {
    const spans = row.querySelectorAll('.head span');
    const order = { lines: [], buyer: {} };
    for (const span of spans) {
      const text = span.textContent;
      order.orderId ??= after(text, '订单编号：');
      order.placedAt ??= iso(after(text, '订单成交时间：'));
      order.shipBy ??= iso(after(text, '承诺发货时间：'));
    }
    for (const [i, line] of row.querySelectorAll('tbody > tr').entries()) {
      const cells = line.children;
      const texts = [...line.querySelectorAll('.goods-record-container p')].map((p) => p.textContent.trim());
      const labelled = (label) => texts.map((text) => after(text, label)).find(Boolean);
      order.lines.push({
        title: texts[0],
        variant: texts.at(-1),
        sku: labelled('商家编码:'),
        listingId: labelled('ID:'),
        quantity: Number(cells[2].textContent),
      });
      if (i > 0) continue;
      order.statusText = cells[1].firstElementChild.firstChild.data.trim();
      order.status = STATUS[order.statusText] ?? 'unknown';
      order.total = { amount: cells[4].textContent.trim(), currency: 'CNY' };
      order.ship = { name: cells[5].textContent.trim(), masked: cells[5].textContent.includes('**') };
      order.buyer.name = cells[6].firstElementChild.firstChild.data.trim();
    }
    return order;
  }

  const marks = new Map();
  function mark(row, order) {
    const short = order.lines
      .map((line) => line.quantity - (stock.get(line.sku) ?? Infinity))
      .find((n) => n > 0);
    let own = marks.get(row);
    if (!short) {
      own?.host.remove();
      marks.delete(row);
      return;
    }
    if (!own) {
      const host = document.createElement('span');
      host.dataset.bench = 'mark';
      const root = host.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      root.append(template.content.cloneNode(true));
      own = {
        host,
        word: root.querySelector('button > span'),
        button: root.querySelector('button'),
        text: '',
      };
      own.button.addEventListener('click', () => scrollTo({ top: 0 }));
      row.firstElementChild.append(host);
      marks.set(row, own);
    }
    const text = `缺 ${short}`;
    if (own.text === text) return;
    own.text = text;
    own.word.textContent = text;
    own.button.setAttribute('aria-label', text);
  }

  globalThis.__orders = new Map();
  function scan() {
    for (const row of document.querySelectorAll('.package-center-table > div')) {
      const order = readRow(row);
      globalThis.__orders.set(order.orderId, order);
      mark(row, order);
    }
  }
  scan();
  if (RESCAN) {
    const list = document.querySelector('.package-center-table');
    const observer = new MutationObserver(() => {
      scan();
      observer.takeRecords();
    });
    observer.observe(list, { childList: true, subtree: true, characterData: true });
  }
})();

// The list page of the benchmarks: the markup of tests/pages/pinduoduo/orders/normal with as many rows as asked for.
// Every third order needs more than there is, so a third of the rows carries a mark; people and goods are invented.

/**
 * Stock SKUs behind the rows; each stands in the shop's stock with these units on hand. As many as the longest list has
 * rows: what one paid order holds is not there for the next one of the same SKU.
 */
export const SKUS = 2_000;
export const ON_HAND = 5;
export const stock = Array.from({ length: SKUS }, (_, i) => ({ sku: `BOX-${i}`, onHand: ON_HAND }));

const two = (n: number) => String(n).padStart(2, '0');
export const orderId = (i: number): string => `261121-${String(100000000000001 + i)}`;
/** Every third row is short. */
export const quantity = (i: number): number => (i % 3 === 0 ? ON_HAND + 2 : 1 + (i % 3));
export const marked = (rows: number): number => Math.ceil(rows / 3);

function row(i: number): string {
  const time = `${two(8 + (i % 12))}:${two(i % 60)}:${two((i * 7) % 60)}`;
  const id = 500000001 + i;
  return `<div><div class="head"><div><span>订单编号：${orderId(i)}</span><a data-tracking="70311">复制</a><div><span>订单成交时间：2026-11-21 ${time}</span><span>承诺发货时间：2026-11-23 ${time}</span></div></div><a data-tracking="70312">添加备注</a></div>
    <table><tbody>
     <tr><td><div class="goods-record-container"><img><div><p>加厚收纳箱 ${i} 号</p><p>ID: ${id}</p><p>商家编码: BOX-${i % SKUS}</p><p>灰色,大号</p></div></div></td><td><div>待发货<a data-tracking="70313">查看</a></div></td><td>${quantity(i)}</td><td>${20 + (i % 40)}.90</td><td>${20 + (i % 40)}.90</td><td>张**</td><td><div>E***${i % 10}<a data-tracking="70314">联系买家</a></div></td></tr>
    </tbody></table></div>`;
}

/** Answered late: the page is on the screen before any content script starts, so its own first frame is nobody's cost. */
export const LATE = '/late.js';

/** `extra` stands at the end of the page: a script of the page's own. */
export function listPage(rows: number, extra = ''): string {
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><link rel="icon" href="data:,"><title>订单查询 - 拼多多商家后台</title></head>
<body>
<script defer src="${LATE}?rows=${rows}"></script>
<div id="__next">
 <header class="mms-header"><div class="header-logo">拼多多商家后台</div><div class="user-info-top"><div class="user-name"><span class="name">示例百货店</span><span class="id">700000001</span></div></div><a href="/chat-merchant/index.html#/">商家客服 <i>2</i></a></header>
 <nav class="nav-main"><ul><li><a data-tracking="1001" href="/orders/list?msfrom=mms_sidenav">订单查询</a></li></ul></nav>
 <div id="pdd-app-skeleton-main-content">
  <ul class="TAB_capsule_4-103-1"><li>全部</li><li>待发货</li><li>已发货</li><li>售后</li></ul>
  <div class="package-center-table">
   ${Array.from({ length: rows }, (_, i) => row(i)).join('\n   ')}
  </div>
 </div>
</div>
${extra}
</body>
</html>`;
}

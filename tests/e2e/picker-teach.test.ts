// A console nobody described is taught by pointing at it, and a chat whose class names were all changed is repaired, who
// wrote what included. Real Chromium; the console is synthetic.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { casePage, originsOf, prepareShop, type Run, shortagesOf, start } from './harness.ts';
import { asked, Hands, panelOf, renamed, repair } from './picker/hands.ts';

const HOST = 'https://console.corner.example';
const FILE = {
  schema: 1,
  id: 'corner-shop',
  revision: 1,
  date: '2026-11-22',
  name: { 'zh-CN': '街角小店', ko: '모퉁이 가게', en: 'Corner shop' },
  origins: [`${HOST}/*`],
  zone: 'Europe/Berlin',
  currency: 'EUR',
  numbers: { decimal: '.', group: ',' },
  dates: 'dmy',
  languages: ['en'],
  orderId: ['{id:code}'],
  words: { status: {} },
  policy: {
    addressChange: { how: 'not-known', until: 'not-known' },
    remark: null,
    response: null,
    proactive: true,
  },
  pages: [],
};
/** Orders whose next page comes without a load. */
const CONSOLE = `<!doctype html><html lang="en"><body><nav><a id="next" href="#">Next</a></nav>
<main class="orders"><h1>Orders</h1><table class="grid"><thead><tr><th>Order no.</th><th>State</th><th>Customer</th><th>Total</th><th>Items</th></tr></thead><tbody id="list"></tbody></table></main>
<script>
const row = (n) => '<tr class="line"><td><a href="/o/' + n + '">SO-' + n + '</a></td><td>' + (n % 2 ? 'To pack' : 'On its way') +
  '</td><td>Buyer ' + 'ABCDEFG'[n % 7] + '</td><td>€ ' + n + '.50</td><td><ul class="items">' + (n % 2
    ? '<li><span class="name">Mug blue</span> <code>MUG-1</code> <b>2 pcs</b></li><li><span class="name">Lid</span> <code>LID-1</code> <b>1 pcs</b></li>'
    : '<li><span class="name">Mug red</span> <code>MUG-2</code> <b>3 pcs</b></li>') + '</ul></td></tr>';
const list = document.getElementById('list');
list.innerHTML = [4001, 4002, 4003].map(row).join('');
document.getElementById('next').onclick = (event) => {
  event.preventDefault();
  history.pushState({}, '', '/orders?page=2');
  list.innerHTML = [4011, 4012].map(row).join('');
};
</script></body></html>`;

let run: Run;
beforeAll(async () => {
  run = await start({ granted: [`${HOST}/*`, ...originsOf('pinduoduo')] });
  await prepareShop(run, {
    name: 'Corner',
    sites: ['corner-shop', 'pinduoduo'],
    settings: { locale: 'en' },
    stock: [{ sku: 'MUG-1', onHand: 0 }],
  });
  await run.office.evaluate(async (file) => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('counterhand');
      request.onsuccess = () => done(request.result);
    });
    const meta = db.transaction('meta', 'readwrite').objectStore('meta');
    const value = { files: [{ file, from: 'taught', at: 1 }], patches: [] };
    await new Promise((done) => {
      meta.put({ key: 'sites', value }).onsuccess = done;
    });
    db.close();
  }, FILE);
  await run.ask({ type: 'changed', what: 'sites' });
});
afterAll(() => run?.stop());

it('a console is taught its orders: rows, fields, what its words mean; it counts after a second page', async () => {
  const page = await run.page(`${HOST}/orders`, [{ url: `${HOST}/orders`, html: CONSOLE }]);
  await repair(run, page, 'corner-shop');
  await panelOf(page).getByText('What is this page?').waitFor();
  const hand = new Hands(page);
  await hand.key('1');
  for (const [ask, text] of [
    ['Any one order', 'SO-4001'],
    ['Order number', 'SO-4001'],
    ['One item in an order', 'MUG-1'],
    ['SKU', 'MUG-1'],
    ['Quantity', '2 pcs'],
    ['Status', 'To pack'],
    ['Buyer’s name', 'Buyer E'],
    ['Order total', '€ 4001.50'],
    ['Product name', 'Mug blue'],
  ] as const) {
    await asked(page, ask);
    await hand.at(text);
  }
  // By keyboard: of six meanings the second, and one by its letter.
  const meaning = (word: string) => panelOf(page).getByLabel(`What does “${word}” mean?`);
  await meaning('To pack').focus();
  await hand.key('ArrowDown');
  await hand.key('ArrowDown');
  await meaning('On its way').focus();
  await hand.key('s');
  const listed = (name: string) => panelOf(page).locator('.ch-picker-row').filter({ hasText: name });
  await listed('Status').getByText('Paid').waitFor();
  await listed('Order total').getByText('€4,001.50').waitFor();
  await hand.button('Keep, then check on another page');
  await panelOf(page).getByText('Kept on trial').waitFor();
  await page.locator('#next').click();
  await panelOf(page).getByText('Another page. Is this right?').waitFor();
  await listed('Order number').getByText('SO-4011').waitFor();
  expect(await shortagesOf(page)).toEqual([]);
  await hand.button('Right: use it from now on');
  await panelOf(page).getByText('Done').waitFor();
  await expect.poll(() => shortagesOf(page)).toEqual(['Short 2']);
  await page.close();
});

it('in a chat the buyer’s, the shop’s and the system’s messages are told apart by pointing at them', async () => {
  const { html, url } = casePage('pinduoduo/chat/normal');
  const page = await run.page(url, [{ url: url.replace(/#.*/, ''), html: renamed(html, 5) }]);
  await repair(run, page, 'pinduoduo', 'chat');
  const hand = new Hands(page);
  for (const [ask, text] of [
    ['Buyer’s name', 'E***E'],
    ['Any one message', '在吗'],
    ['Who wrote it', '在吗'],
    ['Who wrote it: the 1 that is not read yet', '您已接待'],
    ['Text', '在吗'],
  ] as const) {
    await asked(page, ask);
    await hand.at(text);
  }
  await hand.button('Keep, then check on another page');
  await panelOf(page).getByText('Kept on trial').waitFor();
  // The same conversation with one message more proves nothing.
  await page.evaluate(() => {
    const [one] = document.querySelectorAll('[id^="middlePanel_list_"]');
    const more = one!.cloneNode(true) as Element;
    more.id = 'middlePanel_list_1795242500000';
    one!.parentElement!.append(more);
  });
  await page.waitForTimeout(800);
  await panelOf(page).getByText('Kept on trial').waitFor();
  // Another buyer's.
  await page.evaluate(() => {
    for (const el of document.querySelectorAll('[currentuid]')) el.setAttribute('currentuid', '9900112244');
  });
  await page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let at = walk.nextNode(); at; at = walk.nextNode())
      if (at.textContent === 'E***E') at.textContent = '糖***果';
  });
  await panelOf(page).getByText('Another page. Is this right?').waitFor();
  await page.close();
});

// A page whose class names were all changed is repaired by pointing at it, in a real Chromium at the site's own host: what
// is kept outlives a restart and a newer built-in file, and nothing of the picking reaches the page.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { casePage, originsOf, prepareShop, ROOT, type Run, start } from './harness.ts';
import { asked, Hands, labelOf, nextPage, PICKER, panelOf, renamed, repair, textOn } from './picker/hands.ts';
import { marksIn } from './site-pages.ts';

/** What is asked for on each page, in order, and the text that says it; none where it is skipped. */
const SITES: { site: string; picks: [ask: string, text?: string][]; short: string[]; marked: number }[] = [
  {
    site: 'pinduoduo',
    short: ['BOX-3', 'HOOK-10'],
    marked: 2,
    picks: [
      ['任意一个订单', '加厚收纳箱'],
      ['商品编码', '商家编码: BOX-3'],
      ['商品ID', 'ID: 500000001'],
    ],
  },
  {
    site: 'taobao',
    short: ['SCARF-RED'],
    marked: 1,
    // The heads of the table are found again with the first of its columns, and the other columns by them.
    picks: [
      ['任意一个订单', '订单号 3306100000000000001'],
      ['状态', '买家已付款'],
    ],
  },
  {
    site: 'shopee',
    short: ['CAN-AZ350'],
    marked: 1,
    picks: [
      ['订单号', 'ID do Pedido 261122'],
      ['买家账号', 'comprador_01'],
      ['状态', 'A Enviar'],
      ['订单金额', 'R$ 79,80'],
      // No order here is paid on delivery, so nothing on the page says how.
      ['付款方式'],
      ['订单里的一件商品', 'Caneca'],
      ['商品编码', '[CAN CAN'],
      ['数量', 'x2'],
    ],
  },
];

let run: Run;
beforeAll(async () => {
  const sites = SITES.map(({ site }) => site);
  run = await start({ granted: sites.flatMap(originsOf) });
  await prepareShop(run, {
    name: '青瓦杂货',
    sites,
    stock: SITES.flatMap(({ short }) => short).map((sku) => ({ sku, onHand: 0 })),
  });
});
afterAll(() => run?.stop());

const ordersOf = (site: string) => {
  const { html, url, facts } = casePage(`${site}/orders/normal`);
  const ids = facts.orders.map(({ orderId }) => orderId);
  return { html, url, facts, ids, next: `${url}${url.includes('?') ? '&' : '?'}page=2` };
};
/** The orders whose rows say that stock is short. */
const shortsIn = async (page: Page, ids: string[]): Promise<string[]> =>
  (await marksIn(page, '*', 'append', ids)).filter(({ text }) => /缺\d/.test(text)).flatMap(({ of }) => of);
const later = (ids: string[]): string[] => ids.map(nextPage);

/** Keeps a newer revision of a built-in file, as an update from the shop's address does. */
const keepNewer = async (site: string): Promise<number> => {
  const file = JSON.parse(readFileSync(join(ROOT, 'lib/marketplaces', `${site}.json`), 'utf8'));
  file.revision += 1;
  await run.office.evaluate(
    async (kept) => {
      const db = await new Promise<IDBDatabase>((done) => {
        const request = indexedDB.open('counterhand');
        request.onsuccess = () => done(request.result);
      });
      const meta = db.transaction('meta', 'readwrite').objectStore('meta');
      await new Promise((done) => {
        const old = meta.get('sites');
        old.onsuccess = () => {
          const { value = {} } = old.result ?? {};
          meta.put({ key: 'sites', value: { ...value, files: [...(value.files ?? []), kept] } }).onsuccess =
            done;
        };
      });
      db.close();
    },
    { file, from: 'address', at: Date.now() },
  );
  await run.ask({ type: 'changed', what: 'sites' });
  return file.revision;
};

describe('a page whose class names were all changed', () => {
  it.each(SITES)(
    'of $site is repaired in at most 12 actions and stays so',
    async ({ site, picks, marked }) => {
      const { html, url, facts, ids, next } = ordersOf(site);
      const served = [
        { url, html: renamed(html) },
        { url: next, html: renamed(nextPage(html)) },
      ];
      let page = await run.page(url, served);
      await page.waitForTimeout(400);
      expect(await shortsIn(page, ids)).toEqual([]);

      const hand = new Hands(page);
      await repair(run, page, site, 'orders');
      for (const [ask, text] of picks) {
        await asked(page, ask);
        await (text ? hand.at(text) : hand.key('s'));
      }
      await hand.button('保存，再换一页核对');
      await panelOf(page).getByText('已保存，先试用').waitFor();
      await hand.goto(next);
      await panelOf(page).getByText('这是另一页').waitFor();
      const [first] = facts.orders;
      const listed = (name: string) =>
        panelOf(page).locator('.ch-picker-row').filter({ hasText: name }).locator('.ch-picker-value').first();
      expect(await listed('订单号').textContent()).toBe(nextPage(first!.orderId));
      expect(await listed('状态').textContent()).toBe('已付款');
      expect(await listed('商品编码').textContent()).toBe(first!.lines[0]!.sku);
      expect(await listed('数量').textContent()).toBe(String(first!.lines[0]!.quantity));
      // On trial it does not count yet.
      expect(await shortsIn(page, later(ids))).toEqual([]);
      await hand.button('没错，从现在起使用');
      await panelOf(page).getByText('好了，已经生效').waitFor();
      console.log(`picker: ${site} repaired in ${hand.actions} actions`);
      expect(hand.actions).toBeLessThanOrEqual(12);
      const wanted = later(ids).slice(0, marked);
      await expect.poll(() => shortsIn(page, later(ids))).toEqual(wanted);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.locator(PICKER).count()).toBe(0);

      await run.restart();
      page = await run.page(next);
      await expect.poll(() => shortsIn(page, later(ids))).toEqual(wanted);
      expect(await page.locator(PICKER).count()).toBe(0);

      await keepNewer(site);
      await page.reload();
      await expect.poll(() => shortsIn(page, later(ids))).toEqual(wanted);
      await page.close();
    },
  );
});

/** What was pointed out before is taken back: it may still read a page whose names changed once more. */
const forgetRepairs = async (): Promise<void> => {
  await run.office.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('counterhand');
      request.onsuccess = () => done(request.result);
    });
    const meta = db.transaction('meta', 'readwrite').objectStore('meta');
    await new Promise((done) => {
      meta.delete('sites').onsuccess = done;
    });
    db.close();
  });
  await run.ask({ type: 'changed', what: 'sites' });
};

/** A page of the first site with its names changed once more. */
let seed = 20;
async function changed(change: (html: string) => string = (html) => html): Promise<Page> {
  await forgetRepairs();
  const { html, url } = ordersOf('pinduoduo');
  const at = `${url}?seed=${seed++}`;
  const page = await run.page(at, [{ url: at, html: change(renamed(html, seed)) }]);
  await repair(run, page, 'pinduoduo', 'orders');
  await asked(page, '任意一个订单');
  return page;
}

describe('while somebody points', () => {
  it('no click reaches the page, and after Escape it does again', async () => {
    const page = await changed();
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of [
        'pointerdown',
        'mousedown',
        'pointerup',
        'mouseup',
        'click',
        'auxclick',
        'dblclick',
      ])
        document.addEventListener(
          type,
          ({ target }) => {
            if (!(target as Element).hasAttribute('data-counterhand')) heard.push(type);
          },
          true,
        );
      for (const link of document.querySelectorAll('a, button'))
        link.addEventListener('click', () => heard.push('pressed'));
    });
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    const hand = new Hands(page);
    await hand.at('添加备注');
    await asked(page, '商品编码');
    await hand.at('联系买家');
    // A dialog of the page lies above everything, also above what covers the page.
    await page.evaluate(() => {
      const dialog = document.createElement('dialog');
      dialog.innerHTML = '<button>确认发货</button>';
      document.body.append(dialog);
      dialog.firstElementChild!.addEventListener('click', () => {
        (window as unknown as { heard: string[] }).heard.push('shipped');
      });
      dialog.showModal();
    });
    await hand.at('确认发货');
    expect(await heard()).toEqual([]);
    await page.evaluate(() => document.querySelector('dialog')!.remove());
    await page.mouse.dblclick(...(Object.values(await hand.over('添加备注')) as [number, number]));
    expect(await heard()).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator(`${PICKER} .ch-pick-sheet`).isVisible()).toBe(false);
    await textOn(page, '添加备注').click();
    expect(await heard()).toContain('pressed');
    await page.close();
  });

  it('the keyboard alone walks to an element, picks it, takes it back and leaves', async () => {
    const page = await changed();
    const [into, next] = ['ArrowRight', 'ArrowDown'];
    // Body, past head and menu, into the main part, past search and tabs, into the list.
    for (const key of [into, into, next, next, into, next, next, into]) await page.keyboard.press(key);
    await labelOf(page).getByText('任意一个订单 · 3行').waitFor();
    await page.keyboard.press('Enter');
    await asked(page, '商品编码');
    await page.keyboard.press('Control+KeyZ');
    await asked(page, '任意一个订单');
    await page.keyboard.press('Escape');
    const focused = () =>
      page.locator(PICKER).evaluate((host) => host.shadowRoot?.activeElement?.textContent ?? '');
    expect(await focused()).toBe('指给我看');
    await page.keyboard.press('Enter');
    await asked(page, '任意一个订单');
    await page.keyboard.press('Alt+KeyX');
    expect(await focused()).toContain('停止指认');
    await page.close();
  });

  it('a page that is drawn anew under the pointer is still read and picked', async () => {
    const page = await changed();
    const hand = new Hands(page);
    await hand.at('加厚收纳箱');
    await asked(page, '商品编码');
    const { x, y } = await hand.over('商家编码: BOX-3');
    await page.evaluate(() => {
      const list = document.querySelector('table')!.parentElement!.parentElement!;
      const html = list.innerHTML;
      setInterval(() => {
        list.innerHTML = html;
      }, 50);
    });
    await page.waitForTimeout(300);
    await page.mouse.move(x + 1, y);
    await labelOf(page).getByText('BOX-3').waitFor();
    await page.mouse.click(x + 1, y);
    await asked(page, '商品ID');
    await page.close();
  });

  it('another way is taken by its digit', async () => {
    const page = await changed();
    const hand = new Hands(page);
    await hand.at('加厚收纳箱');
    await asked(page, '商品编码');
    await hand.at('商家编码: BOX-3');
    await asked(page, '商品ID');
    await panelOf(page).getByText('其他读法').click();
    const ways = panelOf(page).locator('.ch-picker-ways button');
    expect(await ways.count()).toBeGreaterThan(1);
    await page.keyboard.press('2');
    await expect.poll(() => ways.nth(1).getAttribute('aria-pressed')).toBe('true');
    await page.close();
  });
});

describe('text of the page', () => {
  const HOSTILE = '&lt;img src=x onerror="window.hit=1"&gt;';
  it('stays text in the panel and at the pointer, however long and whichever way it runs', async () => {
    const page = await changed((html) =>
      html
        .replace('加厚收纳箱 三件套', `${HOSTILE} ‮مرحبا ${'很长的商品名'.repeat(80)}`)
        .replace('商家编码: BOX-3', '商家编码: BOX-3&lt;b&gt;'),
    );
    const hand = new Hands(page);
    await hand.at('商家编码: BOX-3');
    await asked(page, '商品编码');
    await page.keyboard.press('Escape');
    await panelOf(page).getByRole('button', { name: '商品名' }).click();
    await hand.at('<img src=x');
    await panelOf(page).getByText('<img src=x').first().waitFor();
    expect(await panelOf(page).locator('img').count()).toBe(0);
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    const { width, x } = (await panelOf(page).boundingBox())!;
    expect(width).toBeLessThanOrEqual(340);
    expect(x).toBeGreaterThanOrEqual(0);
    await page.close();
  });
});

describe('the panel', () => {
  const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const serious = async (page: Page): Promise<string[]> => {
    await page.evaluate(AXE);
    return page.evaluate(async (within) => {
      interface Found {
        violations: { id: string; impact: string; nodes: { html: string }[] }[];
      }
      const { axe } = globalThis as unknown as { axe: { run(at: unknown): Promise<Found> } };
      const { violations } = await axe.run({ include: [[within]] });
      return violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`);
    }, PICKER);
  };
  it('gives axe nothing to say, pointing, with a pick and its other ways open', async () => {
    const page = await changed();
    expect(await serious(page)).toEqual([]);
    const hand = new Hands(page);
    await hand.at('加厚收纳箱');
    await asked(page, '商品编码');
    await hand.at('商家编码: BOX-3');
    await page.keyboard.press('Escape');
    await panelOf(page).getByText('其他读法').click();
    expect(await serious(page)).toEqual([]);
    await page.close();
  });
});

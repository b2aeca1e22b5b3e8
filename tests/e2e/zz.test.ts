import { it } from 'vitest';
import { deskText, marksOf, start } from './harness.ts';
it('dbg', async () => {
  const run = await start({});
  try {
    (await run.worker()).on('console', (m) => console.log('worker', m.text()));
    const page = await run.context.newPage();
    page.on('console', (m) => console.log('page', m.text()));
    page.on('pageerror', (m) => console.log('page', m.message));
    await page.goto(`chrome-extension://${run.id}/practice.html?lang=zh-CN&still=1#/orders`);
    await page.waitForTimeout(3000);
    console.log(await marksOf(page), await page.locator('[data-counterhand]').count());
    await page.screenshot({ path: '/tmp/p1.png' });
    await page.keyboard.press('Alt+KeyW');
    await page.waitForTimeout(500);
    await page.screenshot({ path: '/tmp/p2.png' });
    await page.goto(`chrome-extension://${run.id}/practice.html?lang=zh-CN&still=1#/chat`);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: '/tmp/p3.png' });
    await page.locator('[data-thread]').nth(1).click();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: '/tmp/p4.png' });
    console.log(await deskText(page));
  } finally { await run.stop(); }
}, 60000);

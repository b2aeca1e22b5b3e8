// `npm start` without a display: the four helpers walked through on the practice shop as an agent would, by keyboard
// alone. Every step looks for what it should show; the first that does not is named, and the walk ends there.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Locale } from '../../lib/model/basics.ts';
import { say } from '../../lib/words/say.ts';
import { killWorker, marksOf, press, ROOT, type Run, start } from '../../tests/e2e/harness.ts';
import words from './start.i18n.json';

type Step = 'short' | 'address' | 'remark' | 'reply' | 'guard' | 'confirm' | 'note' | 'dark';

const OUT = join(ROOT, 'out');
const desk = '[data-counterhand="desk"]';
const SHORT = '260101-0001';
const CHANGED = '260101-0002';
const locale = (process.argv[2] ?? 'en') as Locale;
const t = (key: keyof typeof words, params: Record<string, string | number> = {}) =>
  say(words, locale, key, params);

/** Presses Tab until the focus is on what the selector means, also inside our own roots. */
async function tabTo(
  page: Page,
  selector: string,
  text = '',
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  for (let i = 0; i < 90; i++) {
    await press(page, key);
    const there = await page.evaluate(
      (wanted) => {
        let at = document.activeElement;
        while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
        return !!at?.matches(wanted.selector) && (at.textContent ?? '').includes(wanted.text);
      },
      { selector, text },
    );
    if (there) return;
  }
  throw new Error(`Tab never came to ${selector} ${text}`);
}

/** The text of the one part of the desk, as soon as it says what it should. */
async function saysIn(page: Page, part: string, wanted: RegExp): Promise<string> {
  const found = page.locator(`${desk} ${part}`).filter({ hasText: wanted }).first();
  await found.waitFor();
  // As it is seen, with the gaps between parts.
  const [seen = ''] = await found.allInnerTexts();
  return seen.replace(/\s+/g, ' ').trim();
}

function expectThat(good: boolean, otherwise: string): void {
  if (!good) throw new Error(otherwise);
}

const picture = (page: Page, name: string) => page.screenshot({ path: join(OUT, `${name}.png`) });

/** The page of the step at hand, for the picture of what stood there instead. */
let onScreen: Page | undefined;

async function openPractice(run: Run, lang: Locale, hash: string, theme = 'light'): Promise<Page> {
  await run.ask({ type: 'settings', patch: { locale: lang, agent: { number: '07', name: '' } } });
  const page = await run.context.newPage();
  // Pictures are of what stands, not of what fades in.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const query = new URLSearchParams({ lang, theme, still: '1' });
  await page.goto(`chrome-extension://${run.id}/practice.html?${query}${hash}`);
  onScreen = page;
  await page.locator(`${desk} .ch-rail, ${desk} .ch-desk`).first().waitFor();
  return page;
}

async function short(page: Page): Promise<string> {
  await page.locator(`[data-order="${SHORT}"] [data-counterhand="marks"]`).getByText('缺2件').waitFor();
  const marks = await marksOf(page);
  await press(page, 'Alt+KeyW');
  await saysIn(page, '.ch-now', /仓库1件，本单3件/);
  await tabTo(page, 'button[aria-expanded="false"]', '库存', 'Shift+Tab');
  await press(page, 'Enter');
  const sum = await saysIn(page, '.ch-stock-line', /可用1.*=.*在库1/s);
  await picture(page, '1-short-order');
  return `${SHORT} ${marks[0]} · ${sum}`;
}

async function address(page: Page): Promise<string> {
  await tabTo(page, 'a[href="#/chat"]');
  await press(page, 'Enter');
  await page.locator('[data-thread]').first().waitFor();
  await tabTo(page, '[data-thread="b1002"]');
  await press(page, 'Enter');
  await saysIn(page, '.ch-now', /地址不一致/);
  const rows = await page.locator(`${desk} .ch-compare .ch-differ`).allInnerTexts();
  expectThat(
    rows.length === 2 && /18号.*81号/s.test(rows[0]!) && /3幢.*5幢/s.test(rows[1]!),
    rows.join(' / '),
  );
  await picture(page, '2-address-compared');
  return rows.map((row) => row.replace(/\s+/g, ' ').trim()).join(' / ');
}

async function remark(page: Page): Promise<string> {
  await tabTo(page, `[data-order="${CHANGED}"] button`, '备注');
  await press(page, 'Enter');
  const box = page.locator('[data-box="remark"]');
  await box.waitFor();
  await press(page, 'Alt+Enter');
  await saysIn(page, '.ch-composer', /样例路81号/);
  await picture(page, '3-remark-composed');
  await press(page, 'Alt+Enter');
  await page.locator(`${desk} .ch-composer`).waitFor({ state: 'detached' });
  const text = await box.inputValue();
  expectThat(/^\[地址\] .*样例路18号.* → .*样例路81号.* \/ #07 \/ \d\d-\d\d \d\d:\d\d$/.test(text), text);
  await picture(page, '4-remark-in-the-box');
  // The page's own Save is the agent's to press.
  await tabTo(page, '[role="dialog"] button', '保存');
  await press(page, 'Enter');
  await page.locator(`[data-order="${CHANGED}"]`).getByText('样例路81号').first().waitFor();
  return text;
}

async function reply(page: Page): Promise<string> {
  const said = await page.locator('[data-message]').count();
  await tabTo(page, '[data-box="reply"]');
  await press(page, '/');
  await page.locator(`${desk} .ch-palette`).waitFor();
  await page.keyboard.type('bzhh');
  await saysIn(page, '.ch-palette [role="option"][aria-selected="true"]', /备注好后告知/);
  await saysIn(page, '.ch-palette', new RegExp(CHANGED));
  await picture(page, '5-reply-found');
  await press(page, 'Enter');
  await page.locator(`${desk} .ch-palette`).waitFor({ state: 'detached' });
  const text = await page.locator('[data-box="reply"]').inputValue();
  expectThat(text.includes(CHANGED) && !/\{\{|\}\}/.test(text), text);
  expectThat((await page.locator('[data-message]').count()) === said, 'something was sent');
  await picture(page, '6-reply-in-the-box');
  return `bzhh → ${text.split('\n')[0]}`;
}

async function guard(page: Page): Promise<string> {
  const box = page.locator('[data-box="reply"]');
  await tabTo(page, '[data-box="reply"]', '', 'Shift+Tab');
  await press(page, 'Control+KeyA');
  await page.keyboard.type('您好，加我微信发您实物图');
  const card = page.locator('[data-counterhand="guard"] .ch-guard');
  await card.getByText('疑似引流').waitFor();
  await picture(page, '7-draft-guarded');
  await press(page, 'Alt+KeyR');
  await card.waitFor({ state: 'detached' });
  const text = await box.inputValue();
  expectThat(text.startsWith('您好，') && !/微信/.test(text), text);
  return `加我微信 → ${text}`;
}

async function confirm(page: Page): Promise<string> {
  await press(page, 'Alt+KeyY');
  return saysIn(page, '.ch-buyer-stage', /已核对/);
}

async function note(page: Page, run: Run): Promise<string> {
  await press(page, 'Alt+KeyN');
  await page.keyboard.type('念了一遍新地址，买家认可');
  await killWorker(run);
  await press(page, 'Control+Enter');
  await saysIn(page, '.ch-note', /念了一遍新地址/);
  await killWorker(run);
  await page.reload();
  const kept = await saysIn(page, '.ch-note', /念了一遍新地址/);
  await picture(page, '8-note-kept');
  return kept;
}

async function dark(): Promise<string> {
  // A browser of its own: what was confirmed above is confirmed, and would be silent here.
  const run = await start({ locale: 'ko', colorScheme: 'dark' });
  try {
    const page = await openPractice(run, 'ko', '#/chat', 'dark');
    await tabTo(page, '[data-thread="b1002"]');
    await press(page, 'Enter');
    await press(page, 'Alt+KeyW');
    await saysIn(page, '.ch-now', /주소 다름/);
    await saysIn(page, '.ch-compare', /연습로 18.*연습로 81/s);
    await picture(page, '9-address-dark-ko');
    await press(page, 'Alt+KeyQ');
    await page.locator(`${desk} .ch-palette`).waitFor();
    await page.keyboard.type('ㅂㅅ');
    const found = await saysIn(page, '.ch-palette [role="option"][aria-selected="true"]', /배송|발송/);
    await picture(page, '10-reply-dark-ko');
    return `ㅂㅅ → ${found}`;
  } catch (error) {
    await notShown('dark');
    throw error;
  } finally {
    await run.stop();
  }
}

/** A picture of what stood there instead; answers its file. */
async function notShown(step: Step): Promise<string> {
  const name = `not-shown-${step}`;
  // The page may be gone by now, and the picture taken before.
  if (onScreen) await picture(onScreen, name).catch(() => undefined);
  return `out/${name}.png`;
}

async function walk(): Promise<number> {
  mkdirSync(OUT, { recursive: true });
  console.log(t('walk'));
  const run = await start();
  try {
    await run.context.addInitScript('globalThis.__name ??= (fn) => fn');
    const page = await openPractice(run, 'zh-CN', '#/orders');
    const steps: [Step, () => Promise<string>][] = [
      ['short', () => short(page)],
      ['address', () => address(page)],
      ['remark', () => remark(page)],
      ['reply', () => reply(page)],
      ['guard', () => guard(page)],
      ['confirm', () => confirm(page)],
      ['note', () => note(page, run)],
      ['dark', dark],
    ];
    for (const [name, step] of steps) {
      const title = t(`step.${name}`);
      try {
        console.log(`ok  ${title}\n      ${await step()}`);
      } catch (error) {
        console.error(t('failed', { step: title, why: (error as Error).message.split('\n')[0]! }));
        console.error(t('picture', { file: await notShown(name) }));
        return 1;
      }
    }
    console.log(t('done', { n: steps.length }));
    return 0;
  } finally {
    await run.stop();
  }
}

process.exit(await walk());

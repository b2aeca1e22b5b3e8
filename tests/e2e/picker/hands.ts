// A person at the picker: points, clicks and presses keys, each counted; and pages whose class names were all changed.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Run } from '../harness.ts';

export const PICKER = '[data-counterhand="picker"]';
export const panelOf = (page: Page): Locator => page.locator(`${PICKER} .ch-picker`);
export const labelOf = (page: Page): Locator => page.locator(`${PICKER} .ch-pick-label`);

/** Words, so that new names look as hand-made as the old ones. */
const WORDS =
  'amber birch cedar delta ember flint grove heron inlet jetty kelp larch maple north ocean pearl quartz ridge slate tulip'.split(
    ' ',
  );
/** Every class name of a page changed, the same one everywhere alike; another seed gives other names. */
export function renamed(html: string, seed = 3): string {
  const names = new Map<string, string>();
  const fresh = (name: string): string => {
    let made = names.get(name);
    if (!made) {
      const n = names.size + seed * 11;
      made = `${WORDS[n % 20]}-${WORDS[(Math.floor(n / 20) + n * 3) % 20]}`;
      names.set(name, made);
    }
    return made;
  };
  return html.replace(/(?<=\sclass=")[^"]*/g, (all) => all.split(/\s+/).filter(Boolean).map(fresh).join(' '));
}

/** A page, or order numbers, as the next page of the list has them. */
export const nextPage = (text: string): string =>
  text.replace(/\b(\d{6}-?[0-9A-Z]{6,13})(\d\d)\b/g, (_, rest: string, last: string) => {
    return `${rest}${String((Number(last) + 50) % 100).padStart(2, '0')}`;
  });

/** What the popup's Repair button asks of the worker; without a page, the site is taught one. */
export async function repair(run: Run, page: Page, marketplace: string, of?: string): Promise<void> {
  const tab = await run.office.evaluate(async (url) => {
    interface Tabs {
      chrome: { tabs: { query(q: object): Promise<{ id: number; url?: string }[]> } };
    }
    const { tabs } = (globalThis as unknown as Tabs).chrome;
    return (await tabs.query({})).findLast((one) => one.url === url)?.id;
  }, page.url());
  const answer = await run.ask({ type: 'pick', tab, marketplace, ...(of ? { page: of } : {}) });
  expect(answer).toMatchObject({ ok: true });
  await panelOf(page).waitFor();
}

/** Waits until this is asked for. */
export const asked = (page: Page, what: string): Promise<void> =>
  panelOf(page).locator('.ch-picker-ask').getByText(what).waitFor();

/** A text of the page, innermost. */
export const textOn = (page: Page, text: string): Locator =>
  page.locator('body').getByText(text).locator('visible=true').first();

/** Counts what the person does: Repair in the popup, then every click, key and address. */
export class Hands {
  actions = 1;
  constructor(readonly page: Page) {}

  /** Moves the pointer over a text of the page. */
  async over(text: string): Promise<{ x: number; y: number }> {
    const place = textOn(this.page, text);
    await place.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await place.boundingBox())!;
    const at = { x: x + Math.min(width / 2, 40), y: y + height / 2 };
    await this.page.mouse.move(at.x, at.y);
    return at;
  }
  async at(text: string): Promise<void> {
    const { x, y } = await this.over(text);
    await this.page.mouse.click(x, y);
    this.actions++;
  }
  async button(name: string): Promise<void> {
    await panelOf(this.page).getByRole('button', { name }).click();
    this.actions++;
  }
  async key(chord: string): Promise<void> {
    await this.page.keyboard.press(chord);
    this.actions++;
  }
  async goto(url: string): Promise<void> {
    await this.page.goto(url);
    this.actions++;
  }
}

// The cases of marketplace pages as a browser shows them: each at its own address, a child frame inside a bare top page;
// and what the marketplace's file says of places and boxes, looked for there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { MARKETPLACES } from '../../lib/marketplaces/index.ts';
import type { Marketplace, Target } from '../../lib/model/marketplace.ts';
import { casePage, ROOT, type Run } from './harness.ts';

export const marks = '[data-counterhand="marks"]';
export const siteOf = (page: string): Marketplace =>
  MARKETPLACES.find(({ id }) => id === page.split('/')[0])!;
export const fileOf = (page: string) => siteOf(page).pages.find(({ id }) => id === page.split('/')[1])!;
export const has = (page: string, name: string) => existsSync(join(ROOT, 'tests/pages', page, name));

/** Opens a case; where it is a child frame's, inside a bare page at the address its top has. */
export async function openCase(run: Run, name: string): Promise<{ page: Page; frame: Page | Frame }> {
  const { html, url, top } = casePage(name);
  const bare = (address: string) => address.replace(/#.*$/, '');
  if (!top) {
    const page = await run.page(url, [{ url: bare(url), html }]);
    return { page, frame: page };
  }
  const shell = `<!doctype html><html lang="zh-CN"><body><iframe src="${url}" width="1200" height="640"></iframe></body></html>`;
  const page = await run.page(top, [
    { url: bare(top), html: shell },
    { url: bare(url), html },
  ]);
  const frame = page.frames().find((one) => one !== page.mainFrame());
  return { page, frame: frame! };
}

/** Each mark of a frame: its words, whether it stands where the file says, and the order its row is of. */
export const marksIn = (frame: Page | Frame, at: string, place: string, ids: string[]) =>
  frame.locator(marks).evaluateAll(
    (hosts, [at, place, ids]) =>
      hosts.flatMap((host) => {
        const text = [...(host.shadowRoot?.querySelectorAll('.ch-mark, .ch-fine') ?? [])]
          .map((mark) => mark.textContent?.trim())
          .join('|');
        const around = {
          append: host.parentElement,
          prepend: host.parentElement,
          after: host.previousElementSibling,
          before: host.nextElementSibling,
        }[place as string];
        let row: Element | null = host;
        while (row && !ids.some((id) => row!.outerHTML.includes(id))) row = row.parentElement;
        const of = ids.filter((id) => row?.outerHTML.includes(id));
        return text ? [{ text, inPlace: around?.matches(at as string) ?? false, of }] : [];
      }),
    [at.replaceAll(':scope > ', ''), place, ids] as [string, string, string[]],
  );

export const targetOf = (name: string): Target => fileOf(name).targets!.reply!;
/** The one box a person sees: a step into a shadow root is a descendant to the browser's driver. */
export const boxIn = (frame: Page | Frame, name: string): Locator =>
  frame.locator(targetOf(name).at.replaceAll('>>>', ' ')).and(frame.locator(':visible'));
export const standing = async (box: Locator) =>
  (await box.evaluate((el: HTMLTextAreaElement) => el.value ?? el.textContent)).trim();

// What our own pages (popup, back office, draft box) ask of the browser: tabs and windows of ours, files, the clipboard.
import { browser } from './browser.ts';

/** Opens the back office at a section; a tab that shows it already is taken. */
export async function openOffice(section: string): Promise<void> {
  const page = browser.runtime.getURL('/options.html' as never);
  const url = `${page}#/${section}`;
  const tabs = await browser.tabs.query({}).catch(() => []);
  // Addresses of tabs are told only where we may know them, our own pages among those.
  const open = tabs.find((tab) => tab.id !== undefined && tab.url?.startsWith(page));
  if (open?.id === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(open.id, { active: true, url });
  if (open.windowId !== undefined) await browser.windows.update(open.windowId, { focused: true });
}

/** Opens the draft box in a small window of its own, beside whatever application the agent chats in. */
export async function openDraft(): Promise<void> {
  const url = browser.runtime.getURL('/draft.html' as never);
  await browser.windows.create({ url, type: 'popup', width: 420, height: 520 });
}

/** So long a new tab may take to show its page. */
const LOADING_MS = 15_000;

/** Opens a tab in front and answers its id once its page is there, or when it took too long. */
export async function openTab(url: string): Promise<number> {
  const tab = await browser.tabs.create({ url });
  const id = tab.id!;
  await new Promise<void>((done) => {
    const end = () => {
      clearTimeout(timer);
      browser.tabs.onUpdated.removeListener(hear);
      done();
    };
    const hear = (updated: number, { status }: { status?: string }) => {
      if (updated === id && status === 'complete') end();
    };
    const timer = setTimeout(end, LOADING_MS);
    browser.tabs.onUpdated.addListener(hear);
    // It may have been quicker than the listening.
    void browser.tabs
      .get(id)
      .then(
        (now) => now.status === 'complete' && now.url !== 'about:blank' && now.url !== undefined && end(),
        end,
      );
  });
  return id;
}

/** Ids of the tabs that show these origins, the ones in front first. */
export async function tabsOf(origins: readonly string[]): Promise<number[]> {
  const tabs = await browser.tabs.query({ url: [...origins] });
  const rank = (tab: { active: boolean; lastAccessed?: number }) =>
    (tab.active ? 1e15 : 0) + (tab.lastAccessed ?? 0);
  return tabs.sort((a, b) => rank(b) - rank(a)).flatMap((tab) => tab.id ?? []);
}

/** Starts a worker from a file of the package: those from blob addresses never start in Firefox. */
export const startWorker = (file: string): Worker => new Worker(browser.runtime.getURL(file as never));

/** Hands a text to the browser's downloads, without any permission. */
export function saveFile(name: string, content: string | Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Revoked later: some browsers read the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** Whether the clipboard took it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// A person who teaches a console from nothing: its address typed into the back office, then what is pointed out in the tab
// that opens. Every click and key is counted.
import type { Locator, Page } from 'playwright-core';
import { press, type Run } from '../e2e/harness.ts';
import { asked, Hands, labelOf, panelOf } from '../e2e/picker/hands.ts';

export class Teacher extends Hands {
  /** The address as one, and Enter. */
  override actions = 2;

  /** Points at exactly this, and not before the pointer says what it would read. */
  async point(at: Locator): Promise<void> {
    await at.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await at.boundingBox())!;
    const [near, top] = [x + Math.min(width / 2, 40), y + height / 2];
    // The panel may lie over one end of it: the other is pointed at.
    const over = (await panelOf(this.page).boundingBox())!;
    const isCovered =
      near < over.x + over.width && top > over.y && near > over.x && top < over.y + over.height;
    const left = isCovered ? x + width - Math.min(width / 2, 40) : near;
    await this.page.mouse.move(left, top);
    await labelOf(this.page).waitFor();
    await this.page.mouse.click(left, top);
    this.actions++;
  }
  /** What is asked for, one after the other, and where it stands; none where the page has no such thing. */
  async pointOut(picks: readonly [ask: string, at?: Locator][]): Promise<void> {
    for (const [ask, at] of picks) {
      await asked(this.page, ask);
      await (at ? this.point(at) : this.key('s'));
    }
  }
  /** A click of the page's own. */
  async click(at: Locator): Promise<void> {
    await at.click();
    this.actions++;
  }
  /** Says what a status word of the page means, by the first letter of its meaning. */
  async means(word: string, letter: string): Promise<void> {
    await panelOf(this.page).getByLabel(word).focus();
    this.actions++;
    await this.key(letter);
  }
  /** Keeps it on trial. */
  async keep(): Promise<void> {
    await this.button('Keep, then check on another page');
    await panelOf(this.page).getByText('Kept on trial').waitFor();
  }
  /** Says of another page that it is read right. */
  async confirm(): Promise<void> {
    await this.button('Right: use it from now on');
    await panelOf(this.page).getByRole('button', { name: 'Teach another page' }).waitFor();
  }
}

/** Goes to a control by Tab, as one without a mouse does. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  for (let i = 0; i < 100; i++) {
    if (await control.evaluate((one) => one === document.activeElement)) return;
    await press(page, 'Tab');
  }
  throw new Error('Tab never came there');
}

/** Types a console's address into the back office and presses Enter; answers who teaches in the tab that opens. */
export async function teachConsole(run: Run, address: string): Promise<Teacher> {
  const office = await run.context.newPage();
  await office.goto(`chrome-extension://${run.id}/options.html#/marketplaces/teach`);
  await tabTo(office, office.getByRole('textbox').first());
  await office.keyboard.type(address);
  const opened = run.context.waitForEvent('page');
  await press(office, 'Enter');
  const page = await opened;
  await page.bringToFront();
  await panelOf(page).waitFor({ timeout: 30_000 });
  await office.close();
  return new Teacher(page);
}

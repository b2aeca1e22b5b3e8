// @vitest-environment happy-dom
// The draft box: for applications outside the browser, where the agent types, takes a reply and copies.
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Draft } from '../../../components/draft/Draft.tsx';
import { DEFAULT_KEYS } from '../../../components/ui/keys.ts';
import type { FoundReply, RenderedReply } from '../../../lib/messages/protocol.ts';
import { fail, ok } from '../../../lib/model/basics.ts';
import { all, click, HOSTILE, named, press, type } from './help.ts';
import { type Own, own, type Start, still, until } from './own.tsx';

let page: Own;
afterEach(() => page?.end());

const found = (title: string, i: number): FoundReply => ({
  id: `r${i}`,
  title,
  ranges: [],
  tags: [],
  uses: 0,
  fitsStep: false,
});
const TITLES = ['Which courier', 'Out of stock'];
/** The worker: two replies, the first of which still needs a courier. */
const worker = vi.fn(
  async (request: { type: string; query?: string; id?: string; fill?: Record<string, string> }) => {
    if (request.type === 'find-replies')
      return ok({
        total: 2,
        found: TITLES.map(found).filter(({ title }) => title.toLowerCase().includes(request.query ?? '')),
      });
    if (request.type !== 'render-reply') return ok(null);
    const courier = request.id === 'r1' ? 'none' : request.fill?.courier;
    const value: RenderedReply = {
      id: request.id!,
      card: request.id!,
      locale: 'en',
      languages: ['en'],
      optional: [],
      title: TITLES[Number(request.id![1])]!,
      parts: [{ kind: 'text', text: `It goes with ${courier ?? ''}` }],
      missing: courier
        ? []
        : [{ name: 'courier', label: 'Courier', kind: 'text', choices: ['Swift', HOSTILE] }],
      ...(courier ? { text: `It goes with ${courier}.` } : {}),
    };
    return ok(value);
  },
);

async function open(start: Start = {}): Promise<void> {
  worker.mockClear();
  page = await own({ shops: ['Fern'], door: { send: worker as never, ...start.door } });
  await page.show(<Draft trusted={() => true} />);
}
const box = () => page.root.querySelector('textarea')!;
const palette = () => page.root.querySelector('.ch-palette');
const says = (text: string) => until(() => page.root.textContent?.includes(text), `the box says ${text}`);
const search = () => palette()!.querySelector<HTMLInputElement>('[role=combobox]')!;

describe('copying', () => {
  it('takes the whole text with Alt C and says so', async () => {
    await open();
    type(box(), '您好 😀');
    press(box(), 'Alt+KeyC');
    await says('Copied 4 characters.');
    expect(page.door.copy).toHaveBeenCalledWith('您好 😀');
  });

  it('does nothing with an empty box', async () => {
    await open();
    press(window, 'Alt+KeyC');
    await still();
    expect(page.door.copy).not.toHaveBeenCalled();
  });

  it('says what to do when the browser refuses', async () => {
    await open({ door: { copy: async () => false } });
    type(box(), 'hello');
    click(named(page.root, 'Copy'));
    await says('the text is still here. Select it and press Ctrl C.');
    expect(box().value).toBe('hello');
  });
});

describe('the palette', () => {
  const openPalette = async () => {
    await open();
    press(window, 'Alt+KeyQ');
    await until(() => all(page.root, '[role=option]').length === 2);
  };

  it('opens with Alt Q and shows every reply; typing asks the worker', async () => {
    await openPalette();
    type(search(), 'stock');
    await until(() => all(page.root, '[role=option]').length === 1);
    expect(worker).toHaveBeenCalledWith({ type: 'find-replies', query: 'stock' });
  });

  it('puts a reply in at the caret, once nothing is missing', async () => {
    await openPalette();
    box().value = 'AB';
    type(box(), 'AB');
    box().setSelectionRange(1, 1);
    press(search(), 'Enter', { key: 'Enter' });
    expect(box().value).toBe('AB');
    press(all(page.root, '.ch-fill')[0]!, 'Digit1');
    await until(() => !page.root.querySelector('.ch-fill'));
    expect(worker).toHaveBeenCalledWith({ type: 'render-reply', id: 'r0', fill: { courier: 'Swift' } });
    press(search(), 'Enter', { key: 'Enter' });
    await until(() => box().value === 'AIt goes with Swift.B');
    expect(palette()).toBeNull();
  });

  it('copies a reply straight away with Alt C, and leaves the box alone', async () => {
    await openPalette();
    press(search(), 'ArrowDown', { key: 'ArrowDown' });
    await until(() => palette()?.querySelector('h3')?.textContent === 'Out of stock');
    press(search(), 'Alt+KeyC');
    await says('Copied “Out of stock”.');
    expect(page.door.copy).toHaveBeenCalledWith('It goes with none.');
    expect(box().value).toBe('');
  });

  it('does not take what was filled in for one reply over to another', async () => {
    await openPalette();
    press(all(page.root, '.ch-fill')[0]!, 'Digit1');
    await until(() => !page.root.querySelector('.ch-fill'));
    press(search(), 'ArrowDown', { key: 'ArrowDown' });
    await still();
    press(search(), 'ArrowUp', { key: 'ArrowUp' });
    await until(() => page.root.querySelector('.ch-fill'));
  });

  it('closes with Escape and stays text', async () => {
    await openPalette();
    expect(page.root.querySelector('img, script')).toBeNull();
    press(search(), 'Escape', { key: 'Escape' });
    expect(palette()).toBeNull();
  });

  it('drops an answer that comes after a newer one', async () => {
    const late: ((value: unknown) => void)[] = [];
    await open({
      door: {
        send: ((request: { type: string; query?: string }) =>
          request.type === 'find-replies'
            ? new Promise((done) =>
                late.push(() => done(ok({ total: 9, found: [found(request.query || 'all', 0)] }))),
              )
            : worker(request as never)) as never,
      },
    });
    press(window, 'Alt+KeyQ');
    await still();
    type(search(), 'new');
    await still();
    late[1]!(null);
    late[0]!(null);
    await still();
    expect(all(page.root, '[role=option]').map((option) => option.textContent)).toEqual(['new']);
  });

  it('puts in what Enter was pressed on, though the worker has not filled it yet', async () => {
    const late: (() => void)[] = [];
    let slow = false;
    await open({
      door: {
        send: ((request: { type: string; id?: string }) => {
          const answer = worker({ ...request, fill: { courier: request.id ?? '' } });
          return slow ? new Promise((done) => late.push(() => done(answer))) : answer;
        }) as never,
      },
    });
    press(window, 'Alt+KeyQ');
    await until(() => palette()?.querySelector('h3')?.textContent === 'Which courier');
    slow = true;
    type(search(), 'out');
    press(search(), 'Enter', { key: 'Enter' });
    await still();
    for (let i = 0; i < 4; i++) {
      for (const answer of late.splice(0)) answer();
      await still();
    }
    expect(box().value).toBe('It goes with none.');
    expect(palette()).toBeNull();
  });

  it('shows the chosen reply in the next of its languages', async () => {
    await open({
      door: {
        send: (async (request: { type: string; id?: string; locale?: string }) => {
          const answer = (await worker({ ...request, fill: { courier: 'x' } })) as { value: object };
          if (request.type !== 'render-reply') return answer;
          const locale = request.locale ?? 'en';
          return ok({ ...answer.value, locale, languages: ['en', 'ko'], text: locale });
        }) as never,
      },
    });
    press(window, 'Alt+KeyQ');
    await until(() => palette()?.querySelector('h3'));
    expect(palette()!.querySelector('.ch-preview-text > p')?.getAttribute('lang')).toBe('en');
    press(search(), DEFAULT_KEYS.variant);
    await until(() => palette()!.querySelector('.ch-preview-text > p')?.getAttribute('lang') === 'ko');
    press(search(), 'Enter', { key: 'Enter' });
    await until(() => box().value === 'ko');
  });

  it('says when the worker does not answer', async () => {
    await open({ door: { send: (async () => fail('worker.gone')) as never } });
    press(window, 'Alt+KeyQ');
    await says('The background part was restarting');
  });
});

it('clears the box, and gives the text back', async () => {
  await open();
  type(box(), 'a long answer');
  click(named(page.root, 'Clear'));
  expect(box().value).toBe('');
  click(named(page.root, 'Undo'));
  expect(box().value).toBe('a long answer');
});

// @vitest-environment happy-dom
// The guard as it stands beside an overlay: what it says of a draft, what its keys do, what waits, what is journalled.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Post, Seat } from '../../../components/guard/control.ts';
import { startGuard } from '../../../components/guard/start.ts';
import type { Pack } from '../../../lib/guard/pack.ts';
import { PACKS as LEARNED } from '../../../lib/guard/packs/index.ts';
import type { GuardContext, GuardSetup } from '../../../lib/messages/protocol.ts';
import type { Buyer } from '../../../lib/model/facts.ts';
import type { Hold, OverlayEvent } from '../../../lib/page/frame.ts';
import { HOSTILE, press } from './help.ts';

const why = (text: string) => ({ 'zh-CN': text, ko: text, en: text });
const entry = (id: string, more: object) => ({
  id,
  level: 'money' as const,
  why: why(`why ${id}`),
  source: 'a source',
  confidence: 'B' as const,
  checked: '2026-11-21',
  ...more,
});
const pack = (id: string, ...entries: ReturnType<typeof entry>[]): Pack => ({
  id,
  revision: 1,
  name: why(`Pack ${id}`),
  marketplaces: '*',
  shopKinds: '*',
  languages: ['zh', 'ko', 'en'],
  entries,
});
const PACKS = [
  pack(
    'contact',
    entry('app', { words: ['whatsapp'], instead: { en: 'these messages' } }),
    entry('hinted', { words: ['best'], level: 'hint' }),
  ),
  pack(
    'privacy',
    entry('wrong-buyer', { detect: 'wrong-buyer', level: 'redline', confidence: 'A' }),
    entry('placeholder-left', { detect: 'placeholder', confidence: 'A' }),
  ),
];
const setup = (more: Partial<GuardSetup> = {}): GuardSetup => ({
  packs: PACKS,
  options: { marketplace: 'fern' },
  locale: 'en',
  newHire: false,
  rules: { 'pack:contact': 'wording', 'wrong-buyer': 'wrong-buyer', 'placeholder-left': 'placeholder-left' },
  words: {
    wording: {
      name: 'Wording',
      'mark.contact': 'Off-site?',
      'title.contact': '“{word}” may count as off-site',
    },
    'wrong-buyer': { name: 'Wrong buyer', mark: 'Wrong buyer?', title: 'Draft says {x}; chat is {y}' },
  },
  context: { buyer: FERN, orders: [{ orderId: '250101-111111111111111' }] },
  ...more,
});
const FERN: Buyer = { id: 'b1', name: 'Fern' };
const OTHER = 'Order 250101-999999999999999 ships';

function begin(over: Partial<GuardSetup> = {}, answer: GuardSetup | null = setup(over)) {
  const box = document.createElement('textarea');
  document.body.append(box);
  const listeners = new Set<(event: OverlayEvent) => void>();
  let held: Hold | undefined;
  const at = { box: box as HTMLTextAreaElement | undefined, buyer: FERN as Buyer | undefined };
  const seat: Seat = {
    doc: document,
    css: '',
    replyBox: () => at.box,
    get buyer() {
      return at.buyer;
    },
    hold: (check) => {
      held = check;
    },
    standing: undefined,
    walks: () => false,
    on(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const post = {
    ask: vi.fn(async (): Promise<GuardSetup | null | undefined> => answer),
    append: vi.fn(async (_: unknown[]) => true),
  };
  const dock = document.createElement('div');
  dock.className = 'ch-root';
  document.body.append(dock);
  const ended = new AbortController();
  const { stop } = startGuard(seat, post as Post, ended.signal, { dock, trusted: () => true });
  const type = (text: string) => {
    box.focus();
    box.value = text;
    box.setSelectionRange(text.length, text.length);
    box.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  };
  return {
    box,
    at,
    dock,
    seat,
    post,
    type,
    stop,
    ended,
    tell: (event: OverlayEvent) => {
      for (const listener of listeners) listener(event);
    },
    context: (context: GuardContext) => {
      for (const listener of listeners) listener({ kind: 'context', context });
    },
    held: (text: string) => held?.({ target: 'reply', text }),
    card: () => dock.querySelector<HTMLElement>('.ch-guard'),
    says: () => dock.textContent ?? '',
    mounted: () => document.querySelectorAll('[data-counterhand="strokes"]').length,
    ready: () => vi.waitFor(() => expect(post.ask).toHaveBeenCalled()).then(() => settled()),
    drafts: () => post.append.mock.calls.flatMap(([all]) => all) as { kind: string; body: object }[],
  };
}
const settled = () => new Promise((done) => setTimeout(done, 60));
type Begun = ReturnType<typeof begin>;
let g: Begun;
async function guard(over?: Partial<GuardSetup>): Promise<Begun> {
  g = begin(over);
  await g.ready();
  return g;
}
afterEach(() => {
  g?.stop();
  document.body.replaceChildren();
  document.documentElement.querySelectorAll('[data-counterhand]').forEach((el) => void el.remove());
  Object.assign(document, { execCommand: undefined });
});

describe('a draft', () => {
  it('with nothing wrong shows nothing', async () => {
    await guard();
    g.type('It ships today.');
    expect(g.card()).toBeNull();
    expect(g.seat.standing).toBeUndefined();
  });

  it('is warned of in the rule’s words, with the entry’s reason and the pack’s name where the rule has none', async () => {
    await guard();
    g.type('Find me on WhatsApp');
    expect(g.says()).toContain('Off-site?');
    expect(g.says()).toContain('“WhatsApp” may count as off-site');
    expect(g.says()).toContain('why app');
    expect(g.says()).toContain('Rule Pack contact');
    expect(g.says()).toContain('Use “these messages”');
    expect(g.says()).toContain('Confidence B, warns only');
    expect(g.seat.standing).toBe('money');
    expect(g.mounted()).toBe(1);
  });

  it('without any of a rule’s words still says which word and why', async () => {
    await guard({ rules: {}, words: {} });
    g.type('Find me on WhatsApp');
    expect(g.says()).toContain('Pack contact');
    expect(g.says()).toContain('Look at “WhatsApp” again');
  });

  describe('that only reads like a breach', () => {
    /** Everything does. */
    const likeness = LEARNED.find(({ id }) => id === 'likeness')!;
    const packs = [{ ...likeness, learned: { ...likeness.learned!, step: 1e-9, bias: 20 } }];
    const rest = () => new Promise((done) => setTimeout(done, 900));

    it('is spoken of when the typing rests, not in the middle of a sentence', async () => {
      await guard({ packs });
      g.type('Your parcel left this morn');
      expect(g.card()).toBeNull();
      await rest();
      expect(g.card()).not.toBeNull();
    });

    it('is spoken of at once where the sentence has its end', async () => {
      await guard({ packs });
      g.type('Your parcel left this morning.');
      expect(g.card()).not.toBeNull();
    });

    it('stays spoken of while the sentence goes on', async () => {
      await guard({ packs });
      g.type('Your parcel left this morn');
      await rest();
      g.type('Your parcel left this morning a');
      expect(g.card()).not.toBeNull();
    });

    it('is forgotten when it is typed away before the rest', async () => {
      await guard({ packs });
      g.type('Your parcel left this morn');
      g.type('Yes');
      await rest();
      expect(g.card()).toBeNull();
    });
  });

  it('with a hint is underlined only, and Alt ↓ brings its card', async () => {
    await guard();
    g.type('the best one');
    expect(g.card()).toBeNull();
    expect(g.mounted()).toBe(1);
    expect(g.seat.walks()).toBe(true);
    press(g.box, 'Alt+ArrowDown');
    expect(g.says()).toContain('why hinted');
  });

  it('shows hostile words as text', async () => {
    await guard({ packs: [pack('contact', entry('app', { words: ['onerror'] }))] });
    g.type(HOSTILE);
    expect(g.card()).not.toBeNull();
    expect(g.dock.querySelector('img, script')).toBeNull();
  });
});

describe('keys', () => {
  it('Alt R puts the replacement in, and the journal says so', async () => {
    await guard();
    g.type('Find me on whatsapp now');
    Object.assign(document, {
      execCommand: (_: string, __: boolean, text: string) => {
        g.box.setRangeText(text, g.box.selectionStart, g.box.selectionEnd, 'end');
        return true;
      },
    });
    expect(press(g.box, 'Alt+KeyR')).toBe(false);
    expect(g.box.value).toBe('Find me on these messages now');
    expect(g.drafts()).toMatchObject([
      {
        kind: 'prompt.followed',
        subject: { kind: 'rule', id: 'wording' },
        body: { rule: 'wording', action: 'replace' },
      },
    ]);
  });

  it('Alt R selects a hole that was left, so that typing fills it', async () => {
    await guard();
    g.type('Dear {name}, hello');
    press(g.box, 'Alt+KeyR');
    expect(g.box.value.slice(g.box.selectionStart, g.box.selectionEnd)).toBe('{name}');
  });

  it('go on to the page where there is nothing to do', async () => {
    await guard();
    g.type('fine');
    for (const key of ['Alt+KeyR', 'Escape', 'Alt+ArrowDown', 'Enter']) expect(press(g.box, key)).toBe(true);
    g.type('Find me on whatsapp');
    expect(press(g.box, 'Enter')).toBe(true);
    expect(press(document.body, 'Escape')).toBe(true);
    expect(press(g.box, 'Alt+ArrowDown')).toBe(true);
  });

  it('Escape folds the card and leaves the underline', async () => {
    await guard();
    g.type('Find me on whatsapp');
    expect(press(g.box, 'Escape')).toBe(false);
    expect(g.card()).toBeNull();
    expect(g.mounted()).toBe(1);
    expect(g.seat.standing).toBeUndefined();
  });

  it('are not ours while an input method composes', async () => {
    await guard();
    g.type('Find me on whatsapp');
    expect(press(g.box, 'Alt+KeyR', { isComposing: true })).toBe(true);
    expect(press(g.box, 'Escape', { keyCode: 229 })).toBe(true);
    expect(g.card()).not.toBeNull();
  });
});

describe('a red line', () => {
  it('holds our insertions, takes a reason by its digit, and gives the caret back', async () => {
    await guard();
    g.type(OTHER);
    expect(g.says()).toContain('Draft says 250101-999999999999999; chat is Fern');
    expect(g.held('Thank you')).toEqual({ code: 'insert.held' });
    g.box.setSelectionRange(2, 2);
    expect(press(g.box, 'Alt+ArrowDown')).toBe(false);
    const first = g.dock.querySelector('[data-first]')!;
    expect(document.activeElement).toBe(first);
    expect(press(first, 'Digit3')).toBe(false);
    expect(g.card()).toBeNull();
    expect(document.activeElement).toBe(g.box);
    expect(g.box.selectionStart).toBe(2);
    expect(g.held('Thank you')).toBeUndefined();
    expect(g.drafts()).toMatchObject([
      { kind: 'prompt.overridden', body: { rule: 'wrong-buyer', reason: 'false-alarm' } },
    ]);
    expect(JSON.stringify(g.drafts())).not.toContain('9999');
  });

  it('takes no digit typed into the draft', async () => {
    await guard();
    g.type(OTHER);
    expect(press(g.box, 'Digit3')).toBe(true);
    expect(g.card()).not.toBeNull();
  });

  it('in what is to be inserted holds that text alone', async () => {
    await guard();
    expect(g.held('Order 250101-111111111111111')).toBeUndefined();
    expect(g.held(OTHER)).toEqual({ code: 'insert.red-line', params: { word: '250101-999999999999999' } });
  });

  it('is found even where the page changed the box without an event', async () => {
    await guard();
    g.box.value = OTHER;
    expect(g.held('Thank you')).toEqual({ code: 'insert.held' });
  });

  it('is not one in another buyer’s chat, of whose orders nothing is known yet', async () => {
    await guard();
    g.type(OTHER);
    g.at.buyer = { id: 'b2', name: 'Moss' };
    g.tell({ kind: 'changed' });
    expect(g.card()).toBeNull();
    g.context({ buyer: { id: 'b2', name: 'Moss' }, orders: [{ orderId: '250101-222222222222222' }] });
    expect(g.says()).toContain('chat is Moss');
  });
});

describe('the shop’s own limit', () => {
  it('asks for the name of the lead who allowed it, and keeps it', async () => {
    await guard({
      packs: [pack('promise', entry('compensation-limit', { words: ['refund 50'], level: 'redline' }))],
      rules: { 'compensation-limit': 'promise' },
      words: {},
    });
    g.type('I will refund 50');
    press(g.box, 'Alt+ArrowDown');
    const field = g.dock.querySelector<HTMLInputElement>('#ch-lead')!;
    expect(document.activeElement).toBe(field);
    press(field, 'Enter', { key: 'Enter' });
    expect(g.drafts()).toEqual([]);
    field.value = ' 03 Moss ';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    press(field, 'Enter', { key: 'Enter', isComposing: true });
    expect(g.drafts()).toEqual([]);
    press(field, 'Enter', { key: 'Enter' });
    expect(g.drafts()).toMatchObject([
      { kind: 'prompt.overridden', body: { rule: 'promise', reason: 'platform-allows', lead: '03 Moss' } },
    ]);
    expect(g.card()).toBeNull();
  });
});

describe('what the worker says', () => {
  it('later comes later: a draft that stands is checked then, and asked for again when nobody answered', async () => {
    g = begin({}, null);
    await g.ready();
    g.type('Find me on whatsapp');
    expect(g.card()).toBeNull();
    g.post.ask.mockResolvedValue(setup());
    g.tell({ kind: 'changed' });
    await vi.waitFor(() => expect(g.card()).not.toBeNull());
  });

  it('anew counts at once, and nothing is said once there is nothing to guard', async () => {
    await guard();
    g.type('Find me on whatsapp');
    g.post.ask.mockResolvedValue(null);
    g.tell({ kind: 'refreshed' });
    await vi.waitFor(() => expect(g.card()).toBeNull());
    expect(g.mounted()).toBe(0);
  });

  it('of a reason that could not be kept is sent again under the same id', async () => {
    await guard();
    g.post.append.mockResolvedValueOnce(false);
    g.type(OTHER);
    press(g.box, 'Alt+ArrowDown');
    press(g.dock.querySelector('[data-first]')!, 'Digit1');
    await settled();
    g.tell({ kind: 'changed' });
    await settled();
    const ids = g.drafts().map((draft) => (draft as unknown as { id: string }).id);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});

describe('while the checker is made', () => {
  const LURE = 'Refund is on the way, add my whatsapp';
  /** The page's turns as they wait; nothing goes on by itself. */
  let turns: (() => void)[];
  const go = (most = Number.POSITIVE_INFINITY) => {
    let went = 0;
    for (; went < most && turns.length > 0; went++) turns.shift()!();
    return went;
  };
  beforeEach(() => {
    turns = [];
    vi.stubGlobal(
      'MessageChannel',
      class {
        port1 = { onmessage: undefined as (() => void) | undefined, close: () => undefined };
        port2 = { postMessage: () => void turns.push(() => this.port1.onmessage?.()) };
      },
    );
    return () => vi.unstubAllGlobals();
  });
  /** All packs: they take many turns, of which some have gone by. */
  const midway = async () => {
    g = begin({ packs: LEARNED });
    await vi.waitFor(() => expect(turns).toHaveLength(1));
    expect(go(4)).toBe(4);
    expect(turns).toHaveLength(1);
  };
  const refreshed = async (answer: GuardSetup | null) => {
    g.post.ask.mockResolvedValue(answer);
    g.tell({ kind: 'refreshed' });
    await settled();
  };

  it('nothing is said of a draft and nothing waits; the draft that stands is checked when it is', async () => {
    await midway();
    g.type(LURE);
    expect(g.card()).toBeNull();
    expect(g.held(OTHER)).toBeUndefined();
    go();
    expect(g.says()).toContain('whatsapp');
  });

  it('nobody is asked again for a change of the page', async () => {
    await midway();
    for (let i = 0; i < 5; i++) g.tell({ kind: 'changed' });
    g.type(LURE);
    await settled();
    go();
    expect(g.card()).not.toBeNull();
    expect(g.post.ask).toHaveBeenCalledTimes(1);
  });

  it('other packs take the place of the ones before', async () => {
    await midway();
    await refreshed(setup({ packs: [pack('contact', entry('app', { words: ['refund'] }))] }));
    g.type(LURE);
    expect(g.card()).toBeNull();
    go();
    expect(g.says()).toContain('why app');
    g.type('add my whatsapp');
    expect(g.card()).toBeNull();
  });

  it('nothing to guard any more ends it', async () => {
    await midway();
    await refreshed(null);
    g.type(LURE);
    go();
    expect(g.card()).toBeNull();
  });

  it('the end of the guard ends it', async () => {
    await midway();
    g.tell({ kind: 'stopped' });
    expect(go()).toBeLessThan(2);
    expect(g.mounted()).toBe(0);
  });

  it('the one before it goes on', async () => {
    g = begin();
    await vi.waitFor(() => expect(turns).toHaveLength(1));
    go();
    await refreshed(setup({ packs: LEARNED }));
    go(4);
    g.type('Find me on WhatsApp');
    expect(g.says()).toContain('why app');
    go();
    expect(g.says()).not.toContain('why app');
    expect(g.card()).not.toBeNull();
  });

  it('what becomes known around the draft is not lost', async () => {
    await midway();
    g.at.buyer = { id: 'b2', name: 'Moss' };
    g.context({ buyer: { id: 'b2', name: 'Moss' }, orders: [{ orderId: '250101-222222222222222' }] });
    g.type(OTHER);
    go();
    expect(g.says()).toContain('chat is Moss');
  });
});

describe('when the guard ends', () => {
  it('nothing of it stays: no card, no stroke, no key, no hold', async () => {
    await guard();
    g.type('Find me on whatsapp');
    g.tell({ kind: 'stopped' });
    expect(g.card()).toBeNull();
    expect(g.mounted()).toBe(0);
    expect(g.seat.standing).toBeUndefined();
    expect(g.held(OTHER)).toBeUndefined();
    g.type('Find me on whatsapp again');
    expect(g.card()).toBeNull();
    expect(press(g.box, 'Alt+KeyR')).toBe(true);
  });

  it('and the box is gone, so are card and strokes', async () => {
    await guard();
    g.type('Find me on whatsapp');
    g.at.box = undefined;
    g.tell({ kind: 'changed' });
    expect(g.card()).toBeNull();
    expect(g.mounted()).toBe(0);
  });
});

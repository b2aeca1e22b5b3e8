// The gallery: every component with invented data, in a shadow root over a page with rude styles.
// ?scene=…&lang=zh-CN|ko|en&theme=light|dark
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { Composer } from '../../../../components/composer/Composer.tsx';
import composerCss from '../../../../components/composer/composer.css?inline';
import { Desk } from '../../../../components/desk/Desk.tsx';
import deskCss from '../../../../components/desk/desk.css?inline';
import { Rail } from '../../../../components/desk/Rail.tsx';
import type { DeskDeeds, DeskView } from '../../../../components/desk/view.ts';
import { drawMarks } from '../../../../components/marks/draw.ts';
import marksCss from '../../../../components/marks/marks.css?inline';
import { Palette } from '../../../../components/palette/Palette.tsx';
import paletteCss from '../../../../components/palette/palette.css?inline';
import kitCss from '../../../../components/ui/kit.css?inline';
import officeKitCss from '../../../../components/ui/office-kit.css?inline';
import { seal } from '../../../../components/ui/seal.ts';
import tokensCss from '../../../../components/ui/tokens.css?inline';
import type { Locale } from '../../../../lib/model/basics.ts';
import * as data from './data.ts';
import { Kit } from './Kit.tsx';

const query = new URLSearchParams(location.search);
const scene = query.get('scene') ?? 'orders';
const locale = (query.get('lang') ?? 'zh-CN') as Locale;
const theme = query.get('theme') ?? 'light';
document.body.className = theme;

const css = [tokensCss, marksCss, kitCss, officeKitCss, deskCss, paletteCss, composerCss].join('\n');
function mount(parent: HTMLElement): HTMLElement {
  const host = document.createElement('div');
  parent.append(host);
  const shadow = host.attachShadow({ mode: 'open' });
  const style = document.createElement('style');
  style.textContent = css;
  const root = document.createElement('div');
  root.className = 'ch-root';
  root.lang = locale;
  root.dataset.theme = theme;
  shadow.append(style, root);
  seal(shadow);
  return root;
}

for (let row = 0; row < 5; row++) {
  const element = document.createElement('div');
  element.className = 'row';
  const head = document.createElement('div');
  head.className = 'rowhead';
  head.textContent = `3117 0946 ${2285 - row * 117}`;
  element.append(head);
  document.querySelector('#rows')?.append(element);
  const slot = mount(head);
  slot.style.display = 'inline-flex';
  drawMarks(slot, data.marks(locale, row), {
    locale,
    fine: row === 2 ? data.confirmed(locale) : undefined,
    focusId: scene === 'desk' && row === 0 ? 'stock-short' : undefined,
    onOpen: (id) => console.log('open', id),
  });
}

const log =
  (name: string) =>
  (...what: unknown[]) =>
    console.log(name, ...what);
const deeds = new Proxy({} as DeskDeeds, { get: (_, name) => log(String(name)) });

const one = (change: (view: DeskView) => void): DeskView => {
  const view = data.desk(locale);
  change(view);
  return view;
};
const act = (view: DeskView, id: string) => view.prompts.find((prompt) => prompt.id === id)?.actions[0];
const scenes: Record<string, () => DeskView> = {
  desk: () => data.desk(locale),
  compare: () =>
    one((view) => {
      view.queue = { kind: 'buyers', waiting: 3 };
      view.buyer = {
        ...view.buyer,
        orderCount: 1,
        stage: { status: 'paid', address: 'change-asked' },
        clock: { minutes: 3, urgent: true },
      };
      view.now = {
        promptId: 'address-changed',
        action: act(view, 'address-changed'),
        limit: 'can-change',
        waiting: 1,
        showSteps: false,
        outline: true,
        compare: { rows: data.rows(locale), at: '10:40' },
      };
      view.open = {};
    }),
  coach: () =>
    one((view) => {
      view.queue = { kind: 'buyers', waiting: 1 };
      view.buyer = { ...view.buyer, promised: undefined, clock: { minutes: 4, urgent: false } };
      view.strip = { at: 5, half: true };
      view.now = {
        promptId: 'address-unconfirmed',
        action: act(view, 'address-unconfirmed'),
        waiting: 0,
        showSteps: true,
        coach: { done: 1, of: 3 },
      };
      view.notes = [];
      view.shift = [];
      view.open = {};
    }),
  redline: () =>
    one((view) => {
      view.now = {
        promptId: 'wrong-buyer',
        action: act(view, 'wrong-buyer'),
        waiting: 1,
        showSteps: false,
        reasons: true,
      };
      view.open = { buyer: true, shift: true };
      view.writing = 'buyer';
      view.drafts = { buyer: 'abc' };
      view.health = { worst: 'degraded', fields: [{ field: 'order.buyerNote', state: 'degraded' }] };
      view.unknownSkus = 3;
      view.staleMinutes = 1600;
      view.before = 41;
    }),
  folded: () =>
    one((view) => {
      view.now!.folded = true;
      view.order!.addressState = 'confirmed';
      view.order!.chosenCourier = view.order!.couriers![0];
      view.order!.timeline = data.composer(locale).timeline.slice(1);
      view.open = { order: true, replies: true };
    }),
  ...Object.fromEntries(
    (['empty', 'loading', 'paused', 'broken', 'logged-out', 'no-data'] as const).map((state) => [
      `state-${state}`,
      () =>
        one((view) => {
          view.state = state;
          view.now = undefined;
          view.open = {};
          const field = { 'zh-CN': '订单状态', ko: '주문 상태', en: 'Order status' }[locale];
          view.broken = { field, rules: 3 };
          if (state === 'broken')
            view.health = {
              worst: 'missing',
              fields: [{ field: 'order.status', name: field, state: 'missing' }],
            };
        }),
    ]),
  ),
};

function Scene() {
  const view = scenes[scene];
  const [open, setOpen] = useState<DeskView['open']>();
  if (view) {
    const shown = view();
    const fold: DeskDeeds['fold'] = (id, is) => setOpen({ ...(open ?? shown.open), [id]: is });
    const on = new Proxy(deeds, { get: (_, name) => (name === 'fold' ? fold : log(String(name))) });
    return <Desk view={{ ...shown, open: open ?? shown.open }} locale={locale} on={on} />;
  }
  if (scene === 'kit') return <Kit locale={locale} />;
  const rail = (
    <Rail counts={{ money: 6, clock: 1, hint: 1 }} state="ok" locale={locale} onOpen={log('desk')} />
  );
  return (
    <>
      {rail}
      {scene.startsWith('palette') && <LivePalette />}
      {scene.startsWith('composer') && <LiveComposer />}
    </>
  );
}

function LivePalette() {
  const given = data.palette(locale);
  const [query, setQuery] = useState(given.query);
  const [selected, setSelected] = useState(given.selected);
  const [filled, setFilled] = useState(scene === 'palette-copy' ? 'x' : '');
  const parts = given.preview?.parts.map((part) =>
    part.kind === 'missing' && filled ? { kind: 'filled' as const, text: filled } : part,
  );
  return (
    <Palette
      {...given}
      open
      query={query}
      groups={scene === 'palette-none' ? [] : given.groups}
      selected={selected}
      preview={scene === 'palette-none' ? undefined : { ...given.preview!, parts: parts ?? [] }}
      missing={filled || scene === 'palette-none' ? [] : given.missing}
      canInsert={scene !== 'palette-copy'}
      copyOnly="no-buyer"
      onQuery={setQuery}
      onSelect={setSelected}
      onChoose={log('choose')}
      onFill={(_, value) => setFilled(value)}
      onClose={log('close')}
    />
  );
}

function LiveComposer() {
  const [view, setView] = useState(() => {
    const given = data.composer(locale);
    if (scene === 'composer-late') {
      given.late = { trackingNo: 'YQ1122334455', line: '…' };
      given.alsoWriting = '12';
      given.size = { used: 1031, limit: 1000, unit: 'bytes' };
      given.to = given.to.repeat(3);
    }
    if (scene === 'composer-copy') given.canPut = false;
    return given;
  });
  return (
    <Composer
      view={view}
      locale={locale}
      onReason={(reason) => setView({ ...view, reason })}
      onFlag={(flag) => setView({ ...view, flag })}
      onFrom={(from) => setView({ ...view, from })}
      onTo={(to) => setView({ ...view, to })}
      onPut={log('put')}
      onCopy={log('copy')}
      onCopyLine={log('copy line')}
      onClose={log('close')}
    />
  );
}

render(<Scene />, mount(document.body));

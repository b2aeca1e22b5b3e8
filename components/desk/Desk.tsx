// The desk: bar, buyer line, the Now card, five sections that fold and remember, foot. It shows a DeskView and tells
// what the agent did; it reads and changes nothing itself.
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/Button.tsx';
import { money, when } from '../ui/format.ts';
import { LevelIcon } from '../ui/icons.tsx';
import { DEFAULT_KEYS, type KeyMap } from '../ui/keys.ts';
import { Section } from '../ui/Section.tsx';
import { Foot } from './Foot.tsx';
import { Bar, Buyer, Strip } from './Head.tsx';
import { Notes } from './Note.tsx';
import { NowCard } from './NowCard.tsx';
import { OrderPart } from './OrderPart.tsx';
import { StockPart, stockSummary } from './StockPart.tsx';
import type { DeskProps, SectionId } from './view.ts';
import { age, asObject, deskWords } from './words.ts';

/** States in which nothing is read, so nothing is shown below the sentence. */
const SILENT = ['paused', 'loading', 'logged-out'];

export function Desk({
  view,
  locale,
  on,
  keys = DEFAULT_KEYS,
  children,
}: DeskProps & { children?: ComponentChildren }) {
  const t = deskWords(locale);
  const prompt = view.prompts.find((one) => one.id === view.now?.promptId);
  const silent = SILENT.includes(view.state);
  return (
    <aside class="ch-desk" aria-label={t('desk')}>
      {children}
      <Bar queue={silent ? undefined : view.queue} locale={locale} keys={keys} on={on} />
      <div class="ch-desk-top">
        {!silent && view.buyer && <Buyer buyer={view.buyer} locale={locale} />}
        {!silent && view.strip && <Strip strip={view.strip} locale={locale} />}
        {!silent && view.now && prompt && (
          <NowCard now={view.now} prompt={prompt} locale={locale} keys={keys} on={on} />
        )}
        <StateLine view={view} locale={locale} on={on} alone={!prompt} />
      </div>
      {!silent && <Sections view={view} locale={locale} on={on} keys={keys} />}
      <Foot
        health={silent ? { worst: 'off', fields: [] } : view.health}
        agent={view.agent}
        locale={locale}
        keys={keys}
        onLead={on.askLead}
      />
    </aside>
  );
}

/** One sentence, one way on. Only what is broken wears a shape: money's, for red is for red lines alone. */
function StateLine({ view, locale, on, alone }: DeskProps & { alone: boolean }) {
  const t = deskWords(locale);
  const { state, broken } = view;
  if (state === 'ok' || (state === 'empty' && !alone)) return null;
  const way =
    state === 'paused' || state === 'broken' || state === 'no-data' ? t(`wayOn.${state}`) : undefined;
  const text =
    state === 'broken'
      ? t('state.broken', { field: asObject(broken?.field ?? '', locale), n: broken?.rules ?? 0 })
      : t(`state.${state}`);
  return (
    <div class={`ch-state ch-state-${state}`} role="status">
      {state === 'broken' && <LevelIcon level="money" />}
      <p>
        {text}{' '}
        {way && (
          <Button kind="link" onClick={() => on.wayOn(state)}>
            {way}
          </Button>
        )}
      </p>
    </div>
  );
}

function Sections({ view, locale, on, keys }: DeskProps & { keys: KeyMap }) {
  const t = deskWords(locale);
  const { order, stock, replies, shift = [], writing } = view;
  const isOpen = (id: SectionId) => writing === id || !!view.open[id];
  const head = (id: SectionId) => ({
    title: t(`section.${id}`),
    open: isOpen(id),
    onFold: (open: boolean) => {
      if (!open && writing === id) on.writing(undefined);
      on.fold(id, open);
    },
  });
  const shared = { view, locale, keys, on };
  const ofBuyer = view.notes.filter((note) => note.about === 'buyer').length;
  const orderSummary =
    order &&
    (isOpen('order') || !order.total ? order.orderId : `${order.orderId} • ${money(order.total, locale)}`);
  return (
    <div class="ch-sections">
      {view.buyer && (
        <Section {...head('buyer')} summary={ofBuyer ? t('notes.count', { n: ofBuyer }) : t('notes.none')}>
          <Notes about="buyer" {...shared} />
        </Section>
      )}
      {order && (
        <Section {...head('order')} summary={orderSummary}>
          <OrderPart
            order={order}
            locale={locale}
            keys={keys}
            on={on}
            notes={<Notes about="order" {...shared} />}
          />
        </Section>
      )}
      {(stock.length > 0 || order) && (
        <Section {...head('stock')} summary={stockSummary(stock, isOpen('stock'), locale)}>
          <StockPart stock={stock} locale={locale} />
        </Section>
      )}
      {replies && (
        <Section
          {...head('replies')}
          chord={keys.palette}
          summary={t(replies.forStep ? 'replies.step' : 'replies.count', {
            step: replies.forStep ?? '',
            n: replies.count,
          })}
        >
          <ul class="ch-list">
            {replies.top.map((reply) => (
              <li key={reply.id}>
                <Button kind="bare" wide onClick={() => on.reply(reply.id)}>
                  {reply.title}
                </Button>
              </li>
            ))}
          </ul>
          <Button kind="link" onClick={on.palette}>
            {t('replies.all')}
          </Button>
        </Section>
      )}
      <Section
        {...head('shift')}
        summary={shift.length ? t('shift.count', { n: shift.length }) : t('shift.none')}
      >
        {shift.map((item) => (
          <div key={item.id} class="ch-note ch-followup">
            <p>{item.text}</p>
            <p class="ch-meta">
              {[item.agent && t('note.agent', { agent: item.agent }), item.at && when(item.at, locale)]
                .filter(Boolean)
                .join(t('comma'))}
            </p>
            <Button onClick={() => on.followedUp(item.id)}>{t('shift.done')}</Button>
          </div>
        ))}
      </Section>
      <Counts view={view} locale={locale} />
    </div>
  );
}

/** What is not worth a mark each: one quiet line and a figure. */
function Counts({ view, locale }: Pick<DeskProps, 'view' | 'locale'>) {
  const t = deskWords(locale);
  const lines = [
    view.unknownSkus ? t('line.unknown', { n: view.unknownSkus }) : '',
    view.staleMinutes ? t('line.stale', { age: age(view.staleMinutes, t) }) : '',
    view.before ? t('line.before', { n: view.before }) : '',
  ].filter(Boolean);
  if (!lines.length) return null;
  return (
    <ul class="ch-counts">
      {lines.map((line) => (
        <li key={line}>
          <LevelIcon level="hint" />
          {line}
        </li>
      ))}
    </ul>
  );
}

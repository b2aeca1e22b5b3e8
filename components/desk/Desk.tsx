// The desk: bar, buyer line, the Now card, five sections that fold and remember, foot. It shows a DeskView and tells
// what the agent did; it reads and changes nothing itself.
import type { ComponentChildren } from 'preact';
import { Button } from '../ui/Button.tsx';
import { money } from '../ui/format.ts';
import { LevelIcon } from '../ui/icons.tsx';
import { DEFAULT_KEYS, type KeyMap } from '../ui/keys.ts';
import { Section } from '../ui/Section.tsx';
import { FirstDay } from './FirstDay.tsx';
import { Foot } from './Foot.tsx';
import { Bar, Buyer, Strip } from './Head.tsx';
import { Notes } from './Note.tsx';
import { NowCard } from './NowCard.tsx';
import { OrderPart } from './OrderPart.tsx';
import { Shift } from './Shift.tsx';
import { StockPart, stockSummary } from './StockPart.tsx';
import type { DeskProps, SectionId } from './view.ts';
import { DueLine, WaitingPart } from './Waiting.tsx';
import { age, asObject, deskWords } from './words.ts';
import type { Writing } from './writing.ts';

/** What is written inside of the order's section. */
const HERE: readonly Writing[] = ['promise', 'agreed'];
/** States in which nothing is read, so nothing is shown below the sentence. */
const SILENT = ['paused', 'loading', 'logged-out'];

export function Desk({
  view,
  locale,
  on,
  keys = DEFAULT_KEYS,
  slot,
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
        {!silent && view.waiting && <DueLine waiting={view.waiting} locale={locale} />}
        {!silent && view.buyer && <Buyer buyer={view.buyer} locale={locale} />}
        {!silent && view.strip && <Strip strip={view.strip} locale={locale} />}
        {!silent && view.now && prompt && (
          <NowCard
            key={prompt.id}
            now={view.now}
            prompt={prompt}
            locale={locale}
            keys={keys}
            on={on}
            asking={view.writing === 'unbought'}
          />
        )}
        {!silent && view.firstDay && (
          <FirstDay
            items={view.firstDay}
            locale={locale}
            keys={keys}
            onAway={on.putAway}
            onPractice={() => on.learn('practice')}
          />
        )}
        <StateLine view={view} locale={locale} on={on} alone={!prompt} />
      </div>
      {!silent && <Sections view={view} locale={locale} on={on} keys={keys} slot={slot} />}
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
  const unread = state === 'no-data' && view.stockFailed;
  const way =
    state === 'paused' || state === 'broken' || state === 'no-data'
      ? t(`wayOn.${unread ? 'broken' : state}`)
      : undefined;
  const { field = '', rules: n = 0, views = 0 } = broken ?? {};
  const text =
    state !== 'broken'
      ? t(unread ? 'state.unread' : `state.${state}`)
      : field === ''
        ? t('state.strange', { views })
        : t(views > 0 ? 'state.held' : 'state.broken', { field: asObject(field, locale), n, views });
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

function Sections({ view, locale, on, keys, slot }: DeskProps & { keys: KeyMap }) {
  const t = deskWords(locale);
  const { order, stock, replies, shift = [], writing } = view;
  const isOpen = (id: SectionId) => writing === id || !!view.open[id];
  const head = (id: SectionId) => ({
    title: t(`section.${id}`),
    open: isOpen(id),
    onFold: (open: boolean) => {
      if (!open && writing && (writing === id || (id === 'order' && HERE.includes(writing))))
        on.writing(undefined);
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
      {view.waiting && (
        <Section {...head('waiting')} summary={t('waiting.count', { n: view.waiting.total })}>
          <WaitingPart waiting={view.waiting} locale={locale} on={on} />
        </Section>
      )}
      {view.buyer && (
        <Section {...head('buyer')} summary={ofBuyer ? t('notes.count', { n: ofBuyer }) : t('notes.none')}>
          <Notes about="buyer" {...shared} />
        </Section>
      )}
      {order && (
        <Section {...head('order')} summary={orderSummary}>
          <OrderPart {...shared} order={order} notes={<Notes about="order" {...shared} />} />
        </Section>
      )}
      {(stock.length > 0 || order) && (
        <Section {...head('stock')} summary={stockSummary(stock, isOpen('stock'), locale)}>
          <StockPart stock={stock} locale={locale} />
        </Section>
      )}
      {view.product && (
        <Section {...head('product')} chord={keys.product} summary={isOpen('product') ? '' : view.product}>
          <div ref={slot} />
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
          <Button kind="link" onClick={on.palette}>
            {t('replies.all')}
          </Button>
        </Section>
      )}
      <Section
        {...head('shift')}
        summary={shift.length ? t('shift.count', { n: shift.length }) : t('shift.none')}
      >
        <Shift {...shared} />
      </Section>
      <Counts view={view} locale={locale} on={on} />
    </div>
  );
}

/** Replies that ended yesterday named by title; the figure says how many there are. */
const ENDED_NAMED = 3;

/** What is not worth a mark each: one quiet line and a figure. */
function Counts({ view, locale, on }: DeskProps) {
  const t = deskWords(locale);
  const lines = [
    view.unknownSkus ? t('line.unknown', { n: view.unknownSkus }) : '',
    view.staleMinutes !== undefined
      ? t(view.stockFailed ? 'line.stale.failed' : 'line.stale', { age: age(view.staleMinutes, t) })
      : '',
    view.endedReplies?.length
      ? t('line.ended', {
          n: view.endedReplies.length,
          titles: view.endedReplies.slice(0, ENDED_NAMED).join(t('comma')),
        })
      : '',
  ].filter(Boolean);
  if (!lines.length && !view.before) return null;
  return (
    <ul class="ch-counts">
      {lines.map((line) => (
        <li key={line}>
          <LevelIcon level="hint" />
          {line}
        </li>
      ))}
      {view.before ? (
        <li>
          <LevelIcon level="hint" />
          <span>
            {t('line.before', { n: view.before })}{' '}
            <Button kind="link" onClick={on.showBefore}>
              {t('line.before.show')}
            </Button>
          </span>
        </li>
      ) : null}
    </ul>
  );
}

// The desk's head: the bar (place in the queue, next, tuck away), the buyer line, and a new hire's ten-step strip.
import type { Locale } from '../../lib/model/basics.ts';
import { Button } from '../ui/Button.tsx';
import { figure } from '../ui/format.ts';
import { ChevronsRight, Sign } from '../ui/icons.tsx';
import type { KeyMap } from '../ui/keys.ts';
import { Marks } from './Marks.tsx';
import type { BuyerLine, DeskDeeds, Queue, StepStrip } from './view.ts';
import { clockWord, deskWords } from './words.ts';

interface BarProps {
  queue?: Queue;
  locale: Locale;
  keys: KeyMap;
  on: DeskDeeds;
}

export function Bar({ queue, locale, keys, on }: BarProps) {
  const t = deskWords(locale);
  const n = (value: number) => figure(value, locale);
  const more = queue && (queue.kind === 'orders' ? queue.total > 1 : queue.waiting > 0);
  return (
    <header class="ch-bar">
      <Sign />
      <span class="ch-bar-place">
        {queue?.kind === 'orders' && t('bar.orders', { place: n(queue.place), total: n(queue.total) })}
        {queue?.kind === 'buyers' && t('bar.buyers', { n: queue.waiting })}
      </span>
      {more && (
        <Button kind="bare" chord={keys.next} onClick={on.next}>
          {t(`bar.next.${queue.kind}`)}
        </Button>
      )}
      <Button kind="bare" label={t('bar.tuck')} chord={keys.desk} onClick={on.tuck} class="ch-tuck">
        <ChevronsRight />
      </Button>
    </header>
  );
}

export function Buyer({ buyer, locale }: { buyer: BuyerLine; locale: Locale }) {
  const t = deskWords(locale);
  const { orderCount, stage, promised, clock } = buyer;
  const count = orderCount && (orderCount === 1 ? t('buyer.first') : t('buyer.count', { n: orderCount }));
  const standing =
    stage &&
    [t(`status.${stage.status}`), stage.address && t(`stage.${stage.address}`)]
      .filter(Boolean)
      .join(t('comma'));
  return (
    <section class="ch-buyer" aria-label={t('section.buyer')}>
      <p class="ch-buyer-line">
        {clock && (
          <span class="ch-buyer-clock">
            <Marks
              marks={[{ id: 'clock', level: 'clock', mark: clockWord(clock, t) }]}
              locale={locale}
              plain={!clock.urgent}
            />
          </span>
        )}
        {buyer.name && <b>{buyer.name}</b>}
        <span class="ch-buyer-stage">{[count, standing].filter(Boolean).join(' • ')}</span>
      </p>
      {(buyer.asked || promised) && (
        <dl class="ch-rows">
          {buyer.asked && (
            <>
              <dt>{t('buyer.asked')}</dt>
              <dd class="ch-clip" title={buyer.asked}>
                {buyer.asked}
              </dd>
            </>
          )}
          {promised && (
            <>
              <dt>{t('buyer.promised')}</dt>
              <dd>
                {promised.text}
                {!promised.noted && <span class="ch-quiet"> • {t('buyer.unnoted')}</span>}
              </dd>
            </>
          )}
        </dl>
      )}
    </section>
  );
}

/** Ten bars: filled, half, hollow. Chinese and Korean name them all; English the current one and the next. */
export function Strip({ strip, locale }: { strip: StepStrip; locale: Locale }) {
  const t = deskWords(locale);
  const few = locale === 'en';
  const name = (i: number) => t(`strip.${i as 0}`);
  return (
    <div class="ch-strip" role="img" aria-label={t('strip', { n: strip.at + 1, name: name(strip.at) })}>
      {Array.from({ length: 10 }, (_, i) => (
        <span
          key={i}
          class={i < strip.at ? 'ch-done' : i === strip.at ? `ch-current ${strip.half ? 'ch-half' : ''}` : ''}
        >
          {!few && <span>{name(i)}</span>}
        </span>
      ))}
      {few && (
        <p class="ch-strip-words" style={{ gridColumn: `${Math.min(strip.at, 6) + 1} / -1` }}>
          <b>{name(strip.at)}</b>
          {strip.at < 9 && name(strip.at + 1)}
        </p>
      )}
    </div>
  );
}

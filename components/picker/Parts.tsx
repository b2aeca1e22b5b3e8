// The panel's parts: what was read where the person pointed and its other ways, a word's meaning, and everything this page has
// with its state. Text of the page is text here.
import { Button } from '../ui/Button.tsx';
import { Select } from '../ui/fields.tsx';
import { HealthIcon } from '../ui/icons.tsx';
import type { AskState } from './asks.ts';
import { type LastView, type PanelDeeds, type PanelView, reads } from './shown.ts';
import { type Say, STATUSES } from './words.ts';

interface Props {
  view: PanelView;
  on: PanelDeeds;
}

const health = (state: AskState) => (state === 'waiting' || state === 'loading' ? 'off' : state);

export const Last = ({ last, on, t }: { last: LastView; on: PanelDeeds; t: Say }) => (
  <div class="ch-picker-last">
    <p class="ch-picker-line">
      <span class="ch-picker-name">{last.name}</span>
      {last.value && (
        <b class="ch-picker-value" dir="auto">
          {last.value}
        </b>
      )}
      <span class="ch-meta">{last.rows}</span>
    </p>
    {last.also.length > 0 && <p class="ch-meta">{t('also', { names: last.also.join(', ') })}</p>}
    {last.ways.length > 1 && (
      <details class="ch-picker-ways">
        <summary>{t('ways')}</summary>
        <ol>
          {last.ways.map((way, i) => (
            <li key={i}>
              <button
                type="button"
                class="ch-chip"
                aria-pressed={i === last.at}
                aria-keyshortcuts={String(i + 1)}
                onClick={() => on.way(i)}
              >
                <span class="ch-digit" aria-hidden="true">
                  {i + 1}
                </span>
                <span class="ch-clip" dir="auto">
                  {way.value}
                </span>
                <span class="ch-meta ch-clip">{way.by}</span>
                <span class="ch-meta">{way.rows}</span>
              </button>
            </li>
          ))}
        </ol>
      </details>
    )}
    {last.undoable && (
      <Button kind="bare" chord="Ctrl+KeyZ" onClick={on.undo}>
        {t('undo')}
      </Button>
    )}
  </div>
);

export const Meaning = ({
  text,
  status,
  on,
  t,
}: PanelView['strange'][number] & { on: PanelDeeds; t: Say }) => (
  <Select
    label={t('words', { text })}
    value={status}
    options={[
      { value: '', label: t('words.choose') },
      ...STATUSES.map((one) => ({ value: one, label: t(`status.${one}`) })),
    ]}
    onValue={(value) => {
      const chosen = STATUSES.find((one) => one === value);
      if (chosen) on.mean(text, chosen);
    }}
  />
);

export const List = ({ view, on, t }: Props & { t: Say }) => (
  <ul class="ch-picker-list" aria-label={t('list')}>
    {view.asks.map((ask) => (
      <li key={ask.id}>
        <button
          type="button"
          class="ch-picker-row"
          aria-current={ask.id === view.current?.id || undefined}
          onClick={() => on.point(ask.id)}
        >
          <HealthIcon state={health(ask.state)} />
          <span class="ch-picker-name">
            {ask.title}
            {ask.needed && (
              <span class="ch-picker-star" title={t('list.needed')}>
                <span aria-hidden="true">*</span>
                <span class="ch-sr">{t('list.needed')}</span>
              </span>
            )}
          </span>
          <span
            class={`ch-clip ch-picker-value ${ask.value && reads(ask.state) ? '' : 'ch-quiet'}`}
            dir="auto"
          >
            {ask.value || t(`state.${ask.state}`)}
          </span>
          {ask.value && !reads(ask.state) && <span class="ch-sr">{t(`state.${ask.state}`)}</span>}
          <span class="ch-meta">{ask.rows}</span>
        </button>
      </li>
    ))}
  </ul>
);

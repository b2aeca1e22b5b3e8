// The picker's panel: what is asked for now, what to do next, and below it what was pointed out and what the page has.
import { Button } from '../ui/Button.tsx';
import { Close, Sign } from '../ui/icons.tsx';
import { Key, Keyed } from '../ui/Key.tsx';
import { KINDS } from './asks.ts';
import { Last, List, Meaning } from './Parts.tsx';
import { type PanelDeeds, type PanelView, reads } from './shown.ts';
import { pickerWords, type Say } from './words.ts';

interface Props {
  view: PanelView;
  on: PanelDeeds;
}

const Corners = () => (
  <svg class="ch-icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path
      d="M2.5 2.5h11v11h-11zM2.5 8.5h5v5"
      fill="none"
      stroke="currentColor"
      stroke-width="1.4"
      stroke-linejoin="round"
    />
  </svg>
);

export function Panel({ view, on }: Props) {
  const t = pickerWords(view.locale);
  return (
    <section class={`ch-sheet ch-picker ch-at-${view.corner}`} aria-label={view.title}>
      <header class="ch-picker-head">
        <Sign />
        <h2 class="ch-clip" title={view.title}>
          {view.title}
        </h2>
        <Button kind="bare" label={t('corner')} chord="KeyM" class="ch-picker-icon" onClick={on.corner}>
          <Corners />
        </Button>
        <Button kind="bare" label={t('close')} class="ch-picker-icon" onClick={on.close}>
          <Close />
        </Button>
      </header>
      <div class="ch-picker-body">
        <p class="ch-picker-said" role="status">
          {view.said}
        </p>
        {view.phase === 'choose' && <Choose t={t} on={on} />}
        {view.phase === 'done' && (
          <>
            <p class="ch-picker-now">{t(view.teaching ? 'done.taught' : 'done')}</p>
            {view.teaching && (
              <Button class="ch-picker-main" onClick={on.another}>
                {t('another')}
              </Button>
            )}
            <Button class={`${view.teaching ? '' : 'ch-picker-main '}ch-picker-close`} onClick={on.close}>
              {t('close')}
            </Button>
          </>
        )}
        {(view.phase === 'work' || view.phase === 'check') && <Work view={view} on={on} t={t} />}
        {view.phase === 'kept' && <Kept view={view} on={on} t={t} />}
      </div>
      {view.phase !== 'done' && (
        <footer class="ch-picker-foot">
          <Keyed text={t('panel.key')} />
        </footer>
      )}
    </section>
  );
}

const Choose = ({ t, on }: { t: Say; on: PanelDeeds }) => (
  <div class="ch-picker-choose" role="group" aria-label={t('choose')}>
    <p class="ch-picker-ask">{t('choose')}</p>
    <div class="ch-chips">
      {KINDS.map((kind, i) => (
        <button key={kind} type="button" class="ch-chip" onClick={() => on.kind(i)}>
          {t(`kind.${kind}`)}
          <span class="ch-digit" aria-hidden="true">
            {i + 1}
          </span>
        </button>
      ))}
    </div>
  </div>
);

const Kept = ({ view, on, t }: Props & { t: Say }) => (
  <>
    <p class="ch-picker-now">{t('kept')}</p>
    <div class="ch-picker-acts">
      <Button kind="plain" class="ch-picker-main" onClick={() => on.point()}>
        {t('more')}
      </Button>
      <Button kind="bare" disabled={view.busy} onClick={on.throwAway}>
        {t('throw')}
      </Button>
    </div>
    <List view={view} on={on} t={t} />
  </>
);

function Work({ view, on, t }: Props & { t: Say }) {
  const { current, asks, phase } = view;
  const check = phase === 'check';
  const needed = view.enough ? 0 : asks.filter((ask) => ask.needed && !reads(ask.state)).length;
  const rest = asks.filter((ask) => !reads(ask.state)).length;
  const summary = !view.loaded
    ? t('state.loading')
    : check
      ? view.enough
        ? t('check')
        : t('check.lacks')
      : view.teaching
        ? t('teach.left')
        : needed > 0
          ? t('broken', { n: needed })
          : rest > 0
            ? t('broken.rest', { n: rest })
            : t('fine');
  // One filled button: to go on pointing, to keep it, or to let it count.
  const main = view.enough ? (check ? 'confirm' : view.changed ? 'keep' : 'point') : 'point';
  return (
    <>
      <p class="ch-meta">{summary}</p>
      {current && (view.pointing || view.teaching || !view.enough) && (
        <p class="ch-picker-ask" aria-live="polite">
          {t('ask', { name: current.name })}
        </p>
      )}
      {view.pointing && <p class="ch-picker-how">{t('pointing')}</p>}
      {!check && view.last && <Last last={view.last} on={on} t={t} />}
      {(check ? [] : view.strange).map(({ text, status }) => (
        <Meaning key={text} text={text} status={status} on={on} t={t} />
      ))}
      <div class="ch-picker-acts">
        {check && view.enough && (
          <Button kind="main" wide class="ch-picker-main" disabled={view.busy} onClick={on.confirm}>
            {t('confirm')}
          </Button>
        )}
        {!check && view.enough && view.changed && (
          <Button kind="main" wide class="ch-picker-main" disabled={view.busy} onClick={on.keep}>
            {t('keep')}
          </Button>
        )}
        {view.pointing ? (
          <Button kind="plain" chord="Escape" onClick={on.stop}>
            {t('point.stop')}
          </Button>
        ) : (
          (current || check) && (
            <Button
              kind={main === 'point' && current ? 'main' : 'plain'}
              class={main === 'point' ? 'ch-picker-main' : ''}
              onClick={() => on.point()}
            >
              {check && view.enough ? t('again') : t('point')}
            </Button>
          )
        )}
        {current && !current.must && !check && (
          <Button kind="plain" onClick={on.skip}>
            {t('skip')}
            <Key text="S" />
          </Button>
        )}
        {check && (
          <Button kind="bare" disabled={view.busy} onClick={on.throwAway}>
            {t('throw')}
          </Button>
        )}
      </div>
      {!view.pointing && <List view={view} on={on} t={t} />}
    </>
  );
}

// The remark composer: form at the left, the order's remarks at the right. Digits choose the reason, Alt ↵ puts the
// text into the box, Alt C copies it, Escape closes. The agent presses Save.
import type { Flag } from '../../lib/model/facts.ts';
import { Button } from '../ui/Button.tsx';
import { Chips } from '../ui/Chips.tsx';
import { figure, speak, when } from '../ui/format.ts';
import { chordOf, digitOf, take, typing } from '../ui/hotkeys.ts';
import { Close, FlagIcon, LevelIcon } from '../ui/icons.tsx';
import { Key } from '../ui/Key.tsx';
import { DEFAULT_KEYS } from '../ui/keys.ts';
import { Bar } from '../ui/Progress.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { reasonName, Timeline } from '../ui/Timeline.tsx';
import uiWords from '../ui/ui.i18n.json';
import { ChangeField } from './ChangeField.tsx';
import words from './composer.i18n.json';
import type { ComposerProps } from './view.ts';

export function Composer(props: ComposerProps) {
  const { view, locale, keys = DEFAULT_KEYS } = props;
  const t = speak(words, locale);
  const ui = speak(uiWords, locale);
  const n = (value: number) => figure(value, locale);
  const { used, limit, unit } = view.size;
  const over = limit === undefined ? 0 : Math.max(0, used - limit);
  const canPut = view.canPut && !over;
  const changed = view.flagWas && view.flagWas !== 'none' && view.flagWas !== view.flag;
  const flagName = (flag: Flag) => view.flags.find((one) => one.flag === flag)?.label ?? ui(`flag.${flag}`);
  const size =
    limit === undefined
      ? t(`used.${unit}`, { used: n(used) })
      : t(`size.${unit}`, { used: n(used), limit: n(limit) });

  const onKeyDown = (event: KeyboardEvent) => {
    const chord = chordOf(event);
    const digit = typing(event) ? 0 : digitOf(event);
    const reason = view.reasons[digit - 1];
    if (chord === keys.act) {
      take(event);
      if (event.repeat) return;
      if (canPut) props.onPut();
      else if (!view.canPut) props.onCopy();
    } else if (chord === keys.copy) {
      take(event);
      if (!event.repeat) props.onCopy();
    } else if (reason) {
      take(event);
      props.onReason(reason);
    }
  };
  return (
    <Sheet
      label={`${t('composer')} ${t('order', { id: view.orderId })}`}
      class="ch-composer"
      at={props.at}
      onClose={props.onClose}
      onKeyDown={onKeyDown}
    >
      <header class="ch-composer-head">
        <h2>{t('composer')}</h2>
        <span>{t('order', { id: view.orderId })}</span>
        <Key chord={DEFAULT_KEYS.close} />
        <Button kind="bare" label={ui('close')} onClick={props.onClose}>
          <Close />
        </Button>
      </header>
      <div class="ch-composer-body">
        <div class="ch-form">
          {view.late && (
            <div class="ch-strip-warn ch-money" role="status">
              <LevelIcon level="money" />
              <span>{t('late', { no: view.late.trackingNo })}</span>
              <Button kind="link" onClick={props.onCopyLine}>
                {t('late.copy')}
              </Button>
            </div>
          )}
          {view.alsoWriting && (
            <div class="ch-strip-warn ch-money" role="status">
              <LevelIcon level="money" />
              <span>{t('also', { agent: view.alsoWriting })}</span>
            </div>
          )}
          <span class="ch-form-label">{t('reason')}</span>
          <Chips
            label={t('reason')}
            digits
            value={view.reason}
            options={view.reasons.map((id) => ({ id, label: reasonName(id, locale) }))}
            onPick={(id) => props.onReason(id as typeof view.reason)}
          />
          {view.flags.length > 0 && (
            <>
              <span class="ch-form-label">{t('flag')}</span>
              <div>
                <Chips
                  label={t('flag')}
                  value={view.flag}
                  options={view.flags.map(({ flag }) => ({
                    id: flag,
                    label: flagName(flag),
                    icon: <FlagIcon flag={flag} />,
                  }))}
                  onPick={(id) => props.onFlag(id as Flag)}
                />
                {(view.flagMeaning || changed) && (
                  <p class="ch-form-note">
                    {view.flagMeaning &&
                      view.flag &&
                      t('flag.means', { flag: flagName(view.flag), meaning: view.flagMeaning })}{' '}
                    {changed &&
                      view.flagWas &&
                      t('flag.was', { flag: lower(flagName(view.flagWas), locale) })}
                  </p>
                )}
              </div>
            </>
          )}
          <span class="ch-form-label">{t('from')}</span>
          <ChangeField
            side="old"
            label={t('from')}
            value={view.from}
            other={view.to}
            source={view.fromSource}
            onValue={props.onFrom}
          />
          <span class="ch-form-label">{t('to')}</span>
          <ChangeField
            side="new"
            label={t('to')}
            value={view.to}
            other={view.from}
            source={view.toSource}
            onValue={props.onTo}
          />
          <span class="ch-form-label">{t('by')}</span>
          <p class="ch-form-by">
            {t('by.agent', { agent: view.agent })} <span>{t('by.at', { at: when(view.at, locale) })}</span>
          </p>
          <span class="ch-form-label">{t('text')}</span>
          <div>
            <div class="ch-text">
              {view.kept.map((line, i) => (
                <p key={i} class="ch-kept">
                  {line}
                </p>
              ))}
              <p>{view.line}</p>
            </div>
            <div class="ch-size">
              {limit !== undefined && <Bar part={used / limit} label={size} over={over > 0} />}
              <span>{size}</span>
              {over > 0 ? (
                <span class="ch-warn ch-size-note" role="status">
                  <LevelIcon level="money" />
                  {t(`over.${unit}`, { n: n(over) })}
                </span>
              ) : (
                <span class="ch-quiet ch-size-note">{t(`mode.${view.mode}`)}</span>
              )}
            </div>
          </div>
        </div>
        <section class="ch-composer-side" aria-label={t('timeline')}>
          <h3>{t('timeline')}</h3>
          <Timeline items={view.timeline} locale={locale} />
        </section>
      </div>
      <footer class="ch-composer-foot">
        {view.canPut && (
          <Button kind="main" chord={keys.act} disabled={!canPut} onClick={props.onPut}>
            {t('put')}
          </Button>
        )}
        <Button
          kind={view.canPut ? 'plain' : 'main'}
          chord={view.canPut ? keys.copy : keys.act}
          onClick={props.onCopy}
        >
          {t('copy')}
        </Button>
        <span class="ch-quiet">{t(view.canPut ? 'save' : 'noBox')}</span>
      </footer>
    </Sheet>
  );
}

/** English names a flag in the middle of a sentence in small letters. */
const lower = (name: string, locale: string) => (locale === 'en' ? name.toLowerCase() : name);

// The Now card: the one thing that counts now. Phrase and rule, the fact, why, for a new hire the steps, one action
// with its key; the foot says what limits it and how many wait.
import type { Locale } from '../../lib/model/basics.ts';
import type { PromptView } from '../../lib/model/prompts.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { speak } from '../ui/format.ts';
import { digitOf, take } from '../ui/hotkeys.ts';
import { Keyed } from '../ui/Key.tsx';
import type { KeyMap } from '../ui/keys.ts';
import uiWords from '../ui/ui.i18n.json';
import { Compare } from './Compare.tsx';
import { type DeskDeeds, type NowView, OVERRIDE_REASONS } from './view.ts';
import { deskWords } from './words.ts';

interface Props {
  now: NowView;
  prompt: PromptView;
  locale: Locale;
  keys: KeyMap;
  on: DeskDeeds;
}

export function NowCard({ now, prompt, locale, keys, on }: Props) {
  const t = deskWords(locale);
  const levelName = speak(uiWords, locale)(`level.${prompt.level}`);
  const phrase = prompt.mark ?? levelName;
  const head = { level: prompt.level, levelName, phrase };
  if (now.folded) {
    return (
      <button type="button" class="ch-now-folded" aria-expanded={false} onClick={() => on.foldNow(false)}>
        <Card {...head} rule={prompt.title} />
      </button>
    );
  }
  const { action, compare, coach } = now;
  const onKeyDown = (event: KeyboardEvent) => {
    const reason = now.reasons ? OVERRIDE_REASONS[digitOf(event) - 1] : undefined;
    if (!reason) return;
    take(event);
    on.override(prompt.id, reason);
  };
  return (
    <div onKeyDown={onKeyDown} role="group" aria-label={phrase}>
      <Card {...head} rule={t('now.rule', { rule: prompt.ruleName })} class="ch-now">
        <p class="ch-now-title">{prompt.title}</p>
        <p class="ch-now-why">{prompt.why}</p>
        {compare && <Compare rows={compare.rows} at={compare.at} locale={locale} />}
        {now.showSteps && prompt.steps.length > 0 && (
          <ol class="ch-steps" aria-label={t('now.steps')}>
            {prompt.steps.map((step, i) => (
              <li key={step}>
                <span class="ch-step-no" aria-hidden="true">
                  {i + 1}
                </span>
                <span>
                  <Keyed text={step} />
                </span>
              </li>
            ))}
          </ol>
        )}
        {action && (
          <Button
            kind={now.outline ? 'plain' : 'main'}
            class="ch-act"
            chord={keys.act}
            wide
            disabled={now.disabled}
            onClick={() => on.act(prompt.id, action)}
          >
            {now.label ?? action.label}
          </Button>
        )}
        {now.reasons && (
          <div class="ch-reasons" role="group" aria-label={t('override')}>
            <span class="ch-meta">{t('override')}</span>
            {OVERRIDE_REASONS.map((reason, i) => (
              <button
                key={reason}
                type="button"
                class="ch-chip"
                onClick={() => on.override(prompt.id, reason)}
              >
                {t(`override.${reason}`)}
                <kbd class="ch-digit">{i + 1}</kbd>
              </button>
            ))}
          </div>
        )}
        {(now.limit || now.waiting > 0 || coach) && (
          <footer class="ch-now-foot">
            <span>
              {coach ? t('now.coach', { of: coach.of, n: coach.done }) : now.limit && t(`limit.${now.limit}`)}
            </span>
            {now.waiting > 0 && (
              <Button kind="bare" chord={keys.nextPrompt} onClick={on.nextPrompt}>
                {t('now.more', { n: now.waiting })}
              </Button>
            )}
          </footer>
        )}
      </Card>
    </div>
  );
}

// The Now card: the one thing that counts now. Phrase and rule, the fact, why, for a new hire the steps, one action
// with its key; the foot says what limits it and how many wait.
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Locale } from '../../lib/model/basics.ts';
import type { PromptView } from '../../lib/model/prompts.ts';
import { Button } from '../ui/Button.tsx';
import { Card } from '../ui/Card.tsx';
import { speak } from '../ui/format.ts';
import { chordOf, digitOf, take } from '../ui/hotkeys.ts';
import { Keyed } from '../ui/Key.tsx';
import type { KeyMap } from '../ui/keys.ts';
import uiWords from '../ui/ui.i18n.json';
import { Compare } from './Compare.tsx';
import { type DeskDeeds, type NowView, OVERRIDE_REASONS } from './view.ts';
import { deskWords } from './words.ts';
import { UNBOUGHT_REASONS } from './writing.ts';

interface Props {
  now: NowView;
  prompt: PromptView;
  locale: Locale;
  keys: KeyMap;
  on: DeskDeeds;
  /** The agent is to say why the buyer did not buy. */
  asking?: boolean;
}

/** Words on 1-6: a reason, with the digit that picks it while the focus is here. */
function Reasons<R extends string>({
  label,
  reasons,
  word,
  onPick,
}: {
  label: string;
  reasons: readonly R[];
  word: (reason: R) => string;
  onPick: (reason: R) => void;
}) {
  return (
    <div class="ch-reasons" role="group" aria-label={label}>
      <span class="ch-meta">{label}</span>
      {reasons.map((reason, i) => (
        <button key={reason} type="button" class="ch-chip" onClick={() => onPick(reason)}>
          {word(reason)}
          <kbd class="ch-digit">{i + 1}</kbd>
        </button>
      ))}
    </div>
  );
}

/** What to do, one thing a line. */
const Steps = ({ steps, label }: { steps: string[]; label: string }) => (
  <ol class="ch-steps" aria-label={label}>
    {steps.map((step, i) => (
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
);

export function NowCard({ now, prompt, locale, keys, on, asking }: Props) {
  const t = deskWords(locale);
  const card = useRef<HTMLDivElement>(null);
  // The digits are the card's while it has the focus: it takes it with the question, and from nowhere else.
  useLayoutEffect(() => {
    if (asking) card.current?.querySelector<HTMLElement>('.ch-reasons > button')?.focus();
  }, [asking]);
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
  const { action, compare, coach, folds } = now;
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = digitOf(event) - 1;
    const why = asking ? UNBOUGHT_REASONS[digit] : undefined;
    const reason = now.reasons && !asking ? OVERRIDE_REASONS[digit] : undefined;
    const leaves = asking && chordOf(event) === 'Escape';
    if (!why && !reason && !leaves) return;
    take(event);
    if (why) on.unbought(why);
    else if (reason) on.override(prompt.id, reason);
    else on.writing(undefined);
  };
  return (
    <div ref={card} onKeyDown={onKeyDown} role="group" aria-label={phrase}>
      <Card {...head} rule={t('now.rule', { rule: prompt.ruleName })} class="ch-now">
        <p class="ch-now-title">{prompt.title}</p>
        {!folds?.why && <p class="ch-now-why">{prompt.why}</p>}
        {compare && <Compare rows={compare.rows} at={compare.at} locale={locale} />}
        {now.showSteps && prompt.steps.length > 0 && <Steps steps={prompt.steps} label={t('now.steps')} />}
        {folds && (folds.why || prompt.steps.length > 0) && (
          <details class="ch-more">
            <summary>{t(folds.why ? 'now.why' : 'now.steps')}</summary>
            {folds.why && <p class="ch-now-why">{prompt.why}</p>}
            {prompt.steps.length > 0 && <Steps steps={prompt.steps} label={t('now.steps')} />}
          </details>
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
        {now.others?.map((other) => (
          <Button key={other.label} kind="link" class="ch-other" onClick={() => on.act(prompt.id, other)}>
            {other.label}
          </Button>
        ))}
        {asking ? (
          <Reasons
            label={t('unbought')}
            reasons={UNBOUGHT_REASONS}
            word={(reason) => t(`unbought.${reason}`)}
            onPick={on.unbought}
          />
        ) : (
          now.reasons && (
            <Reasons
              label={t('override')}
              reasons={OVERRIDE_REASONS}
              word={(reason) => t(`override.${reason}`)}
              onPick={(reason) => on.override(prompt.id, reason)}
            />
          )
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

// Rail: the desk tucked away. 36 px wide, as tall as its content: sign, one count a level, the key. One button.
import type { Level } from '../../lib/model/basics.ts';
import { figure, speak } from '../ui/format.ts';
import { HealthIcon, LevelIcon, Pause, Sign } from '../ui/icons.tsx';
import { ariaKeys, capText, DEFAULT_KEYS } from '../ui/keys.ts';
import uiWords from '../ui/ui.i18n.json';
import type { RailProps } from './view.ts';
import { deskWords } from './words.ts';

const LEVELS: Level[] = ['redline', 'money', 'clock', 'hint'];

export function Rail({ counts, state, locale, keys = DEFAULT_KEYS, onOpen }: RailProps) {
  const t = deskWords(locale);
  const ui = speak(uiWords, locale);
  const shown = LEVELS.filter((level) => counts[level]);
  const told = shown.map((level) => `${ui(`level.${level}`)} ${counts[level]}`);
  const still =
    state === 'paused' || state === 'logged-out'
      ? t(`state.${state}`)
      : state === 'broken'
        ? ui('health.missing')
        : '';
  return (
    <button
      type="button"
      class="ch-rail"
      aria-label={[t('rail'), still, ...told].filter(Boolean).join(t('comma'))}
      title={still || undefined}
      aria-keyshortcuts={ariaKeys(keys.desk)}
      onClick={onOpen}
    >
      <Sign />
      {(shown.length > 0 || state !== 'ok') && <hr />}
      {state === 'paused' && <Pause />}
      {(state === 'broken' || state === 'logged-out') && (
        <HealthIcon state={state === 'broken' ? 'missing' : 'off'} />
      )}
      {shown.map((level) => (
        <span key={level} class={`ch-rail-count ch-${level}`}>
          <LevelIcon level={level} size={level === 'hint' ? 12 : 13} />
          {figure(counts[level] ?? 0, locale)}
        </span>
      ))}
      <hr />
      <span class="ch-rail-key" aria-hidden="true">
        {capText(keys.desk)}
      </span>
    </button>
  );
}

// A reply about to be made of the agent's own words: its title, its text with what became a variable, and what was taken
// out. ↵ keeps it as a private reply, Escape lets it be.
import type { ReplyDraft } from '../../lib/messages/protocol.ts';
import type { Locale } from '../../lib/model/basics.ts';
import { speak } from '../ui/format.ts';
import { chordOf, composing, take } from '../ui/hotkeys.ts';
import { LevelIcon } from '../ui/icons.tsx';
import { Key } from '../ui/Key.tsx';
import { DEFAULT_KEYS } from '../ui/keys.ts';
import { Sheet, type SheetProps } from '../ui/Sheet.tsx';
import words from './palette.i18n.json';

interface Props {
  draft: ReplyDraft;
  title: string;
  locale: Locale;
  at?: SheetProps['at'];
  onTitle: (title: string) => void;
  /** The other words there are: the draft, or what was sent last. */
  onOther: () => void;
  onKeep: () => void;
  onClose: () => void;
}

export function Keep({ draft, title, locale, at, onTitle, onOther, onKeep, onClose }: Props) {
  const t = speak(words, locale);
  const { parts, replaced, blanked, both, from } = draft;
  const list = (names: readonly string[]) => names.join(t('save.comma'));
  return (
    <Sheet
      label={t('save')}
      class="ch-palette ch-keep"
      at={at}
      onClose={onClose}
      onKeyDown={(event) => {
        if (chordOf(event) !== DEFAULT_KEYS.variant) return;
        take(event);
        if (both) onOther();
      }}
    >
      <div class="ch-palette-search">
        <label class="ch-quiet" for="ch-keep-title">
          {t('save.title')}
        </label>
        <input
          id="ch-keep-title"
          data-first
          type="text"
          autocomplete="off"
          maxLength={200}
          value={title}
          onInput={(event) => onTitle(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (composing(event) || chordOf(event) !== 'Enter') return;
            take(event);
            if (!event.repeat) onKeep();
          }}
        />
      </div>
      <div class="ch-preview">
        <p class="ch-preview-buyer">
          <span class="ch-quiet">{t(`save.${from}`)}</span>
          {both && (
            <button type="button" class="ch-bare ch-hintkey" onClick={onOther}>
              <Key chord={DEFAULT_KEYS.variant} />
              {t(from === 'draft' ? 'save.take.sent' : 'save.take.draft')}
            </button>
          )}
        </p>
        <div class="ch-preview-text">
          <p>
            {parts.map((part, i) =>
              part.kind === 'text' ? (
                part.text
              ) : (
                <mark key={i} class={`ch-${part.kind}`}>
                  {part.text}
                </mark>
              ),
            )}
          </p>
        </div>
        <div role="status">
          {replaced.length > 0 && <p class="ch-meta">{t('save.replaced', { names: list(replaced) })}</p>}
          {blanked.length > 0 && (
            <p class="ch-warn ch-fill-head">
              <LevelIcon level="money" />
              <b>{t('save.blanked', { names: list(blanked.map((one) => t(`save.${one}`))) })}</b>
            </p>
          )}
        </div>
      </div>
      <footer class="ch-palette-foot">
        <span class="ch-gap">{t('save.private')}</span>
        <button type="button" class="ch-bare ch-hintkey" disabled={!title.trim()} onClick={onKeep}>
          <Key text="↵" />
          {t('save.keep')}
        </button>
        <button type="button" class="ch-bare ch-hintkey" onClick={onClose}>
          <Key chord={DEFAULT_KEYS.close} />
          {t('key.close')}
        </button>
      </footer>
    </Sheet>
  );
}

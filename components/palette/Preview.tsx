// The chosen reply as it will stand: its language, its text with what is filled and missing, and the picture that goes
// with it. The picture is drawn from bytes kept here; no address is ever loaded.
import type { Locale } from '../../lib/model/basics.ts';
import { speak } from '../ui/format.ts';
import { LevelIcon } from '../ui/icons.tsx';
import { Key } from '../ui/Key.tsx';
import { DEFAULT_KEYS } from '../ui/keys.ts';
import words from './palette.i18n.json';
import type { PalettePreview } from './view.ts';

/** Names of languages short enough for a tag. */
export const TAGS: Record<Locale, string> = { 'zh-CN': '中', ko: '한', en: 'EN' };

interface Props {
  preview: PalettePreview;
  locale: Locale;
  onVariant?: (() => void) | undefined;
  onPicture?: (() => void) | undefined;
}

export function Preview({ preview, locale, onVariant, onPicture }: Props) {
  const t = speak(words, locale);
  const { title, parts, picture, wrong } = preview;
  return (
    <div class="ch-preview-text">
      <div class="ch-preview-head">
        <h3>{title}</h3>
        {preview.locale && (
          <span class="ch-lang" title={t(`lang.${preview.locale}`)}>
            {TAGS[preview.locale]}
          </span>
        )}
        {preview.others && onVariant && (
          <button type="button" class="ch-bare ch-hintkey" tabIndex={-1} onClick={onVariant}>
            <Key chord={DEFAULT_KEYS.variant} />
            {t('key.variant')}
          </button>
        )}
      </div>
      {wrong && (
        <div class="ch-warn ch-preview-wrong" role="alert">
          <LevelIcon level="money" />
          {wrong}
        </div>
      )}
      <p lang={preview.locale}>
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
      {picture?.startsWith('data:image/') && (
        <div class="ch-picture">
          <img src={picture} alt={t('picture')} />
          <button type="button" class="ch-bare ch-hintkey" tabIndex={-1} onClick={onPicture}>
            <Key chord={DEFAULT_KEYS.picture} />
            {t('key.picture')}
          </button>
        </div>
      )}
    </div>
  );
}
